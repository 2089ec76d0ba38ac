using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>How far a draft is: written, checked, simulated, approved, in force, ended; and who may do the next step.</summary>
internal sealed class DraftSteps(BenefitsDb db, DbSession session, DraftSimulation simulation, PacksInForce packs)
{
    private Viewer Viewer => session.Viewer;

    private DateOnly Today => session.Time.Today();

    public async Task<DraftStanding> Of(PackDraft draft, CheckedText check, CancellationToken ct)
    {
        var simulated = check.Pack is { } pack ? await simulation.Of(draft, pack, ct) : null;
        var missing =
            !check.Clean ? $"还有 {check.Mistakes.Count} 处错，改好才能往下办。"
            : simulated is null ? "还没有用这一稿试算过。先看看会影响多少人、多少钱。"
            : null;
        var from = check.Pack?.From;
        return new DraftStanding(
            [.. Line(draft, check, simulated)],
            draft.State == DraftState.Writing && missing is null,
            draft.State == DraftState.Writing ? missing : null,
            draft.State == DraftState.Asked && !IsWriter(draft),
            draft.State == DraftState.Asked && (IsWriter(draft) || draft.AskedBy == Viewer.AccountId),
            draft.State == DraftState.Released && check.Pack is { } released && !await Used(released, ct),
            from,
            from < Today,
            simulated
        );
    }

    /// <summary>A second person approves: not who began the draft, wrote the last text or sent it.</summary>
    public bool IsWriter(PackDraft draft) =>
        Viewer.AccountId == draft.BegunBy || Viewer.AccountId == draft.EditedBy || Viewer.AccountId == draft.AskedBy;

    /// <summary>Whether anything was decided by this text.</summary>
    public Task<bool> Used(Pack pack, CancellationToken ct) =>
        db.AllDecisions.AnyAsync(
            d => d.PackId == pack.Id && d.PackVersion == pack.Version && d.PackPrint == pack.Print,
            ct
        );

    private IEnumerable<StepItem> Line(PackDraft draft, CheckedText check, string? simulated)
    {
        var over = draft.State is DraftState.Dropped or DraftState.Withdrawn;
        var released = draft.State == DraftState.Released;
        yield return new StepItem("起草", StateKind.Done, draft.BegunByName);
        yield return check.Clean
            ? new StepItem("检查", StateKind.Done, $"{check.Cases} 例全对")
            : new StepItem("检查", StateKind.Overdue, $"{check.Mistakes.Count} 处错");
        yield return simulated is not null
            ? new StepItem("试算", StateKind.Done, simulated)
            : new StepItem("试算", check.Clean && !over ? StateKind.Doing : StateKind.Todo);
        yield return over ? new StepItem("批准", StateKind.Stopped, DraftWords.Of(draft.State).Word)
        : released ? new StepItem("批准", StateKind.Done)
        : draft.State == DraftState.Asked ? new StepItem("批准", StateKind.Doing, "等另一个人")
        : new StepItem("批准", StateKind.Todo);
        if (over || check.Pack is not { } pack)
        {
            yield break;
        }
        yield return !released ? new StepItem("生效", StateKind.Todo, Say.PlainDay(pack.From))
        : pack.From > Today ? new StepItem("生效", StateKind.Doing, $"将于{Say.PlainDay(pack.From)}生效")
        : pack.To < Today ? new StepItem("生效", StateKind.Done)
        : new StepItem("生效", StateKind.Done, $"{Say.PlainDay(pack.From)}起");
        if (pack.To is { } last)
        {
            yield return new StepItem(
                "到期",
                released && last < Today ? StateKind.Stopped
                    : released && Succession.EndsIn(pack, packs.Library, Today) is not null ? StateKind.Overdue
                    : StateKind.Todo,
                Say.PlainDay(last)
            );
        }
    }
}
