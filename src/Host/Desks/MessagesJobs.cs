using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Jobs;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>Long work that may be left and found again: my own, or everybody's for the administrator.</summary>
internal static class MessagesJobs
{
    private const int Shown = 50;

    private static readonly Fault Unknown = Fault.NotFound("job-unknown", "没有这项任务，或者它不是您的。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jobs", List).ForSignedIn().ExcludeFromDescription();
        routes.MapGet("/jobs/{id:long}", Show).ForSignedIn().ExcludeFromDescription();
        routes.MapPost("/jobs/{id:long}/stop", Stop).ForSignedIn().ExcludeFromDescription();
        routes
            .MapGet("/api/jobs/{id:long}", Json)
            .ForSignedIn()
            .WithName("GetJob")
            .WithSummary("How far a piece of long work has come.")
            .Produces<JobBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(
        string? after,
        Viewer viewer,
        JobQueue jobs,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var all = viewer.Role == Role.Administrator;
        var found = await jobs.Latest(all ? null : viewer.AccountId, Cursor.Id(after), Shown + 1, ct);
        var (rows, next) = Listing.Cut(found, Shown, j => Cursor.Pack(j.Id));
        return Page.Of<JobsPage>(
            "任务",
            new JobsModel(time.Today(), rows, next is null ? null : $"/jobs?after={next}", all)
        );
    }

    private static async Task<IResult> Show(
        long id,
        Viewer viewer,
        JobQueue jobs,
        TimeProvider time,
        HttpContext http,
        CancellationToken ct
    ) =>
        await Mine(id, viewer, jobs, ct) is { } job
            ? Page.Of<JobPage>("任务", new JobModel(time.Instant(), job))
            : Problems.Of([Unknown], http);

    private static async Task<IResult> Json(
        long id,
        Viewer viewer,
        JobQueue jobs,
        HttpContext http,
        CancellationToken ct
    ) =>
        await Mine(id, viewer, jobs, ct) is { } job
            ? Results.Json(
                new JobBody(job.Id, job.Kind, job.Title, job.State, job.DoneCount, job.TotalCount, job.Result),
                Platform.Json.Options
            )
            : Problems.Of([Unknown], http);

    private static Task<IResult> Stop(
        long id,
        Viewer viewer,
        JobQueue jobs,
        Platform.Web.Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form<Done>(
            async () =>
            {
                if (await Mine(id, viewer, jobs, ct) is null)
                {
                    return Unknown;
                }
                await jobs.Stop(id, ct);
                return default(Done);
            },
            _ => $"/jobs/{id}",
            faults => Problems.Of(faults, http),
            ct
        );

    private static async Task<Job?> Mine(long id, Viewer viewer, JobQueue jobs, CancellationToken ct) =>
        await jobs.Find(id, ct) is { } job && (job.AccountId == viewer.AccountId || viewer.Role == Role.Administrator)
            ? job
            : null;
}

/// <summary>Long work as programs see it.</summary>
public sealed record JobBody(long Id, string Kind, string Title, JobState State, int Done, int? Total, string? Result);

/// <param name="All">Everybody's work, for the administrator.</param>
public sealed record JobsModel(DateOnly Today, IReadOnlyList<Job> Items, string? NextHref, bool All);

/// <summary>One piece of long work.</summary>
public sealed record JobModel(DateTime Now, Job Job)
{
    public StateKind State =>
        Job.State switch
        {
            JobState.Waiting => StateKind.Todo,
            JobState.Running => StateKind.Doing,
            JobState.Done => StateKind.Done,
            JobState.Failed => StateKind.Overdue,
            JobState.Stopped => StateKind.Stopped,
        };

    public string Word =>
        Job.State switch
        {
            JobState.Waiting => "等待开始",
            JobState.Running => "进行中",
            JobState.Done => "已完成",
            JobState.Failed => "没有办成",
            JobState.Stopped => "已停止",
        };

    public bool Runs => Job.State is JobState.Waiting or JobState.Running;

    public double? PerMinute =>
        Job.StartedAt is { } start && Job.DoneCount > 0 && Now > start
            ? Job.DoneCount / (Now - start).TotalMinutes
            : null;

    public TimeSpan? Left =>
        PerMinute is { } rate && Job.TotalCount is { } total
            ? TimeSpan.FromMinutes((total - Job.DoneCount) / rate)
            : null;
}
