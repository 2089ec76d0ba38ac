using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Funds.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Platform.Work;

namespace Yiju.Funds.Features;

/// <summary>
/// Every night: asks the provider about payments of which no news came, and holds the books of the day before against the provider's
/// statement (FND-27). What does not agree waits on a finance desk.
/// </summary>
internal sealed class ReconcilePayments(
    FundsDb db,
    DbSession session,
    Payments payments,
    IPaymentGateway gateway,
    WorkList work,
    DivisionStore divisions
) : IDailyTask
{
    private static readonly TimeSpan GivenUp = TimeSpan.FromDays(1);

    public string Name => "funds.payments";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        if (!gateway.Ready)
        {
            return;
        }
        var waiting = await db
            .Payments.AsNoTracking()
            .Where(p => p.State == PaymentState.Asked)
            .Select(p => p.Id)
            .ToListAsync(ct);
        foreach (var id in waiting)
        {
            var news = await gateway.Ask(Payments.Number(id), ct);
            await session.Commit(() => Follow(id, news, ct), ct);
        }
        var day = today.AddDays(-1);
        var differences = await Compare(day, ct);
        await session.Commit<Done>(
            async () =>
            {
                foreach (var group in differences.GroupBy(d => d.Payer))
                {
                    await AskFinance(day, group.Key, group.Count(), ct);
                }
                return default(Done);
            },
            ct
        );
    }

    /// <summary>What the books and the provider's statement of a day say differently.</summary>
    public async Task<List<PaymentDifference>> Compare(DateOnly day, CancellationToken ct)
    {
        var (from, until) = (Shanghai.Utc(day, default), Shanghai.Utc(day.AddDays(1), default));
        var paid = await db
            .Payments.AsNoTracking()
            .Where(p => p.State == PaymentState.Paid && p.EndedAt >= from && p.EndedAt < until)
            .Select(p => new Booked(p.Id, false, p.Fen, p.Payer))
            .ToListAsync(ct);
        var back = await db
            .Refunds.AsNoTracking()
            .Where(r => r.DoneAt >= from && r.DoneAt < until)
            .Join(db.Payments, r => r.PaymentId, p => p.Id, (r, p) => new Booked(r.Id, true, r.Fen, p.Payer))
            .ToListAsync(ct);
        var ours = paid.Concat(back).ToDictionary(b => (Payments.Number(b.Id), b.Refund));
        var theirs = (await gateway.Bill(day, ct)).ToLookup(l => (l.Number, l.Refund), l => l.Amount.Fen);
        var nobody = (await divisions.Tree(ct)).All.FirstOrDefault(d => d.Level == DivisionLevel.City)?.Code ?? "";
        return
        [
            .. ours
                .Keys.Union(theirs.Select(t => t.Key))
                .Select(key => new PaymentDifference(
                    key.Item1,
                    key.Item2,
                    ours.TryGetValue(key, out var own) ? new Money(own.Fen) : null,
                    theirs.Contains(key) ? new Money(theirs[key].Sum()) : null,
                    own?.Payer ?? nobody
                ))
                .Where(d => d.Booked != d.Stated)
                .OrderBy(d => d.Number, StringComparer.Ordinal),
        ];
    }

    private async Task<Outcome<Done>> Follow(long id, PaymentNews news, CancellationToken ct)
    {
        var payment = await db.Payments.SingleAsync(p => p.Id == id, ct);
        if (news.Fate == PaymentFate.Open && payment.AskedAt + GivenUp < session.Time.Instant())
        {
            payment.End(PaymentState.Failed, null, session.Time.Instant());
            return default(Done);
        }
        return await payments.Take(news, ct);
    }

    private Task AskFinance(DateOnly day, string payer, int count, CancellationToken ct) =>
        work.Ask(
            new WorkRequest(
                "funds.payment-difference",
                $"{Ui.Say.PlainDay(day)}的个人付款对账有 {count} 处不符",
                $"/payments?day={day:yyyy-MM-dd}",
                payer,
                0,
                Role.FinanceOfficer,
                $"payment-bill:{day:yyyy-MM-dd}:{payer}",
                session.Time.Today()
            ),
            ct
        );

    private sealed record Booked(long Id, bool Refund, long Fen, string Payer);
}
