using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Files;
using Yiju.Platform.Web;

namespace Yiju.Platform.Imports;

/// <summary>The pages on which files come in: choose what, send, see what the check found, confirm, follow, withdraw (REG-28).</summary>
public static class ImportPages
{
    internal const long MaxBytes = 210L << 20;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int PageRows = 50;

    private static readonly Role[] Seeing = [.. ImportKinds.Senders.Union(ImportKinds.Lookers)];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports", List).For(Seeing).ExcludeFromDescription();
        routes.MapGet("/imports/new", New).For(ImportKinds.Senders).ExcludeFromDescription();
        routes.MapGet("/imports/template", Template).For(ImportKinds.Senders).ExcludeFromDescription();
        routes
            .MapPost("/imports", Send)
            .For(ImportKinds.Senders)
            .ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .WithFormOptions(multipartBodyLengthLimit: MaxBytes);
        routes.MapGet("/imports/{id:long}", Show).For(Seeing).ExcludeFromDescription();
        routes.MapGet("/imports/{id:long}/errors", Errors).For(ImportKinds.Senders).ExcludeFromDescription();
        Step("confirm", (desk, id, ct) => desk.Confirm(id, ct));
        Step("stop", (desk, id, ct) => desk.Stop(id, ct));
        Step("withdraw", (desk, id, ct) => desk.Withdraw(id, ct));
        ImportApi.Map(routes);

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
                .For(ImportKinds.Senders)
                .ExcludeFromDescription();
    }

    internal static async Task<byte[]?> Content(IFormFile? file, CancellationToken ct)
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

    private static async Task<IResult> List(
        string? kind,
        string? after,
        ShowImport show,
        ImportKinds kinds,
        Viewer viewer,
        CancellationToken ct
    )
    {
        var (lines, next) = await show.List(kind, Cursor.Id(after), PageRows, ct);
        var seen = kinds.SeenBy(viewer);
        return Page.Of<ImportsPage>(
            "导入记录",
            new ImportsModel(
                lines,
                [.. kinds.All.Where(k => seen.Contains(k.Name)).Select(Choice)],
                kinds.Find(kind)?.Name,
                kinds.SentBy(viewer).Count > 0,
                next is { } last ? $"/imports?kind={Uri.EscapeDataString(kind ?? "")}&after={Cursor.Pack(last)}" : null
            )
        );
    }

    private static ImportChoice Choice(ImportKind kind) => new(kind.Name, kind.Title, kind.Note);

    /// <summary>Who may send one kind only is not asked which.</summary>
    private static async Task<IResult> New(
        string? kind,
        ImportKinds kinds,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var mine = kinds.SentBy(viewer);
        var chosen = mine.Count == 1 ? mine[0] : mine.FirstOrDefault(k => k.Name == kind);
        return chosen is null
            ? Page.Of<ChooseImportPage>("导入", new ChooseImportModel([.. mine.Select(Choice)]))
            : await Form(chosen, mine.Count > 1, [], viewer, divisions, ct);
    }

    private static async Task<IResult> Form(
        ImportKind kind,
        bool several,
        IReadOnlyList<Fault> faults,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var area = (await divisions.Tree(ct)).NameOf(viewer.Division.Value);
        return Page.Of<NewImportPage>(
            $"导入{kind.Title}",
            new NewImportModel(Choice(kind), several, area, faults),
            faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200
        );
    }

    private static async Task<IResult> Send(
        IFormFile? file,
        [FromForm] string? kind,
        ImportDesk desk,
        ImportKinds kinds,
        Commands commands,
        Viewer viewer,
        DivisionStore divisions,
        HttpContext http,
        CancellationToken ct
    )
    {
        var content = await Content(file, ct);
        return await commands.Form(
            () => desk.Receive(kind, file?.FileName, content, ct),
            run => $"/imports/{run.Id}",
            async faults =>
                desk.KindFor(kind) is { Ok: true, Value: var chosen }
                    ? await Form(chosen, kinds.SentBy(viewer).Count > 1, faults, viewer, divisions, ct)
                    : Problems.Of(faults, http),
            ct
        );
    }

    private static async Task<IResult> Show(long id, ShowImport show, HttpContext http, CancellationToken ct) =>
        await show.Page(id, ct) is { } model
            ? Page.Of<ImportPage>(model.Line.FileName, model)
            : Problems.Of([ImportDesk.Unknown], http);

    private static IResult Template(string? kind, ImportDesk desk, HttpContext http)
    {
        var found = desk.KindFor(kind ?? "elders");
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var bytes = new MemoryStream();
        found.Value.WriteTemplate(bytes);
        return Results.File(bytes.ToArray(), Workbook, $"{found.Value.Title}模板.xlsx");
    }

    private static async Task<IResult> Errors(
        long id,
        ShowImport show,
        ImportKinds kinds,
        FileStore files,
        ImportIssues issues,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var run = await show.Find(id, ct);
        if (run?.FileId is not { } fileId || await files.Find(fileId, ct) is not { } file)
        {
            return Problems.Of([ImportDesk.Unknown], http);
        }
        await audit.Looked("platform.import-errors", [], detail: $"{run.Kind} {ImportKind.SourceOf(id)}");
        var bytes = new MemoryStream();
        await kinds
            .Of(run.Kind)
            .WriteWorkbook(
                bytes,
                new MemoryStream(await files.Content(file, ct)),
                run.FileName,
                new ImportScope(DivisionCode.Parse(run.Division), Shanghai.DayOf(run.CreatedAt)),
                await issues.Of(id, null, ct),
                ct
            );
        return Results.File(
            bytes.ToArray(),
            Workbook,
            $"没有导入的行-{Path.GetFileNameWithoutExtension(run.FileName)}.xlsx"
        );
    }
}
