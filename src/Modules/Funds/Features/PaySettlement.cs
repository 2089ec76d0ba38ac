using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Funds.Features;

/// <summary>Civil affairs confirm, finance release, the bank pays: three steps, and never the same person for the first two (SEC-09).</summary>
internal sealed class PaySettlement(
    FundsDb db,
    DbSession session,
    AccountsOfMoney accounts,
    Ledger ledger,
    CountSettlements counting,
    WorkList work,
    Events events,
    AuditTrail audit
)
{
    private static readonly Fault Unknown = Fault.NotFound(
        "settlement-unknown",
        "没有这张结算单，或它不在您的范围内。"
    );

    public async Task<Outcome<Done>> Confirm(long id, CancellationToken ct)
    {
        var found = await Find(id, SettlementState.Counted, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        found.Value.Confirm(session.Viewer.AccountId, session.Time.Instant());
        await work.Finish($"settlement:{id}", ct, "funds.confirm");
        await work.Ask(
            new WorkRequest(
                "funds.release",
                $"拨付 {Say.Month(found.Value.Period)}机构结算款",
                $"/settlements/{id}",
                found.Value.Payer,
                id,
                Role.FinanceOfficer,
                $"settlement:{id}"
            ),
            ct
        );
        audit.Did("funds.confirm-settlement", [id]);
        return default(Done);
    }

    public async Task<Outcome<Done>> Release(long id, CancellationToken ct)
    {
        var found = await Find(id, SettlementState.Confirmed, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        if (found.Value.ConfirmedBy == session.Viewer.AccountId)
        {
            return Fault.Forbidden("same-person", "审核和拨付不能由同一个人办。请交给另一位同事。");
        }
        found.Value.Release(session.Viewer.AccountId, session.Time.Instant());
        await work.Finish($"settlement:{id}", ct, "funds.release");
        audit.Did("funds.release-settlement", [id]);
        return default(Done);
    }

    /// <summary>The bank has paid: the debt is gone and the bank's receipt is on file.</summary>
    public async Task<Outcome<Done>> Pay(long id, string? reference, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reference))
        {
            return Fault.Invalid("bank-reference-missing", "请填写银行回单号。", "reference");
        }
        var found = await Find(id, SettlementState.Released, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        var settlement = found.Value;
        var lines = await Lines(settlement, ct);
        var posted = await ledger.Post(
            new NewJournal(
                $"settlement:{id}:paid",
                JournalKinds.Payment,
                session.Time.Today(),
                $"settlement:{id}",
                null,
                lines
            ),
            ct
        );
        if (!posted.Ok)
        {
            return posted.As<Done>();
        }
        settlement.Pay(reference.Trim(), session.Time.Instant());
        events.Tell(
            FundsEvents.SettlementPaid,
            new SettlementPaid(id, settlement.OrgId, settlement.Payer, settlement.Period, settlement.DueFen)
        );
        audit.Did("funds.pay-settlement", [id], detail: reference.Trim());
        return default(Done);
    }

    /// <summary>
    /// Takes the due from what the month brought to the operator's accounts. A refund of a later month may have left less on them: then
    /// the operator owes it, and the next settlement starts with that.
    /// </summary>
    private async Task<List<NewLine>> Lines(Settlement settlement, CancellationToken ct)
    {
        var earned = await counting
            .Earned(settlement.OrgId, settlement.Payer, settlement.Period)
            .Where(e => e.Fen > 0)
            .OrderByDescending(e => e.Fen)
            .ThenBy(e => e.AccountId)
            .ToListAsync(ct);
        var lines = new List<NewLine>();
        foreach (var part in Portions.First([.. earned.Select(e => new Side(e.AccountId, e.Fen))], settlement.DueFen))
        {
            var source = (await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == part.AccountId, ct)).Source;
            var bank = new AccountKey(
                MoneyAccountKind.Bank,
                $"division:{settlement.Payer}",
                source,
                "",
                settlement.Payer
            );
            lines.Add(new NewLine(part.AccountId, new Money(part.Fen)));
            lines.Add(new NewLine(await accounts.Get(bank, ct), new Money(-part.Fen)));
        }
        return lines;
    }

    private async Task<Outcome<Settlement>> Find(long id, SettlementState state, CancellationToken ct)
    {
        var settlement = await db.Settlements.SingleOrDefaultAsync(s => s.Id == id, ct);
        if (settlement is null || !session.Viewer.Scope.Covers(settlement.Payer))
        {
            return Unknown;
        }
        return settlement.State == state
            ? settlement
            : Fault.Conflict(
                "settlement-state",
                $"结算单现在是“{SettlementWords.Of(settlement.State)}”，不能办这一步。"
            );
    }
}

/// <summary>What people call the states of a settlement.</summary>
internal static class SettlementWords
{
    public static string Of(SettlementState state) =>
        state switch
        {
            SettlementState.Counting => "计算中",
            SettlementState.Counted => "待民政核对",
            SettlementState.Confirmed => "待财政拨付",
            SettlementState.Released => "已拨付，等银行回单",
            SettlementState.Paid => "已付款",
            SettlementState.CarriedForward => "不需付款，转下月",
        };
}
