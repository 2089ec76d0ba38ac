using System.CommandLine;
using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Explaining;
using Yiju.Routing.Rosters.Json;
using Yiju.Routing.Rosters.Replanning;

namespace Yiju.Host.Commands.Route;

/// <summary>A roster problem and a plan for it, read from files.</summary>
internal sealed class RosterFiles
{
    private readonly Argument<FileInfo> problem = new("PROBLEM") { Description = "排班问题（yiju 格式的 JSON）" };
    private readonly Argument<FileInfo> plan = new("PLAN") { Description = "排班计划，即 solve 的结果" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(problem);
        command.Arguments.Add(plan);
    }

    /// <returns>Null after the mistakes were printed.</returns>
    public (RosterProblem Problem, RosterPlan Plan)? Read(ParseResult parsed)
    {
        var read = Read(parsed.GetValue(problem)!, bytes => ProblemJson.Read(bytes));
        var planned = read is null ? null : Read(parsed.GetValue(plan)!, bytes => PlanJson.Read(bytes, read));
        return read is null || planned is null ? null : (read, planned);
    }

    public static T? Read<T>(FileInfo file, Func<byte[], Outcome<T>> read)
        where T : class
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"找不到文件 {file.Name}。");
            return null;
        }
        var outcome = read(File.ReadAllBytes(file.FullName));
        foreach (var fault in outcome.Faults)
        {
            Console.Error.WriteLine($"{file.Name}：{fault.Sentence}");
        }
        return outcome.Ok ? outcome.Value : null;
    }

    public static void Write(FileInfo? file, Action<Stream> write)
    {
        using var output = file is null ? Console.OpenStandardOutput() : file.Create();
        write(output);
        output.Write("\n"u8);
    }
}

/// <summary><c>yiju route check</c>: looks whether a plan keeps every rule. Exit code 1: it does not.</summary>
internal static class CheckPlanCommand
{
    public static Command Make()
    {
        var files = new RosterFiles();
        var check = new Command("check", "检查一份排班计划，逐条列出违反的约束");
        files.AddTo(check);
        check.SetAction(parsed =>
        {
            if (files.Read(parsed) is not var (problem, plan))
            {
                return 2;
            }
            var breaches = PlanChecker.Check(problem, plan);
            foreach (var breach in breaches)
            {
                Console.WriteLine($"{breach.Constraint}\t{breach.Sentence}");
            }
            Console.Error.WriteLine(breaches.Count == 0 ? "没有违反任何约束。" : $"违反 {breaches.Count} 处。");
            return breaches.Count == 0 ? 0 : 1;
        });
        return check;
    }
}

/// <summary><c>yiju route explain</c>: why this worker, why not that one.</summary>
internal static class ExplainPlanCommand
{
    public static Command Make()
    {
        var files = new RosterFiles();
        var visit = new Option<string>("--visit") { Description = "哪一次服务，编号", Required = true };
        var worker = new Option<string?>("--worker") { Description = "只问这个护理员，编号；不写则所有人" };
        var second = new Option<bool>("--second") { Description = "双人服务：问第二个人" };
        var explain = new Command("explain", "为什么是这个人，为什么不是那个人") { visit, worker, second };
        files.AddTo(explain);
        explain.SetAction(parsed =>
        {
            if (files.Read(parsed) is not var (problem, plan))
            {
                return 2;
            }
            var explainer = PlanExplainer.Of(problem, plan);
            var answer = explainer.Ok
                ? explainer.Value.Explain(parsed.GetValue(visit)!, parsed.GetValue(worker), parsed.GetValue(second))
                : explainer.As<VisitExplanation>();
            if (!answer.Ok)
            {
                Console.Error.WriteLine(answer.Faults[0].Sentence);
                return 1;
            }
            RosterFiles.Write(null, output => AnswerJson.Explanation(output, problem, answer.Value));
            return 0;
        });
        return explain;
    }
}

/// <summary><c>yiju route replan</c>: mends a plan after something happened.</summary>
internal static class ReplanCommand
{
    public static Command Make()
    {
        var files = new RosterFiles();
        var events = new Option<FileInfo>("--events") { Description = "发生了什么，JSON", Required = true };
        var now = new Option<string>("--now")
        {
            Description = "现在几点，例如 10:30 或 2026-03-02T10:30",
            Required = true,
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "最多搜索多少秒",
            DefaultValueFactory = _ => 0.8,
        };
        var output = new Option<FileInfo?>("--out") { Description = "结果写到哪里；不写则写到标准输出" };
        var replan = new Command("replan", "有人生病、取消、加急或超时以后，尽量少变动地调整计划")
        {
            events,
            now,
            seconds,
            output,
        };
        files.AddTo(replan);
        replan.SetAction(parsed =>
        {
            if (files.Read(parsed) is not var (problem, plan))
            {
                return 2;
            }
            if (!TimeText.TryRead(parsed.GetValue(now)!, problem.Data.FirstDay, out var time))
            {
                Console.Error.WriteLine($"--now 应为时间，例如 10:30，现在是“{parsed.GetValue(now)}”。");
                return 2;
            }
            var happened = RosterFiles.Read(parsed.GetValue(events)!, bytes => EventsJson.Read(bytes, problem, time));
            if (happened is null || !(parsed.GetValue(seconds) is > 0 and <= 1_000_000))
            {
                Console.Error.WriteLine(happened is null ? "事件没有读成，计划不变。" : "--seconds 应大于 0。");
                return 2;
            }
            RosterSolver.WarmUp();
            return Replan(problem, plan, happened, time, parsed.GetValue(seconds), parsed.GetValue(output));
        });
        return replan;
    }

    private static int Replan(
        RosterProblem problem,
        RosterPlan plan,
        List<DayEvent> events,
        int now,
        double seconds,
        FileInfo? output
    )
    {
        var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(seconds));
        var answer = Replanner.Replan(problem, plan, events, now, budget);
        foreach (var fault in answer.Faults)
        {
            Console.Error.WriteLine(fault.Sentence);
        }
        if (!answer.Ok)
        {
            return 1;
        }
        RosterFiles.Write(output, stream => AnswerJson.Replanned(stream, answer.Value));
        Console.Error.WriteLine($"变动 {answer.Value.Changes.Count} 项，用时 {budget.Elapsed.TotalSeconds:F2} 秒。");
        return 0;
    }
}
