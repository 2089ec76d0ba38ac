using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Access.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.People.Features;

/// <summary>The list of elders, its search and its export (REG-08, REG-19).</summary>
internal static class ListElders
{
    private const int ExportChunk = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders", Show).For([.. Roles.Territory, Role.Auditor]).ExcludeFromDescription();
        routes.MapGet("/elders/export", Export).For(PeopleRoles.Exporters).ExcludeFromDescription();
        routes.MapGet("/search", Search).For(PeopleRoles.Finders).ExcludeFromDescription();
        routes
            .MapGet("/api/elders", Api)
            .For([.. Roles.Territory, Role.Auditor])
            .WithName("ListElders")
            .WithSummary("Elders of the viewer's territory, filtered, 50 a page.")
            .Produces<ElderPage>();
        routes
            .MapGet("/api/elders/search", ApiSearch)
            .For(PeopleRoles.Finders)
            .WithName("SearchElders")
            .WithSummary("Finds elders by name, initials, document, last four, phone or address.")
            .Produces<ElderPage>();
    }

    private static async Task<IResult> Show(
        [AsParameters] ListFilter filter,
        ElderLists lists,
        Viewer viewer,
        DivisionStore divisions,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var (rows, next) = await lists.Read(filter, ElderLists.PageSize, ct);
        var total = await lists.Count(filter, ct);
        var tree = await divisions.Tree(ct);
        await audit.Looked("people.list", rows.Select(r => r.Id));
        var model = new EldersModel
        {
            Rows = rows,
            Total = total,
            Filter = filter,
            NextHref = next is null ? null : "/elders?" + filter.Query(next),
            Places = Places(tree, viewer),
            Tree = tree,
            MayRegister = PeopleRoles.Registrars.Contains(viewer.Role),
            MayExport = PeopleRoles.Exporters.Contains(viewer.Role),
        };
        return Page.Of<EldersPage>("老人", model);
    }

    /// <summary>The divisions below the viewer's own, two levels deep.</summary>
    public static IReadOnlyList<Choice> Places(DivisionTree tree, Viewer viewer)
    {
        var own = viewer.Division.Value;
        var below = tree.ChildrenOf(own)
            .SelectMany(c =>
                new[] { new Choice(c.Code, c.Name) }.Concat(
                    viewer.Division.Level >= DivisionLevel.County
                        ? tree.ChildrenOf(c.Code).Select(v => new Choice(v.Code, $"{c.Name} · {v.Name}"))
                        : []
                )
            );
        return [.. below];
    }

    private static async Task<IResult> Search(
        string? q,
        ElderSearch search,
        ElderLists lists,
        Viewer viewer,
        DivisionStore divisions,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var rows = await lists.Rows(await search.Find(q, ct), ct);
        await audit.Looked("people.search", rows.Select(r => r.Id));
        var model = new EldersModel
        {
            Rows = rows,
            Total = rows.Count,
            Tree = await divisions.Tree(ct),
            MayRegister = PeopleRoles.Registrars.Contains(viewer.Role),
            Searched = q ?? "",
        };
        return Page.Of<SearchPage>("搜索", model);
    }

    private static async Task<IResult> Api(
        [AsParameters] ListFilter filter,
        ElderLists lists,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var (rows, next) = await lists.Read(filter, ElderLists.PageSize, ct);
        await audit.Looked("people.list", rows.Select(r => r.Id));
        return Results.Ok(new ElderPage([.. rows.Select(Item)], await lists.Count(filter, ct), next));
    }

    private static async Task<IResult> ApiSearch(
        string? q,
        ElderSearch search,
        ElderLists lists,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var rows = await lists.Rows(await search.Find(q, ct), ct);
        await audit.Looked("people.search", rows.Select(r => r.Id));
        return Results.Ok(new ElderPage([.. rows.Select(Item)], rows.Count, null));
    }

    private static ElderItem Item(ElderRow row) =>
        new(row.Id, row.Name, row.Sex, row.Age, row.Division, row.Address, row.Tags, row.State);

    private static async Task<IResult> Export(
        [AsParameters] ListFilter filter,
        string? format,
        ElderLists lists,
        DivisionStore divisions,
        IExportGate gate,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var people = checked((int)await lists.Count(filter, ct));
        var ask = new ExportAsk("people.elders", "老人名单", http.Request.Path + http.Request.QueryString, people);
        if (!(await gate.Pass(ask, ct)).Ok)
        {
            return Results.Redirect(gate.AskHref(ask));
        }
        return await Download.Table(
            http,
            format,
            "elders",
            "老人",
            ["姓名", "性别", "年龄", "所在地", "住址", "标签"],
            async row =>
            {
                var tree = await divisions.Tree(ct);
                string? next = filter.After;
                do
                {
                    (var rows, next) = await lists.Read(filter with { After = next }, ExportChunk, ct);
                    await audit.Looked("people.export", rows.Select(r => r.Id), detail: filter.Query());
                    foreach (var elder in rows)
                    {
                        row([
                            elder.Name,
                            Words.Of(elder.Sex),
                            elder.Age?.ToString(CultureInfo.InvariantCulture),
                            tree.PathOf(elder.Division),
                            elder.Address,
                            string.Join('、', elder.Tags),
                        ]);
                    }
                } while (next is not null);
            }
        );
    }
}
