using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>
/// Sends a draft for approval, approves it or sends it back, takes an approved one back, gives one up. Two people are needed (SEC-09); what
/// is approved holds from its own first day (POL-25).
/// </summary>
internal sealed class DecideDraft(
    Drafts drafts,
    DraftChecks checks,
    DraftSteps steps,
    ShowDraft show,
    PackReleases releases,
    WorkList work,
    Messenger messenger,
    DbSession session
)
{
    private const string Approve = "benefits.approve-pack";
    private const string Rewrite = "benefits.rewrite-pack";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Step("send", (decide, id, form, ct) => decide.Send(id, form, ct));
        Step("call-back", (decide, id, form, ct) => decide.CallBack(id, form, ct));
        Step("approve", (decide, id, form, ct) => decide.Release(id, form, ct));
        Step("return", (decide, id, form, ct) => decide.Return(id, form, ct));
        Step("drop", (decide, id, form, ct) => decide.Drop(id, form, ct));
        Step("withdraw", (decide, id, form, ct) => decide.Withdraw(id, form, ct));

        void Step(string verb, Func<DecideDraft, long, DecideForm, CancellationToken, Task<Outcome<Done>>> deed) =>
            routes
                .MapForm(
                    $"/policies/drafts/{{id:long}}/{verb}",
                    async (
                        long id,
                        [FromForm] DecideForm form,
                        DecideDraft decide,
                        Commands commands,
                        HttpContext http,
                        CancellationToken ct
                    ) =>
                    {
                        var answer = await commands.Form(
                            () => deed(decide, id, form, ct),
                            _ => $"/policies/drafts/{id}",
                            () => decide.show.Page(id, null, http, ct),
                            ct
                        );
                        await decide.releases.Apply(ct);
                        return answer;
                    }
                )
                .For(Drafts.Officers)
                .ExcludeFromDescription();
    }

    private readonly ShowDraft show = show;
    private readonly PackReleases releases = releases;

    private async Task<Outcome<Done>> Send(long id, DecideForm form, CancellationToken ct)
    {
        var opened = await drafts.Open(id, form.Seen, ct);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }
        var (draft, text) = opened.Value;
        var standing = await steps.Of(draft, checks.Of(draft, text), ct);
        if (!standing.MaySend)
        {
            return Fault.Refused("draft-not-ready", standing.Missing!);
        }
        draft.State = DraftState.Asked;
        draft.AskedBy = session.Viewer.AccountId;
        drafts.Step(draft, "asked", form.Note);
        await work.Finish(Drafts.Cause(id), ct);
        await work.Ask(Request(draft, Approve, $"批准“{draft.Title}”"), ct);
        return default(Done);
    }

    private async Task<Outcome<Done>> CallBack(long id, DecideForm form, CancellationToken ct)
    {
        var found = await Waiting(id, form.Seen, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        var draft = found.Value;
        if (!steps.IsWriter(draft))
        {
            return Fault.Forbidden("draft-not-yours", "只有起草的人能收回。要改的话请退回，并写明原因。");
        }
        draft.State = DraftState.Writing;
        drafts.Step(draft, "called-back");
        await work.Finish(Drafts.Cause(id), ct);
        return default(Done);
    }

    private async Task<Outcome<Done>> Release(long id, DecideForm form, CancellationToken ct)
    {
        var found = await Waiting(id, form.Seen, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        var draft = found.Value;
        if (steps.IsWriter(draft))
        {
            return Fault.Forbidden("same-person", "起草、最后改和送批的人不能批准。请交给另一位同事。");
        }
        var text = await drafts.Text(draft, ct);
        var check = checks.Of(draft, text);
        var standing = await steps.Of(draft, check, ct);
        if (!check.Clean || standing.Simulation is null)
        {
            return Fault.Refused("draft-not-ready", "送批以后别的文件变了，这一稿要重新检查和试算。请退回。");
        }
        if (standing.Backdated && form.Backdated != "true")
        {
            return Fault.Invalid(
                "draft-backdated",
                $"施行日期 {check.Pack!.From:yyyy-MM-dd} 已经过去。确实要倒过去生效的，请打勾。",
                "backdated"
            );
        }
        var released = await releases.Release(check.Pack!, ct);
        if (!released.Ok)
        {
            return released.As<Done>();
        }
        draft.State = DraftState.Released;
        draft.ReleaseId = released.Value.Id;
        drafts.Step(draft, "approved", form.Note);
        await work.Finish(Drafts.Cause(id), ct);
        Tell(draft, $"“{draft.Title}”已批准，{check.Pack!.From:yyyy-MM-dd} 起生效。");
        return default(Done);
    }

    private async Task<Outcome<Done>> Return(long id, DecideForm form, CancellationToken ct)
    {
        var found = await Waiting(id, form.Seen, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        if (string.IsNullOrWhiteSpace(form.Note))
        {
            return Fault.Invalid("reason-missing", "请写清楚为什么退回，起草的人照着改。", "note");
        }
        var draft = found.Value;
        draft.State = DraftState.Writing;
        drafts.Step(draft, "returned", form.Note);
        await work.Finish(Drafts.Cause(id), ct);
        await work.Ask(Request(draft, Rewrite, $"修改被退回的“{draft.Title}”"), ct);
        Tell(draft, $"“{draft.Title}”被退回：{form.Note.Trim()}");
        return default(Done);
    }

    private async Task<Outcome<Done>> Drop(long id, DecideForm form, CancellationToken ct)
    {
        var opened = await drafts.Open(id, form.Seen, ct);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }
        opened.Value.Draft.State = DraftState.Dropped;
        drafts.Step(opened.Value.Draft, "dropped", form.Note);
        await work.Finish(Drafts.Cause(id), ct);
        return default(Done);
    }

    /// <summary>As long as nothing was decided by it: what was decided stays explained by its text.</summary>
    private async Task<Outcome<Done>> Withdraw(long id, DecideForm form, CancellationToken ct)
    {
        var found = await drafts.Find(id, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        var draft = found.Value;
        if (draft is not { State: DraftState.Released, ReleaseId: { } release })
        {
            return Fault.Conflict("draft-state", $"草稿现在是“{DraftWords.Of(draft.State).Word}”，没有什么可以撤回。");
        }
        if (string.IsNullOrWhiteSpace(form.Note))
        {
            return Fault.Invalid("reason-missing", "请写清楚为什么撤回。", "note");
        }
        var text = await drafts.Text(draft, ct);
        if (checks.Of(draft, text).Pack is { } pack && await steps.Used(pack, ct))
        {
            return Fault.Refused("pack-used", "已经按这份文件作过决定，不能撤回。请起草新版本。");
        }
        var withdrawn = await releases.Withdraw(release, ct);
        if (!withdrawn.Ok)
        {
            return withdrawn;
        }
        draft.State = DraftState.Withdrawn;
        drafts.Step(draft, "withdrawn", form.Note);
        Tell(draft, $"“{draft.Title}”已撤回：{form.Note.Trim()}");
        return default(Done);
    }

    private async Task<Outcome<PackDraft>> Waiting(long id, string? seen, CancellationToken ct)
    {
        var found = await drafts.Find(id, ct);
        if (!found.Ok)
        {
            return found;
        }
        var draft = found.Value;
        return draft.State != DraftState.Asked
                ? Fault.Conflict("draft-state", $"草稿现在是“{DraftWords.Of(draft.State).Word}”，不能办这一步。")
            : seen != $"{draft.Revision}" ? Fault.Stale("draft-changed", "草稿刚刚改过。请看了新的一稿再办。")
            : draft;
    }

    private void Tell(PackDraft draft, string text)
    {
        foreach (
            var account in new[] { draft.BegunBy, draft.EditedBy, draft.AskedBy ?? 0 }.Where(a => a > 0).Distinct()
        )
        {
            messenger.Send($"account:{account}", text, $"/policies/drafts/{draft.Id}");
        }
    }

    private static WorkRequest Request(PackDraft draft, string kind, string title) =>
        new(
            kind,
            title,
            $"/policies/drafts/{draft.Id}",
            draft.Division,
            draft.Id,
            DivisionCode.Parse(draft.Division).Level == DivisionLevel.County ? Role.CountyOfficer : Role.CityOfficer,
            Drafts.Cause(draft.Id)
        );
}
