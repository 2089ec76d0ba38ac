using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>Why a draft would give one elder something else: the reasons of the rules today and of the rules with the draft, side by side.</summary>
internal sealed class ExplainSampled(
    Drafts drafts,
    DraftChecks checks,
    PacksInForce packs,
    FactStore facts,
    OpenElder open,
    DivisionStore divisions,
    AuditTrail audit,
    TimeProvider time
)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/policies/drafts/{id:long}/simulation/elders/{elder:long}",
                (long id, long elder, ExplainSampled explain, HttpContext http, CancellationToken ct) =>
                    explain.Show(id, elder, http, ct)
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();

    private async Task<IResult> Show(long id, long elderId, HttpContext http, CancellationToken ct)
    {
        var found = await drafts.Find(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var draft = found.Value;
        if (checks.Of(draft, await drafts.Text(draft, ct)) is not { Clean: true, Pack: { } pack })
        {
            return Problems.Of([Fault.Refused("draft-not-ready", "草稿还有错，改好才能看理由。")], http);
        }
        if (await open.Open(elderId, FamilyScope.See, ct) is not { } elder)
        {
            return Problems.Of([OpenElder.Unknown], http);
        }
        await audit.Looked("benefits.pack-simulation", [elderId]);
        var day = DraftSimulation.FirstDay(pack, time.Today());
        var known = await facts.Of(elderId, day, ct);
        var tree = await divisions.Tree(ct);
        IReadOnlyList<Ruling> By(Library library) =>
            new ElderRulings(library.For(DivisionCode.Parse(elder.Division), day), known, new HashSet<string>()).All();
        var model = new SampledElderModel(
            id,
            draft.Title,
            Masking.Name(elder.Name),
            tree.PathOf(elder.Division),
            day,
            Compared(By(packs.Library), By(DraftSimulation.With(pack, packs.Library)), tree)
        );
        return Page.Of<SampledElderPage>("为什么有变化", model);
    }

    private static IReadOnlyList<ComparedRuling> Compared(
        IReadOnlyList<Ruling> before,
        IReadOnlyList<Ruling> after,
        DivisionTree tree
    )
    {
        var was = before.ToDictionary(r => r.Benefit, StringComparer.Ordinal);
        var now = after.ToDictionary(r => r.Benefit, StringComparer.Ordinal);
        RulingModel? Read(Ruling? ruling) => ruling is null ? null : Models.Of(ruling, tree, own: false);
        return
        [
            .. now
                .Keys.Union(was.Keys)
                .Select(b => (Before: was.GetValueOrDefault(b), After: now.GetValueOrDefault(b)))
                .Where(c => Differ(c.Before, c.After))
                .Select(c => new ComparedRuling((c.After ?? c.Before)!.Title, Read(c.Before), Read(c.After))),
        ];
    }

    private static bool Differ(Ruling? before, Ruling? after) =>
        before?.Verdict != after?.Verdict
        || before?.Amount != after?.Amount
        || before?.Terms.Every != after?.Terms.Every;
}
