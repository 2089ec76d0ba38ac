using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Jobs;
using Yiju.Platform.Web;

namespace Yiju.People.Features.Imports;

/// <summary>Imports for programs: the same steps as the pages.</summary>
internal static class ImportApi
{
    private const int Issues = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/imports", Send)
            .For(ImportRoles.Senders)
            .WithName("SendImport")
            .WithSummary("Takes a list of elders and checks it; nothing is written before it is confirmed.")
            .Produces<ImportBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithMetadata(new RequestSizeLimitAttribute(ImportPages.MaxBytes))
            .WithFormOptions(multipartBodyLengthLimit: ImportPages.MaxBytes);
        routes
            .MapGet("/api/imports/{id:long}", Show)
            .For(ImportRoles.Senders)
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
                .For(ImportRoles.Senders)
                .WithName($"{char.ToUpperInvariant(verb[0])}{verb[1..]}Import")
                .WithSummary(summary)
                .Produces<ImportBody>()
                .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Send(IFormFile? file, ImportDesk desk, Commands commands, CancellationToken ct)
    {
        var content = await ImportPages.Content(file, ct);
        return await commands.Api(
            () => desk.Receive(file?.FileName, content, ct),
            run => Commands.Answer.Created($"/api/imports/{run.Id}", Body(run, null, [])),
            ct
        );
    }

    private static async Task<IResult> Show(
        long id,
        PeopleDb db,
        JobQueue jobs,
        ImportIssues issues,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } run)
        {
            return Problems.Of([ImportRoles.Unknown], http);
        }
        await audit.Looked("people.import", [], detail: ElderImporter.Source(id));
        var job = run.JobId is { } jobId ? await jobs.Find(jobId, ct) : null;
        return Results.Json(Body(run, job, await issues.Of(id, Issues, ct)), Platform.Json.Options);
    }

    private static ImportBody Body(ImportRun run, Job? job, IReadOnlyList<RowFinding> findings) =>
        new(
            run.Id,
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
            [.. findings.Select(f => new ElderImportIssue(f.Row, f.Header, f.Code, f.Error, f.Sentence))],
            run.Removed,
            run.Restored
        );
}
