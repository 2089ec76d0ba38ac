using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Editing;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>Drafts of policy documents: found within the viewer's divisions, saved text by text.</summary>
internal sealed class Drafts(BenefitsDb db, DbSession session, AuditTrail audit)
{
    /// <summary>A longer text is no policy document.</summary>
    private const int LongestText = 2_000_000;

    /// <summary>Those who write and approve.</summary>
    public static readonly Role[] Officers = [Role.CityOfficer, Role.CountyOfficer];

    public static readonly Fault Unknown = Fault.NotFound("draft-unknown", "没有这份草稿，或者它不在您的管辖范围内。");

    public static string Cause(long id) => $"pack-draft:{id}";

    public async Task<Outcome<PackDraft>> Find(long id, CancellationToken ct) =>
        await db.Drafts.SingleOrDefaultAsync(d => d.Id == id, ct) is { } draft ? draft : Unknown;

    public Task<PackDraftText> Text(PackDraft draft, CancellationToken ct) =>
        db.DraftTexts.AsNoTracking().SingleAsync(t => t.DraftId == draft.Id && t.Number == draft.Revision, ct);

    /// <summary>The draft and its text, when it may be written and is still what the writer saw.</summary>
    /// <param name="seen">Number of the text in the writer's window.</param>
    public async Task<Outcome<(PackDraft Draft, PackDraftText Text)>> Open(long id, string? seen, CancellationToken ct)
    {
        var found = await Find(id, ct);
        if (!found.Ok)
        {
            return found.As<(PackDraft, PackDraftText)>();
        }
        var draft = found.Value;
        if (draft.State != DraftState.Writing)
        {
            return Fault.Conflict("draft-state", $"草稿现在是“{DraftWords.Of(draft.State).Word}”，不能改。");
        }
        if (seen != draft.Revision.ToString(CultureInfo.InvariantCulture))
        {
            return Fault.Stale(
                "draft-changed",
                $"{draft.EditedByName}刚存过这份草稿。您写的还在下面，请先看看改了什么，再存一次。"
            );
        }
        return (draft, await Text(draft, ct));
    }

    /// <summary>Keeps a text as the one that counts, wrong or right. The same text again is no new one.</summary>
    /// <param name="deed">What was done, in a few words.</param>
    public Outcome<PackDraft> Save(PackDraft draft, PackDraftText? before, string text, string? scenarios, string deed)
    {
        scenarios = string.IsNullOrWhiteSpace(scenarios) ? null : scenarios;
        if (text.Length > LongestText || scenarios?.Length > LongestText)
        {
            return Fault.Invalid("draft-too-long", $"文件太大，最多 {LongestText / 10_000} 万字。", "text");
        }
        if (before is not null && before.Text == text && before.ScenarioText == scenarios)
        {
            return draft;
        }
        draft.Revision++;
        draft.EditedAt = session.Time.Instant();
        draft.EditedBy = session.Viewer.AccountId;
        draft.EditedByName = session.Viewer.Name;
        if (PackText.Read(PackParser.PackFile, text).Text?.Value("title") is { Length: > 0 } title)
        {
            draft.Title = title.Length > 200 ? title[..200] : title;
        }
        db.DraftTexts.Add(
            new PackDraftText
            {
                Id = session.Ids.Next(),
                DraftId = draft.Id,
                Number = draft.Revision,
                Text = text,
                ScenarioText = scenarios,
                Deed = deed,
                At = draft.EditedAt,
                By = draft.EditedBy,
                ByName = draft.EditedByName,
            }
        );
        audit.Did("benefits.pack-draft-saved", [], detail: $"{draft.PackId} {draft.Id} {draft.Revision} {deed}");
        return draft;
    }

    public void Step(PackDraft draft, string kind, string? note = null)
    {
        db.DraftSteps.Add(
            new PackDraftStep
            {
                Id = session.Ids.Next(),
                DraftId = draft.Id,
                Kind = kind,
                Revision = draft.Revision,
                At = session.Time.Instant(),
                By = session.Viewer.AccountId,
                ByName = session.Viewer.Name,
                Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            }
        );
        audit.Did($"benefits.pack-{kind}", [], note?.Trim(), $"{draft.PackId} {draft.Id} {draft.Revision}");
    }

    /// <summary>Whether the viewer may write documents of a division: the own one and those inside, down to counties.</summary>
    public static bool MayWrite(Viewer viewer, string division) =>
        viewer.Is(Officers)
        && viewer.Scope.Covers(division)
        && DivisionCode.TryParse(division, out var code)
        && code.Level <= DivisionLevel.County;
}
