using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Jobs;
using Yiju.Platform.Web;

namespace Yiju.Platform.Imports;

/// <summary>Imports for programs: the same steps as the pages.</summary>
internal static class ImportApi
{
    private const int Issues = 1000;

    /// <summary>What a file is that comes without the word.</summary>
    private const string Usual = "elders";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/imports", Send)
            .For(ImportKinds.Senders)
            .WithName("SendImport")
            .WithSummary(
                "Takes a list (kind: elders, grades, …) and checks it; nothing is written before it is confirmed."
            )
            .Produces<ImportBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithMetadata(new RequestSizeLimitAttribute(ImportPages.MaxBytes))
            .WithFormOptions(multipartBodyLengthLimit: ImportPages.MaxBytes);
        routes
            .MapGet("/api/imports/{id:long}", Show)
            .For(ImportKinds.Senders)
            .WithName("ShowImport")
            .WithSummary("State, counts and findings by row and field.")
            .Produces<ImportBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        Step(
            "confirm",
            "Writes what the check showed, or goes on after a stop.",
            (desk, id, ct) => desk.Confirm(id, ct)
        );
        Step("stop", "Stops; what is written stays.", (desk, id, ct) => desk.Stop(id, ct));
        Step("withdraw", "Takes the whole import back.", (desk, id, ct) => desk.Withdraw(id, ct));

        void Step(
            string verb,
            string summary,
            Func<ImportDesk, long, CancellationToken, Task<Outcome<ImportRun>>> work
        ) =>
            routes
                .MapPost(
                    $"/api/imports/{{id:long}}/{verb}",
                    (long id, ImportDesk desk, Commands commands, CancellationToken ct) =>
                        commands.Api(() => work(desk, id, ct), run => Commands.Answer.Ok(Body(run, null, [])), ct)
                )
                .For(ImportKinds.Senders)
                .WithName($"{char.ToUpperInvariant(verb[0])}{verb[1..]}Import")
                .WithSummary(summary)
                .Produces<ImportBody>()
                .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Send(
        IFormFile? file,
        [FromForm] string? kind,
        ImportDesk desk,
        Commands commands,
        CancellationToken ct
    )
    {
        var content = await ImportPages.Content(file, ct);
        return await commands.Api(
            () => desk.Receive(kind ?? Usual, file?.FileName, content, ct),
            run => Commands.Answer.Created($"/api/imports/{run.Id}", Body(run, null, [])),
            ct
        );
    }

    private static async Task<IResult> Show(
        long id,
        ShowImport show,
        JobQueue jobs,
        ImportIssues issues,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await show.Find(id, ct) is not { } run)
        {
            return Problems.Of([ImportDesk.Unknown], http);
        }
        await audit.Looked("platform.import", [], detail: $"{run.Kind} {ImportKind.SourceOf(id)}");
        var job = run.JobId is { } jobId ? await jobs.Find(jobId, ct) : null;
        return Results.Json(Body(run, job, await issues.Of(id, Issues, ct)), Json.Options);
    }

    private static ImportBody Body(ImportRun run, Job? job, IReadOnlyList<RowFinding> findings) =>
        new(
            run.Id,
            run.Kind,
            run.FileName,
            run.Division,
            run.State.ToString(),
            job?.State.ToString(),
            run.Rows,
            run.Added,
            run.Updated,
            run.Unchanged,
            run.Refused,
            run.Skipped,
            run.Warned,
            ShowImport.FileIssues(run),
            [.. findings.Select(f => new ImportRemark(f.Row, f.Header, f.Code, f.Error, f.Sentence))],
            run.Removed,
            run.Restored
        );
}
