using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Rules.Packs;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>Which documents hold in a place on a day, which are coming, which ended, and what is being written (POL-01, POL-02).</summary>
internal sealed class ListPolicies(
    PacksInForce packs,
    BenefitsDb db,
    DivisionStore divisions,
    Viewer viewer,
    TimeProvider time
)
{
    private const int Drafted = 50;

    public static readonly Role[] Readers =
    [
        Role.CityOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
        Role.TownOfficer,
        Role.FinanceOfficer,
        Role.Auditor,
    ];

    private static readonly Fault Outside = Fault.NotFound(
        "policies-outside",
        "这个地区不存在，或者不在您的管辖范围内。"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/policies",
                async (string? on, string? @in, ListPolicies list, HttpContext http, CancellationToken ct) =>
                {
                    var found = await list.Load(on, @in, ct);
                    return found.Ok ? Page.Of<PoliciesPage>("政策文件", found.Value) : Problems.Of(found.Faults, http);
                }
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/policies/export",
                (string? on, string? @in, string? format, ListPolicies list, HttpContext http, CancellationToken ct) =>
                    list.Export(on, @in, format, http, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/api/policies",
                async (string? on, string? @in, ListPolicies list, HttpContext http, CancellationToken ct) =>
                {
                    var found = await list.Load(on, @in, ct);
                    return found.Ok ? Results.Ok(found.Value.Rows) : Problems.Of(found.Faults, http);
                }
            )
            .For(Readers)
            .WithName("ListPolicies")
            .WithSummary(
                "Documents in force in a division on a day, nearest first, and those that are coming or have ended"
            )
            .Produces<IReadOnlyList<PolicyRow>>();
    }

    private async Task<Outcome<PoliciesModel>> Load(string? on, string? at, CancellationToken ct)
    {
        var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d)
            ? d
            : time.Today();
        if (Place(at) is not { } place)
        {
            return Outside;
        }
        var tree = await divisions.Tree(ct);
        var rows = new PolicyRows(packs.Library, place, day, tree.NameOf).All();
        var writes = viewer.Is(Drafts.Officers);
        List<PackDraft> drafts = writes
            ? await db
                .Drafts.AsNoTracking()
                .Where(x => x.State == DraftState.Writing || x.State == DraftState.Asked)
                .OrderByDescending(x => x.EditedAt)
                .Take(Drafted)
                .ToListAsync(ct)
            : [];
        return new PoliciesModel(
            day,
            place.Value,
            tree.NameOf(place.Value),
            [.. Choices(tree)],
            rows,
            [.. drafts.Select(x => Row(x, tree))],
            [.. packs.Mistakes.Select(m => new MistakeLine(m.At.File, m.At.Line, m.Sentence, null))],
            writes
        );
    }

    public static DraftRow Row(PackDraft draft, DivisionTree tree)
    {
        var (kind, word) = DraftWords.Of(draft.State);
        return new DraftRow(
            draft.Id,
            draft.PackId,
            draft.Title,
            tree.NameOf(draft.Division),
            kind,
            word,
            draft.EditedByName,
            draft.EditedAt
        );
    }

    private async Task<IResult> Export(string? on, string? at, string? format, HttpContext http, CancellationToken ct)
    {
        var found = await Load(on, at, ct);
        return !found.Ok
            ? Problems.Of(found.Faults, http)
            : await Download.Table(
                http,
                format,
                $"policies-{found.Value.Day:yyyyMMdd}",
                "政策文件",
                [
                    "状态",
                    "文件",
                    "文号",
                    "适用地区",
                    "从哪天起",
                    "到哪天止",
                    "完整程度",
                    "规则",
                    "参数",
                    "原文没有写的参数",
                    "政策包",
                    "版本",
                ],
                row =>
                {
                    foreach (var one in found.Value.Rows)
                    {
                        row([
                            one.Word,
                            one.Title,
                            one.Document,
                            one.DivisionName,
                            $"{one.From:yyyy-MM-dd}",
                            one.To is { } to ? $"{to:yyyy-MM-dd}" : "",
                            one.Completeness,
                            $"{one.Rules}",
                            $"{one.Parameters}",
                            $"{one.Open}",
                            one.Id,
                            one.Version,
                        ]);
                    }
                    return Task.CompletedTask;
                }
            );
    }

    private DivisionCode? Place(string? at) =>
        string.IsNullOrEmpty(at) ? viewer.Division
        : DivisionCode.TryParse(at, out var code) && viewer.Scope.Covers(code.Value) ? code
        : null;

    private IEnumerable<Choice> Choices(DivisionTree tree) =>
        tree
            .All.Where(d => d.ValidTo is null && d.Level <= DivisionLevel.County && viewer.Scope.Covers(d.Code))
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .Select(d => new Choice(d.Code, d.Name));
}

/// <summary>What every document is to a place on a day.</summary>
internal sealed class PolicyRows(Library library, DivisionCode place, DateOnly day, Func<string, string> nameOf)
{
    private readonly IReadOnlyList<Pack> inForce = library.InForce(place, day);

    /// <summary>In force first, nearest first; then below, coming, ended, replaced, elsewhere.</summary>
    public IReadOnlyList<PolicyRow> All() =>
        [
            .. inForce.Select(p => Row(p, PolicyGroup.InForce)),
            .. library
                .Packs.Where(p => !inForce.Contains(p))
                .Select(p => Row(p, GroupOf(p)))
                .OrderBy(r => r.Group)
                .ThenBy(r => r.Division, StringComparer.Ordinal)
                .ThenByDescending(r => r.From),
        ];

    private string PlaceOf(Pack pack) =>
        pack.Division.Prefix.Length == 0 ? "全国"
        : nameOf(pack.Division.Value) is var name && name == pack.Division.Value ? "外地"
        : name;

    public PolicyRow Of(Pack pack) => Row(pack, inForce.Contains(pack) ? PolicyGroup.InForce : GroupOf(pack));

    private PolicyGroup GroupOf(Pack pack)
    {
        var inside = place.Contains(pack.Division);
        return !inside && !pack.Division.Contains(place) ? PolicyGroup.Elsewhere
            : pack.From > day ? PolicyGroup.Coming
            : pack.To < day ? PolicyGroup.Ended
            : inside && library.InForce(pack.Division, day).Contains(pack) ? PolicyGroup.Below
            : PolicyGroup.Replaced;
    }

    private PolicyRow Row(Pack pack, PolicyGroup group)
    {
        var after = Succession.After(pack, library);
        var left = group is PolicyGroup.InForce or PolicyGroup.Below ? Succession.EndsIn(pack, library, day) : null;
        var (kind, word) = group switch
        {
            PolicyGroup.InForce or PolicyGroup.Below when left is { } days => (
                StateKind.Overdue,
                days == 0 ? "今天到期，还没有接续文件" : $"{days} 天后到期，还没有接续文件"
            ),
            PolicyGroup.InForce or PolicyGroup.Below => (StateKind.Done, "有效"),
            PolicyGroup.Coming => (StateKind.Todo, $"将于{Say.PlainDay(pack.From)}生效"),
            PolicyGroup.Ended when after is not null => (StateKind.Stopped, $"已到期，由{after.Title}接续"),
            PolicyGroup.Ended => (StateKind.Overdue, "已到期，没有接续文件，不能作决定"),
            PolicyGroup.Replaced => (StateKind.Stopped, "已被取代"),
            _ => (StateKind.Todo, pack.Completeness == Completeness.Template ? "样板" : "别处的文件"),
        };
        return new PolicyRow(
            group,
            pack.Id,
            pack.Version,
            pack.Title,
            pack.Document,
            pack.Division.Value,
            PlaceOf(pack),
            pack.From,
            pack.To,
            DraftWords.Of(pack.Completeness),
            pack.Rules.Count(r => r.Role != RuleRole.Step),
            pack.Parameters.Count,
            pack.Parameters.Count(p => p.Open is not null),
            pack.Demonstration,
            kind,
            word,
            left
        );
    }
}
