using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Files;
using Yiju.Platform.Tables;
using Yiju.Platform.Web;
using ImportTable = Yiju.People.Import.Elders.ElderTable;

namespace Yiju.People.Features.Imports;

/// <summary>The pages on which lists come in and go out.</summary>
internal static class ImportPages
{
    public const long MaxBytes = 210L << 20;
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int PageRows = 50;

    private static readonly Role[] Lookers = [.. ImportRoles.Senders, Role.CityOfficer, Role.Auditor];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports", List).For(Lookers).ExcludeFromDescription();
        routes.MapGet("/imports/new", New).For(ImportRoles.Senders).ExcludeFromDescription();
        routes.MapGet("/imports/template", Template).For(ImportRoles.Senders).ExcludeFromDescription();
        routes.MapGet("/imports/export", ShowExport).For(ImportRoles.Exporters).ExcludeFromDescription();
        routes.MapPost("/imports/export", Export).For(ImportRoles.Exporters).ExcludeFromDescription();
        routes
            .MapPost("/imports", Send)
            .For(ImportRoles.Senders)
            .ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .WithFormOptions(multipartBodyLengthLimit: MaxBytes);
        routes.MapGet("/imports/{id:long}", Show).For(Lookers).ExcludeFromDescription();
        routes.MapGet("/imports/{id:long}/errors", Errors).For(ImportRoles.Senders).ExcludeFromDescription();
        Step("confirm", (desk, id, ct) => desk.Confirm(id, ct));
        Step("stop", (desk, id, ct) => desk.Stop(id, ct));
        Step("withdraw", (desk, id, ct) => desk.Withdraw(id, ct));

        void Step(string verb, Func<ImportDesk, long, CancellationToken, Task<Outcome<ImportRun>>> work) =>
            routes
                .MapPost(
                    $"/imports/{{id:long}}/{verb}",
                    (long id, ImportDesk desk, Commands commands, HttpContext http, CancellationToken ct) =>
                        commands.Form(
                            () => work(desk, id, ct),
                            run => $"/imports/{run.Id}",
                            faults => Problems.Of(faults, http),
                            ct
                        )
                )
                .For(ImportRoles.Senders)
                .ExcludeFromDescription();
    }

    private static async Task<IResult> List(string? after, ShowImport show, Viewer viewer, CancellationToken ct)
    {
        var (lines, next) = await show.List(Cursor.Id(after), PageRows, ct);
        return Page.Of<ImportsPage>(
            "导入记录",
            new ImportsModel(
                lines,
                viewer.Is(ImportRoles.Senders),
                viewer.Is(ImportRoles.Exporters),
                next is { } last ? $"/imports?after={Cursor.Pack(last)}" : null
            )
        );
    }

    private static async Task<IResult> New(Viewer viewer, DivisionStore divisions, CancellationToken ct) =>
        Page.Of<NewImportPage>("导入名册", new NewImportModel(await Area(viewer, divisions, ct), []));

    private static async Task<string> Area(Viewer viewer, DivisionStore divisions, CancellationToken ct) =>
        (await divisions.Tree(ct)).NameOf(viewer.Division.Value);

    private static async Task<IResult> Send(
        IFormFile? file,
        ImportDesk desk,
        Commands commands,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var content = await Content(file, ct);
        var area = await Area(viewer, divisions, ct);
        return await commands.Form(
            () => desk.Receive(file?.FileName, content, ct),
            run => $"/imports/{run.Id}",
            faults =>
                Page.Of<NewImportPage>("导入名册", new NewImportModel(area, faults), Problems.Status(faults[0].Kind)),
            ct
        );
    }

    public static async Task<byte[]?> Content(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            return null;
        }
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }

    private static async Task<IResult> Show(long id, ShowImport show, HttpContext http, CancellationToken ct) =>
        await show.Page(id, ct) is { } model
            ? Page.Of<ImportPage>(model.Line.FileName, model)
            : Problems.Of([ImportRoles.Unknown], http);

    private static IResult Template()
    {
        var bytes = new MemoryStream();
        TemplateWriter.Write(bytes, ImportTable.Columns);
        return Results.File(bytes.ToArray(), Workbook, "老年人信息模板.xlsx");
    }

    private static async Task<IResult> Errors(
        long id,
        PeopleDb db,
        FileStore files,
        ImportIssues issues,
        DivisionStore divisions,
        RegistryNumbers numbers,
        TimeProvider time,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var run = await db.Imports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (run?.FileId is not { } fileId || await files.Find(fileId, ct) is not { } file)
        {
            return Problems.Of([ImportRoles.Unknown], http);
        }
        await audit.Looked("people.import-errors", [], detail: ElderImporter.Source(id));
        var area = DivisionCode.Parse(run.Division);
        var day = Shanghai.DayOf(run.CreatedAt);
        var lookups = new RegistryLookups(await divisions.Tree(ct), area, numbers, day);
        var bytes = new MemoryStream();
        ImportIssues.WriteWorkbook(
            bytes,
            new MemoryStream(await files.Content(file, ct)),
            run.FileName,
            lookups,
            await issues.Of(id, null, ct)
        );
        return Results.File(
            bytes.ToArray(),
            Workbook,
            $"没有导入的行-{Path.GetFileNameWithoutExtension(run.FileName)}.xlsx"
        );
    }

    private static async Task<IResult> ShowExport(
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    ) => Page.Of<ExportPage>("导出名册", await ExportForm(db, viewer, divisions, null, [], ct));

    private static async Task<ExportModel> ExportForm(
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        string? reason,
        IReadOnlyList<Fault> faults,
        CancellationToken ct
    ) =>
        new(
            await Area(viewer, divisions, ct),
            await db.Elders.CountAsync(e => e.State == ElderState.Active, ct),
            reason,
            faults
        );

    private static async Task<IResult> Export(
        [FromForm] string? reason,
        IElderExport export,
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            var fault = Fault.Invalid("export-reason-missing", "请写清楚为什么要导出。", "reason");
            return Page.Of<ExportPage>("导出名册", await ExportForm(db, viewer, divisions, reason, [fault], ct), 400);
        }
        var bytes = new MemoryStream();
        await export.Write(bytes, viewer.Division.Value, asCsv: false, reason.Trim(), ct);
        return Results.File(bytes.ToArray(), Workbook, "老年人名册.xlsx");
    }
}
