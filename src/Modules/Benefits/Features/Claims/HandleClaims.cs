using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Benefits.Features.Claims;

/// <summary>
/// Settles what elders owe: a share of later credits (county), money paid in (finance), or writing off, which one person asks for and another
/// answers. Mistaken entries are reversed, never changed.
/// </summary>
internal sealed class HandleClaims(
    BenefitsDb db,
    DbSession session,
    ClaimBook book,
    ICorrections books,
    ShowClaims show,
    Commands commands,
    WorkList work,
    Messenger messenger,
    AuditTrail audit
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        void Post(
            string address,
            Role[] roles,
            Func<HandleClaims, Claim, IFormCollection, CancellationToken, Task<Outcome<Done>>> step
        ) =>
            routes
                .MapPost(
                    $"/claims/{{id:long}}/{address}",
                    (
                        long id,
                        [FromForm] IFormCollection form,
                        HttpContext http,
                        HandleClaims handle,
                        CancellationToken ct
                    ) => handle.Run(id, http, claim => step(handle, claim, form, ct), ct)
                )
                .For(roles)
                .ExcludeFromDescription();
        Post("share", [Role.CountyOfficer], (h, c, f, _) => Task.FromResult(h.Share(c, f["share"], f["reason"])));
        Post("paid", [Role.FinanceOfficer], (h, c, f, ct) => h.PayIn(c, f["amount"], f["receipt"], ct));
        Post("write-off", [Role.CountyOfficer], (h, c, f, ct) => h.AskWriteOff(c, f["reason"], ct));
        Post(
            "write-off/answer",
            [Role.CountyOfficer, Role.FinanceOfficer],
            (h, c, f, ct) => h.AnswerWriteOff(c, f["answer"] == "yes", ct)
        );
        Post("undo", [Role.FinanceOfficer], (h, c, f, ct) => h.Undo(c, f["journal"], f["reason"], ct));
    }

    private Task<IResult> Run(long id, HttpContext http, Func<Claim, Task<Outcome<Done>>> step, CancellationToken ct) =>
        commands.Form(
            async () =>
                await db.Claims.SingleOrDefaultAsync(c => c.Id == id, ct) is { } claim
                    ? await step(claim)
                    : ShowClaims.Unknown,
            _ => $"/claims/{id}",
            async faults =>
            {
                commands.Refuse(faults);
                return await show.One(id, http, ct, Problems.Status(faults[0].Kind));
            },
            ct
        );

    private Outcome<Done> Share(Claim claim, string? share, string? reason)
    {
        var read = ShareField.Read(share);
        if (!read.Ok)
        {
            return read.As<Done>();
        }
        if (read.Value is not { } percent)
        {
            return Fault.Invalid("share-missing", "请填每次入账抵扣百分之几，不抵扣填 0。", "share");
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Fault.Invalid("reason-missing", "请写明怎样和老人商量的。", "reason");
        }
        claim.SharePercent = percent;
        audit.Did("benefits.claim-share", [claim.SubjectId], reason, $"{percent}%");
        messenger.Send(
            $"elder:{claim.SubjectId}",
            percent == 0
                ? $"“{claim.BenefitName}”多发的钱，不从以后的补贴里扣。"
                : $"“{claim.BenefitName}”多发的钱，以后每次补贴入账时扣 {percent}%，扣完为止。",
            "/my/wallet"
        );
        return default(Done);
    }

    private async Task<Outcome<Done>> PayIn(Claim claim, string? amount, string? receipt, CancellationToken ct)
    {
        if (!Money.TryParse(amount?.Trim(), out var money))
        {
            return Fault.Invalid("amount-format", $"“{amount}”不是金额。请写成 100 或 100.50 的样子。", "amount");
        }
        if (string.IsNullOrWhiteSpace(receipt) || receipt.Trim().Length > 40)
        {
            return Fault.Invalid("receipt-missing", "请填收据号，最多 40 个字。", "receipt");
        }
        var paid = await books.PayIn(ClaimBook.Of(claim), money, receipt.Trim(), ct);
        if (!paid.Ok)
        {
            return paid.As<Done>();
        }
        audit.Did("benefits.claim-paid", [claim.SubjectId], detail: $"{money}");
        return await Settled(claim, ct);
    }

    private async Task<Outcome<Done>> AskWriteOff(Claim claim, string? reason, CancellationToken ct)
    {
        if (claim.ClosedAt is not null || claim.WriteOffReason is not null)
        {
            return Fault.Conflict("claim-state", "这笔待还已经结清，或者已经申请核销。");
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Fault.Invalid("reason-missing", "请写明为什么收不回来，或者为什么不该再收。", "reason");
        }
        claim.WriteOffReason = reason.Trim();
        claim.WriteOffBy = session.Viewer.AccountId;
        claim.WriteOffByName = session.Viewer.Name;
        await work.Ask(
            new WorkRequest(
                "benefits.write-off",
                $"核销“{claim.BenefitName}”多发待还",
                $"/claims/{claim.Id}",
                claim.Division,
                claim.SubjectId,
                Role.FinanceOfficer,
                claim.Cause
            ),
            ct
        );
        audit.Did("benefits.claim-write-off-asked", [claim.SubjectId], claim.WriteOffReason);
        return default(Done);
    }

    private async Task<Outcome<Done>> AnswerWriteOff(Claim claim, bool yes, CancellationToken ct)
    {
        if (claim.WriteOffReason is not { } reason)
        {
            return Fault.Conflict("claim-state", "没有人申请核销这笔待还。");
        }
        if (claim.WriteOffBy == session.Viewer.AccountId)
        {
            return Fault.Forbidden("same-person", "核销是您申请的。请交给另一位同事。");
        }
        (claim.WriteOffReason, claim.WriteOffBy, claim.WriteOffByName) = (null, null, null);
        await work.Finish(claim.Cause, ct);
        audit.Did("benefits.claim-write-off", [claim.SubjectId], reason, yes ? "yes" : "no");
        if (!yes)
        {
            return default(Done);
        }
        var done = await books.WriteOff(ClaimBook.Of(claim), reason, ct);
        if (!done.Ok)
        {
            return done.As<Done>();
        }
        messenger.Send($"elder:{claim.SubjectId}", $"“{claim.BenefitName}”多发的钱，剩下的不用还了。", "/my/wallet");
        return await Settled(claim, ct);
    }

    private async Task<Outcome<Done>> Undo(Claim claim, string? journal, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Fault.Invalid("reason-missing", "请写明为什么撤销这一笔。", "reason");
        }
        if (!long.TryParse(journal, CultureInfo.InvariantCulture, out var id))
        {
            return Fault.Invalid("journal-missing", "请选要撤销的一笔。", "journal");
        }
        var undone = await books.Undo(ClaimBook.Of(claim), id, reason.Trim(), ct);
        if (!undone.Ok)
        {
            return undone.As<Done>();
        }
        audit.Did("benefits.claim-undo", [claim.SubjectId], reason);
        return await Settled(claim, ct);
    }

    private async Task<Outcome<Done>> Settled(Claim claim, CancellationToken ct)
    {
        var left = await book.Settle(claim, ct);
        if (left.Fen == 0)
        {
            await work.Finish(claim.Cause, ct);
        }
        return default(Done);
    }
}
