using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Rules.Packs;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>
/// Begins a draft: a new version of a document, a division's own measures, a copy of another place's practice (F-23), or files from outside.
/// It belongs to the officer's own division or one inside; never to one above.
/// </summary>
internal sealed class StartDraft(
    PacksInForce packs,
    PackReleases releases,
    Drafts drafts,
    BenefitsDb db,
    DbSession session,
    DivisionStore divisions,
    AuditTrail audit
)
{
    private const long LargestUpload = 12L << 20;

    private Viewer Viewer => session.Viewer;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/policies/new",
                (string? kind, string? pack, StartDraft start, CancellationToken ct) =>
                    start.Show(new NewDraftForm { Kind = kind, Pack = pack }, ct)
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/policies/drafts",
                (
                    [FromForm] NewDraftForm form,
                    StartDraft start,
                    Commands commands,
                    HttpContext http,
                    CancellationToken ct
                ) => commands.Form(() => start.Begin(form, ct), Address, () => start.Show(form, ct), ct)
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/policies/drafts/upload",
                async (StartDraft start, Commands commands, HttpContext http, CancellationToken ct) =>
                {
                    var (text, scenarios, fault) = await Uploaded.Read(http, ct);
                    return await commands.Form(
                        () => start.Upload(text, scenarios, fault, ct),
                        Address,
                        () => start.Show(new NewDraftForm { Kind = "upload" }, ct),
                        ct
                    );
                }
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
    }

    private static string Address(PackDraft draft) => $"/policies/drafts/{draft.Id}";

    private async Task<IResult> Show(NewDraftForm form, CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        var mine = tree
            .All.Where(d => d.ValidTo is null && Drafts.MayWrite(Viewer, d.Code))
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .Select(d => new Choice(d.Code, d.Name))
            .ToList();
        var newest = Newest().ToList();
        var source = newest.Find(p => p.Id == form.Pack);
        var place = DivisionCode.TryParse(form.Division, out var chosen) ? chosen : Viewer.Division;
        var regime = packs.Library.For(place, session.Time.Today());
        return Page.Of<NewDraftPage>(
            "起草",
            new NewDraftModel(
                form,
                source is null ? null : new Choice(source.Id, source.Title),
                mine,
                [.. newest.Where(p => Drafts.MayWrite(Viewer, p.Division.Value)).Select(Choice)],
                [.. newest.Where(p => p.Division.Prefix.Length > 0).Select(Choice)],
                [
                    .. regime
                        .Parameters.Where(p =>
                            p.Open is not null || p.Values.All(v => v is { Value: null, Bands: null })
                        )
                        .Where(p => p.Title is not null)
                        .Select(p => new Choice(p.Name, p.Title!, p.Open)),
                ],
                [
                    .. regime
                        .Subjects.Values.SelectMany(s => s.Rules)
                        .Where(r => r.Rule.Role != RuleRole.Step && !place.Contains(r.Pack.Division))
                        .Select(r => new Choice($"{r.Rule.Subject}/{r.Rule.Name}", r.Rule.Title, r.Pack.Title)),
                ],
                source?.From
            )
        );

        Choice Choice(Pack pack) => new(pack.Id, $"{pack.Title}（{tree.NameOf(pack.Division.Value)}）");
    }

    /// <summary>One version of every pack: the last to begin.</summary>
    private IEnumerable<Pack> Newest() =>
        packs
            .Library.Packs.GroupBy(p => p.Id, StringComparer.Ordinal)
            .Select(g => g.MaxBy(p => (p.From, p.Version.Length, p.Version))!)
            .OrderBy(p => p.Division.Value, StringComparer.Ordinal)
            .ThenBy(p => p.Id, StringComparer.Ordinal);

    private async Task<Outcome<PackDraft>> Begin(NewDraftForm form, CancellationToken ct)
    {
        var source = Newest().FirstOrDefault(p => p.Id == form.Pack);
        if (form.Kind is "version" or "template" && source is null)
        {
            return Fault.Invalid("draft-source", "还没有选照着哪一份文件。", "pack");
        }
        if (!DateOnly.TryParseExact(form.From, "yyyy-MM-dd", out var from))
        {
            return Fault.Invalid("draft-from", $"“{form.From}”不是日期。请选从哪天起施行。", "from");
        }
        var division = form.Kind == "version" ? source!.Division.Value : form.Division ?? "";
        if (!Drafts.MayWrite(Viewer, division))
        {
            return Fault.Forbidden("draft-outside", "只能起草本级和下级地区的文件，不能起草上级或别处的。");
        }
        var id = form.Kind == "version" ? source!.Id : form.Id?.Trim() ?? "";
        if (form.Kind != "version" && (!PackNames.Fits(id) || packs.Library.Packs.Any(p => p.Id == id)))
        {
            return Fault.Invalid(
                "draft-id",
                $"“{id}”不能作名称：要用小写英文字母、数字和短横，2 至 40 个，并且没有用过。",
                "id"
            );
        }
        var (text, scenarios) = form.Kind switch
        {
            "version" => NewTexts.Version(source!, await NextVersion(id, ct), from),
            "template" => NewTexts.Copy(source!, id, division, from, form.Title, form.Document),
            _ => (
                NewTexts.Local(id, division, from, form, packs.Library.For(DivisionCode.Parse(division), from)),
                null
            ),
        };
        var deed = form.Kind switch
        {
            "version" => $"照第 {source!.Version} 版起草",
            "template" => $"照{source!.Title}起草",
            _ => "起草",
        };
        return await Keep(id, division, source?.Name, text, scenarios, deed, ct);
    }

    private async Task<Outcome<PackDraft>> Upload(string? text, string? scenarios, Fault? fault, CancellationToken ct)
    {
        if (fault is not null)
        {
            return fault;
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            return Fault.Invalid("upload-missing", "还没有选 pack.yaml。", "pack");
        }
        if (PackNames.Written(text, "pack") is not { } id || !PackNames.Fits(id))
        {
            return Fault.Invalid(
                "upload-id",
                "文件里没有“pack: 名称”这一行，或者名称不是小写英文字母、数字和短横。请补上再传。",
                "pack"
            );
        }
        var division = PackNames.Written(text, "division") ?? Viewer.Division.Value;
        return Drafts.MayWrite(Viewer, division)
            ? await Keep(id, division, null, text, scenarios, "上传", ct)
            : Fault.Forbidden(
                "draft-outside",
                $"文件写明适用于 {division}，不在您的管辖范围内。只能上传本级和下级地区的文件。"
            );
    }

    private async Task<Outcome<PackDraft>> Keep(
        string id,
        string division,
        string? copiedFrom,
        string text,
        string? scenarios,
        string deed,
        CancellationToken ct
    )
    {
        var open = await db
            .AllDrafts.AsNoTracking()
            .FirstOrDefaultAsync(
                d => d.PackId == id && (d.State == DraftState.Writing || d.State == DraftState.Asked),
                ct
            );
        if (open is not null)
        {
            return Fault.Conflict(
                "draft-open",
                $"“{open.Title}”已有一份草稿，{open.EditedByName}在写。请在那一份里改，或者先放弃它。"
            );
        }
        var now = session.Time.Instant();
        var draftId = session.Ids.Next();
        var draft = new PackDraft
        {
            Id = draftId,
            SubjectId = draftId,
            Division = division,
            PackId = id,
            Title = id,
            CopiedFrom = copiedFrom,
            State = DraftState.Writing,
            BegunAt = now,
            BegunBy = Viewer.AccountId,
            BegunByName = Viewer.Name,
        };
        db.AllDrafts.Add(draft);
        audit.Did("benefits.pack-begun", [], detail: $"{id} {draftId} {division}");
        return drafts.Save(draft, null, text, scenarios, deed);
    }

    /// <summary>One more than the highest version there ever was.</summary>
    private async Task<string> NextVersion(string id, CancellationToken ct)
    {
        var known = (await releases.Of(id, ct))
            .Select(r => r.Version)
            .Concat(packs.Library.Packs.Where(p => p.Id == id).Select(p => p.Version));
        return $"{known.Select(v => int.TryParse(v.Split('.')[0], out var n) ? n : 0).DefaultIfEmpty(0).Max() + 1}";
    }
}
