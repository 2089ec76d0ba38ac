using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Divisions;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Editing;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>A draft as its writers see it: where it stands, what is wrong and where, part by part; and one item of it.</summary>
internal sealed class ShowDraft(
    Drafts drafts,
    DraftChecks checks,
    DraftSteps steps,
    BenefitsDb db,
    PacksInForce packs,
    DivisionStore divisions,
    TimeProvider time
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/policies/drafts/{id:long}",
                (long id, string? part, ShowDraft show, HttpContext http, CancellationToken ct) =>
                    show.Page(id, part, http, ct)
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/policies/drafts/{id:long}/item",
                (
                    long id,
                    string? part,
                    string? subject,
                    string? name,
                    ShowDraft show,
                    HttpContext http,
                    CancellationToken ct
                ) => show.Item(id, new ItemPlace(part, subject, name), http, ct)
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/policies/drafts/{id:long}/files",
                async (long id, int? number, ShowDraft show, Drafts drafts, HttpContext http, CancellationToken ct) =>
                {
                    var found = await drafts.Find(id, ct);
                    if (!found.Ok)
                    {
                        return Problems.Of(found.Faults, http);
                    }
                    var text = await show.Number(id, number ?? found.Value.Revision, ct);
                    return text is null
                        ? Problems.Of([Drafts.Unknown], http)
                        : ShowPolicy.Files(found.Value.PackId, text.Text, text.ScenarioText, http);
                }
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();
    }

    public async Task<IResult> Page(long id, string? part, HttpContext http, CancellationToken ct)
    {
        var found = await drafts.Find(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var draft = found.Value;
        var text = await drafts.Text(draft, ct);
        var check = checks.Of(draft, text);
        var places = new DraftPlaces(draft, text);
        var tree = await divisions.Tree(ct);
        var history = await History(draft, ct);
        var model = new DraftModel(
            ListPolicies.Row(draft, tree),
            draft.CopiedFrom,
            draft.Revision,
            part,
            draft.State == DraftState.Writing,
            await steps.Of(draft, check, ct),
            check.Cases,
            [.. check.Mistakes.Select(places.Line)],
            [.. DraftWords.Parts.Select(p => new PartCount(p.Part, p.Word, places.Items(p.Part).Count()))],
            DraftWords.Parts.Any(p => p.Part == part)
                ? [.. places.Items(part!).Select(i => Line(i, check, places))]
                : [],
            Head(places),
            part == "text" ? new WholeText(text.Text, text.ScenarioText ?? "", places.Readable) : null,
            part == "reading" && check.Pack is { } pack
                ? new PolicyReading(pack, packs.Library, time.Today(), tree.NameOf).Body()
                : null,
            history
        );
        return Platform.Web.Page.Of<DraftPage>(draft.Title, model);
    }

    public async Task<IResult> Item(long id, ItemPlace at, HttpContext http, CancellationToken ct)
    {
        var found = await drafts.Find(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var draft = found.Value;
        var text = await drafts.Text(draft, ct);
        var places = new DraftPlaces(draft, text);
        var item = at.Name is null ? null : places.Find(at);
        if (places.Pack is null || DraftWords.Part(at.Part) == "内容" || (at.Name is not null && item is null))
        {
            return Problems.Of([DraftPlaces.Gone], http);
        }
        var check = checks.Of(draft, text);
        var model = new ItemModel(
            id,
            draft.Title,
            draft.Revision,
            at,
            DraftWords.Part(at.Part),
            draft.State == DraftState.Writing,
            item?.Title ?? item?.Name,
            item?.Text ?? ItemTemplates.Of(at.Part!, at.Subject),
            item?.Line ?? 1,
            item is null
                ? []
                :
                [
                    .. check
                        .Mistakes.Where(m => places.InFile(m, at.Part!) && item.Holds(m.At.Line))
                        .Select(places.Line),
                ],
            at.Part == "clauses" && at.Name is { } clause
                ? new ClauseFields(
                    places.Pack.Value("clauses", clause, "text"),
                    places.Pack.Value("clauses", clause, "incomplete"),
                    places.Pack.Value("clauses", clause, "norule")
                )
                : null,
            at.Part == "parameters" && at.Name is { } parameter ? Fields(places.Pack, parameter) : null,
            [.. places.Items("clauses").Select(c => new Choice(c.Item.Name, c.Item.Name))],
            [.. places.Subjects(packs.Library)]
        );
        return Platform.Web.Page.Of<ItemPage>(model.Title ?? $"添{model.PartWord}", model);
    }

    private Task<PackDraftText?> Number(long id, int number, CancellationToken ct) =>
        db.DraftTexts.AsNoTracking().SingleOrDefaultAsync(t => t.DraftId == id && t.Number == number, ct);

    private static ParameterFields Fields(PackText text, string name) =>
        new(
            text.Value("parameters", name, "title"),
            text.Value("parameters", name, "unit"),
            text.Value("parameters", name, "clause"),
            text.Value("parameters", name, "open"),
            text.Value("parameters", name, "takes"),
            [.. text.Values(name).OrderBy(v => v.From)]
        );

    private static ItemLine Line((string? Subject, PackItem Item) found, CheckedText check, DraftPlaces places)
    {
        var (subject, item) = found;
        return new ItemLine(
            subject,
            item.Name,
            item.Title,
            item.Line,
            check.Mistakes.Count(m => places.InFile(m, places.PartOf(item)) && item.Holds(m.At.Line))
        );
    }

    private static HeadFields Head(DraftPlaces places) =>
        new(
            places.Pack?.Value("version"),
            places.Pack?.Value("title"),
            places.Pack?.Value("document"),
            places.Pack?.Value("issuer"),
            places.Pack?.Value("issued"),
            places.Pack?.Value("from"),
            places.Pack?.Value("to"),
            places.Pack?.Value("completeness") ?? "partial",
            places.Pack?.Listed("replaces"),
            places.Pack?.Value("note")
        );

    private async Task<IReadOnlyList<DraftDeed>> History(PackDraft draft, CancellationToken ct)
    {
        var texts = await db
            .DraftTexts.AsNoTracking()
            .Where(t => t.DraftId == draft.Id)
            .Select(t => new
            {
                t.Number,
                t.Deed,
                t.At,
                t.ByName,
            })
            .ToListAsync(ct);
        var done = await db.DraftSteps.AsNoTracking().Where(s => s.DraftId == draft.Id).ToListAsync(ct);
        return
        [
            .. texts
                .Select(t => new DraftDeed(t.At, t.ByName, t.Deed, null, t.Number))
                .Concat(done.Select(s => new DraftDeed(s.At, s.ByName, DraftWords.Step(s.Kind), s.Note, null)))
                .OrderByDescending(d => d.At),
        ];
    }
}
