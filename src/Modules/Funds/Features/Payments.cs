using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;

namespace Yiju.Funds.Features;

/// <summary>
/// Collects own money and books it: paid in, it lies on an account of its payment (<see cref="MoneyAccountKind.Held"/>); from there it goes to
/// the operator or back.
/// </summary>
internal sealed class Payments(
    FundsDb db,
    DbSession session,
    Ledger ledger,
    Posting posting,
    AccountsOfMoney accounts,
    IPaymentGateway gateway,
    Events events,
    AuditTrail audit
) : IPayments
{
    internal const string RefundEvent = "funds.refund-requested.v1";

    private static readonly Fault Closed = Fault.Refused(
        "payment-closed",
        "这里还不能在网上付款。请当面付给服务机构。"
    );

    private static readonly Fault Unknown = Fault.NotFound("payment-unknown", "没有这笔付款，或它不是您的。");

    public bool Open => gateway.Ready;

    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    public async Task<Outcome<long>> Ask(OwnPayment wanted, CancellationToken ct)
    {
        if (!gateway.Ready)
        {
            return Closed;
        }
        if (wanted.Amount.Fen <= 0)
        {
            return Refusals.AmountNotPositive;
        }
        var waiting = await db.Payments.SingleOrDefaultAsync(
            p => p.Cause == wanted.Cause && p.State == PaymentState.Asked,
            ct
        );
        if (waiting?.Fen == wanted.Amount.Fen && waiting.AskedBy == session.Viewer.AccountId)
        {
            return waiting.Id;
        }
        if (waiting is not null)
        {
            waiting.End(PaymentState.Failed, null, session.Time.Instant());
            await db.SaveChangesAsync(ct);
        }
        var payment = new Payment
        {
            Id = session.Ids.Next(),
            ElderId = wanted.ElderId,
            Cause = wanted.Cause,
            Title = wanted.Title,
            Purpose = wanted.Purpose,
            Payer = wanted.Payer,
            Fen = wanted.Amount.Fen,
            AskedAt = session.Time.Instant(),
            AskedBy = session.Viewer.AccountId,
        };
        db.Payments.Add(payment);
        audit.Did("funds.payment-asked", [wanted.ElderId], detail: wanted.Cause);
        return payment.Id;
    }

    /// <summary>Books what the provider says of a payment, inside the caller's unit of work; said again, it changes nothing.</summary>
    public async Task<Outcome<Done>> Take(PaymentNews news, CancellationToken ct)
    {
        var payment = long.TryParse(news.Number, CultureInfo.InvariantCulture, out var id)
            ? await db.Payments.SingleOrDefaultAsync(p => p.Id == id, ct)
            : null;
        if (payment is null)
        {
            return Unknown;
        }
        if (payment.State == PaymentState.Paid || news.Fate == PaymentFate.Open)
        {
            return default(Done);
        }
        if (news.Fate == PaymentFate.Failed)
        {
            payment.End(PaymentState.Failed, news.Reference, session.Time.Instant());
            return default(Done);
        }
        if (news.Amount.Fen != payment.Fen)
        {
            return Fault.Conflict(
                "payment-amount",
                $"付款 {news.Number} 应收 {new Money(payment.Fen)}，通知里是 {news.Amount}，没有记账。请和支付方核对。"
            );
        }
        payment.End(PaymentState.Paid, news.Reference, news.At ?? session.Time.Instant());
        var posted = await ledger.Post(
            new NewJournal(
                $"payment:{payment.Id}",
                JournalKinds.OwnPaid,
                session.Time.Today(),
                payment.Cause,
                null,
                [
                    new NewLine(await accounts.Get(PaidBy(payment), ct), news.Amount),
                    new NewLine(await accounts.Get(KeptFor(payment), ct), -news.Amount),
                ]
            ),
            ct
        );
        if (!posted.Ok)
        {
            return posted.As<Done>();
        }
        audit.Did("funds.payment-paid", [payment.ElderId], detail: payment.Cause);
        events.Tell(
            FundsEvents.OwnPaid,
            new OwnPaid(payment.Id, payment.ElderId, payment.Cause, new Money(payment.Fen))
        );
        return default(Done);
    }

    public async Task<Money> PaidFor(string cause, CancellationToken ct) =>
        new((await Paid(cause, ct)).Sum(p => p.Payment.Fen - p.Back.Sum(r => r.Fen)));

    public async Task<Outcome<Done>> Settle(string cause, long orgId, Money earned, string reason, CancellationToken ct)
    {
        var parts = new List<Part>();
        foreach (var (payment, back) in await Paid(cause, ct))
        {
            var id = await accounts.Get(KeptFor(payment), ct);
            var account = (await posting.Accounts([id], ct))[id];
            var taken = account.DebitsPosted - back.Where(r => r.DoneAt is not null).Sum(r => r.Fen);
            var free = account.Balance - back.Where(r => r.DoneAt is null).Sum(r => r.Fen);
            parts.Add(new Part(payment, account, taken, free));
        }
        var owed = earned.Fen - parts.Sum(p => p.Taken);
        foreach (var part in parts)
        {
            var now = Math.Clamp(owed, 0, part.Free);
            owed -= now;
            if (now > 0 && await Earn(part, orgId, new Money(now), ct) is { Ok: false } refused)
            {
                return refused.As<Done>();
            }
            if (part.Free > now)
            {
                GiveBack(part.Payment, part.Free - now, reason);
            }
        }
        return default(Done);
    }

    /// <summary>Pays a refund back and books it; a failure waits in the outbox and is tried again.</summary>
    public async Task Refund(long refundId, CancellationToken ct)
    {
        var refund = await db.Refunds.SingleAsync(r => r.Id == refundId, ct);
        if (refund.DoneAt is not null)
        {
            return;
        }
        var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.Id == refund.PaymentId, ct);
        var (whole, part) = (new Money(payment.Fen), new Money(refund.Fen));
        await gateway.Refund(new RefundCharge(Number(refundId), Number(payment.Id), whole, part, refund.Reason), ct);
        var paid = await db
            .Journals.Where(j => j.UniqueKey == $"payment:{payment.Id}")
            .Select(j => j.Id)
            .SingleAsync(ct);
        var back = await ledger.Reverse(paid, part, refund.Reason, $"refund:{refundId}", ct);
        if (!back.Ok)
        {
            throw new InvalidOperationException($"Refund {refundId} cannot be booked: {back.Faults[0].Sentence}");
        }
        refund.DoneAt = session.Time.Instant();
        audit.Did("funds.payment-refunded", [payment.ElderId], detail: payment.Cause);
    }

    private async Task<Outcome<long>> Earn(Part part, long orgId, Money amount, CancellationToken ct)
    {
        var payment = part.Payment;
        var due = new AccountKey(
            MoneyAccountKind.OperatorPayable,
            $"org:{orgId}",
            MoneySources.SelfPay,
            payment.Purpose,
            payment.Payer
        );
        return await ledger.Post(
            new NewJournal(
                $"payment:{payment.Id}:earned:{part.Taken}",
                JournalKinds.OwnSpend,
                session.Time.Today(),
                payment.Cause,
                null,
                [new NewLine(part.Account.Id, amount), new NewLine(await accounts.Get(due, ct), -amount)]
            ),
            ct
        );
    }

    private void GiveBack(Payment payment, long fen, string reason)
    {
        var refund = new PaymentRefund
        {
            Id = session.Ids.Next(),
            PaymentId = payment.Id,
            Fen = fen,
            Reason = reason,
            AskedAt = session.Time.Instant(),
        };
        db.Refunds.Add(refund);
        events.Tell(RefundEvent, new RefundRequested(refund.Id));
    }

    /// <summary>What was paid for a cause, oldest first, with what goes back of each, also what this unit of work has just added.</summary>
    private async Task<List<(Payment Payment, List<PaymentRefund> Back)>> Paid(string cause, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var paid = await db
            .Payments.Where(p => p.Cause == cause && p.State == PaymentState.Paid)
            .OrderBy(p => p.Id)
            .ToListAsync(ct);
        var ids = paid.ConvertAll(p => p.Id);
        var back = (await db.Refunds.Where(r => ids.Contains(r.PaymentId)).ToListAsync(ct)).ToLookup(r => r.PaymentId);
        return [.. paid.Select(p => (p, back[p.Id].ToList()))];
    }

    private static AccountKey PaidBy(Payment p) =>
        new(MoneyAccountKind.SelfPay, $"elder:{p.ElderId}", MoneySources.SelfPay, "", p.Payer);

    private static AccountKey KeptFor(Payment p) =>
        new(MoneyAccountKind.Held, $"payment:{p.Id}", MoneySources.SelfPay, p.Purpose, p.Payer);

    /// <param name="Taken">Already the operator's.</param>
    /// <param name="Free">Neither the operator's nor on its way back.</param>
    private sealed record Part(Payment Payment, Account Account, long Taken, long Free);
}

/// <summary>Money of a payment is to go back.</summary>
internal sealed record RefundRequested(long RefundId);

internal sealed class SendRefund(Payments payments) : ISubscriber<RefundRequested>
{
    public Task Handle(RefundRequested happened, CancellationToken ct) => payments.Refund(happened.RefundId, ct);
}
