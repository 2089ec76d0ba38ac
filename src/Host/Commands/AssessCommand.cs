using System.CommandLine;
using System.Text;
using System.Text.Json;
using Yiju.Assessment.Contracts;

namespace Yiju.Host.Commands;

/// <summary><c>yiju assess score</c>: scores assessments from lines of JSON, without a database.</summary>
internal static class AssessCommand
{
    public static Command Make()
    {
        var scale = new Option<string>("--scale")
        {
            Description = string.Join(" | ", ScoreLines.Scales),
            Required = true,
        };
        var input = new Option<FileInfo?>("--in") { Description = "每行一份评估的 JSON；不写则读标准输入" };
        var output = new Option<FileInfo?>("--out") { Description = "每行一份结果；不写则写标准输出" };
        var json = new Option<bool>("--json") { Description = "最后的计数也写成 JSON" };
        var folder = new Option<DirectoryInfo?>("--scales") { Description = "另有量表文件的文件夹" };
        var score = new Command("score", "按量表计算等级") { scale, input, output, json, folder };
        score.SetAction(parsed =>
            Score(
                parsed.GetValue(scale)!,
                parsed.GetValue(input),
                parsed.GetValue(output),
                parsed.GetValue(json),
                parsed.GetValue(folder)
            )
        );
        return new Command("assess", "能力评估") { score };
    }

    private static int Score(string scale, FileInfo? input, FileInfo? output, bool json, DirectoryInfo? folder)
    {
        if (input is { Exists: false })
        {
            Console.Error.WriteLine($"找不到文件 {input.Name}。请检查 --in。");
            return 2;
        }
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var reader = new StreamReader(input?.OpenRead() ?? Console.OpenStandardInput(), utf8);
        using var writer = new StreamWriter(
            output?.Create() ?? Console.OpenStandardOutput(),
            utf8,
            bufferSize: 1 << 16
        );
        var outcome = ScoreLines.Run(scale, reader, writer, folder?.FullName);
        writer.Flush();
        if (!outcome.Ok)
        {
            Console.Error.WriteLine(outcome.Faults[0].Sentence);
            return 2;
        }
        var (scored, unsettled, errors) = outcome.Value;
        Console.Error.WriteLine(
            json
                ? JsonSerializer.Serialize(
                    new Dictionary<string, long>
                    {
                        ["scored"] = scored,
                        ["unsettled"] = unsettled,
                        ["errors"] = errors,
                    }
                )
                : $"已评 {scored} 份，条文未定 {unsettled} 份，有误 {errors} 份。"
        );
        return errors == 0 ? 0 : 1;
    }
}
