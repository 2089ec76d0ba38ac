using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

/// <summary>Lets public money pay a service once, whoever asks and whichever way the journal comes (POL-23).</summary>
internal sealed class PublicPayments(FundsDb db, DbSession session)
{
    private static readonly string[] Private = ["", MoneySources.SelfPay, MoneySources.Donation];

    /// <summary>
    /// What a journal pays for with public money: what it names itself, and its cause when that is a visit or an order. Empty when no operator
    /// is owed public money by it.
    /// </summary>
    public static IReadOnlyList<string> Services(NewJournal journal, IReadOnlyDictionary<long, Account> accounts) =>
        Sources(journal, accounts).Count == 0
            ? []
            :
            [
                .. (journal.Services ?? [])
                    .Append(journal.Cause)
                    .Where(s => s.Split(':') is ["visit" or "order", _])
                    .Distinct(StringComparer.Ordinal),
            ];

    /// <summary>Payments of services, by their name.</summary>
    public Task<Dictionary<string, PublicPayment>> Of(IReadOnlyCollection<string> services, CancellationToken ct) =>
        db.PublicPayments.Where(p => services.Contains(p.Service)).ToDictionaryAsync(p => p.Service, ct);

    public PublicPayment Note(
        string service,
        long journal,
        NewJournal posted,
        IReadOnlyDictionary<long, Account> accounts
    )
    {
        var payment = new PublicPayment
        {
            Id = session.Ids.Next(),
            Service = service,
            JournalId = journal,
            Sources = string.Join(',', Sources(posted, accounts)),
        };
        db.PublicPayments.Add(payment);
        return payment;
    }

    /// <summary>The payment was taken back whole: another may pay.</summary>
    public async Task Forget(long journal, CancellationToken ct) =>
        db.PublicPayments.RemoveRange(await db.PublicPayments.Where(p => p.JournalId == journal).ToListAsync(ct));

    public static Fault Paid(PublicPayment payment) =>
        Fault.Conflict(
            "service-paid",
            $"{CauseLink.Title(payment.Service)}已由{string.Join('、', payment.Sources.Split(',').Select(MoneySources.Title))}付过，"
                + "同一次服务不能由两份公共资金支付。先付的有误时，请先冲销。",
            "cause"
        );

    private static List<string> Sources(NewJournal journal, IReadOnlyDictionary<long, Account> accounts) =>
        [
            .. journal
                .Lines.Where(l => l.Amount.Fen < 0)
                .Select(l => accounts.GetValueOrDefault(l.AccountId))
                .OfType<Account>()
                .Where(a => a.Kind == MoneyAccountKind.OperatorPayable && !Private.Contains(a.Source))
                .Select(a => a.Source)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
