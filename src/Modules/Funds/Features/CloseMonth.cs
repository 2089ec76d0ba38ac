using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Calendar;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Funds.Features;

/// <summary>Closes a month of a payer: from that moment nothing is posted into it, and a job counts the settlements.</summary>
internal sealed class CloseMonth(FundsDb db, DbSession session, JobQueue jobs, AuditTrail audit)
{
    public const string JobKind = "funds.close-month";

    internal sealed record Arguments(string Payer, string Month);

    /// <summary>Starts, or goes on after an interruption.</summary>
    /// <returns>The job.</returns>
    public async Task<Outcome<long>> Start(string payer, string month, CancellationToken ct)
    {
        if (!session.Viewer.Scope.Covers(payer))
        {
            return Fault.Forbidden("payer-not-yours", "只能月结本级的资金。");
        }
        if (
            !DateOnly.TryParseExact(
                $"{month}-01",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var first
            )
        )
        {
            return Fault.Invalid("month-format", $"“{month}”不是月份。请写成 2026-07 的样子。", "month");
        }
        if (session.Time.Today() <= Period.MonthOf(first).To)
        {
            return Fault.Refused("month-not-over", $"{Say.Month(month)}还没有过完。请在下个月 1 日以后月结。", "month");
        }
        var close = await db.Closes.SingleOrDefaultAsync(c => c.Payer == payer && c.Period == month, ct);
        if (close?.FinishedAt is not null)
        {
            return Fault.Conflict("month-closed", $"{Say.Month(month)}已经月结。", "month");
        }
        if (close is null)
        {
            db.Closes.Add(
                new MonthClose
                {
                    Id = session.Ids.Next(),
                    Payer = payer,
                    Period = month,
                    StartedAt = session.Time.Instant(),
                    StartedBy = session.Viewer.AccountId,
                }
            );
        }
        audit.Did("funds.close-month", [], detail: $"{payer} {month}");
        return jobs.Add(JobKind, $"月结 {Say.Month(month)}", new Arguments(payer, month));
    }
}

/// <summary>
/// Counts operator by operator, each in a transaction of its own; the settlements become valid together at the end. Cut off anywhere, it
/// goes on where it was.
/// </summary>
internal sealed class CloseMonthWorker(
    FundsDb db,
    DbSession session,
    CountSettlements counting,
    WorkList work,
    WorkingCalendar calendar,
    Events events,
    DivisionStore divisions,
    FundsRules rules
) : IJobWorker
{
    public string Kind => CloseMonth.JobKind;

    public async Task<string> Run(JobRun run, CancellationToken ct)
    {
        var (payer, month) = JsonSerializer.Deserialize<CloseMonth.Arguments>(run.Arguments, Json.Options)!;
        var operators = await counting.Operators(payer, ct);
        for (var i = 0; i < operators.Count; i++)
        {
            var orgId = operators[i];
            await session.Commit<Done>(
                async () =>
                {
                    await counting.Count(orgId, payer, month, ct);
                    return default(Done);
                },
                ct
            );
            if (i % 20 == 19 && !await run.Report(i + 1, operators.Count, null, ct))
            {
                return "{}";
            }
        }
        var made = await session.Commit<int>(() => Finish(payer, month, ct), ct);
        return JsonSerializer.Serialize(new { settlements = made.Value }, Json.Options);
    }

    private async Task<Outcome<int>> Finish(string payer, string month, CancellationToken ct)
    {
        var close = await db.Closes.SingleAsync(c => c.Payer == payer && c.Period == month, ct);
        var settlements = await db.Settlements.Where(s => s.Payer == payer && s.Period == month).ToListAsync(ct);
        if (close.FinishedAt is not null)
        {
            return settlements.Count;
        }
        close.FinishedAt = session.Time.Instant();
        var name = (await divisions.Tree(ct)).NameOf(payer);
        var due = rules.DaysToConfirm is { } days
            ? (await calendar.Load(ct)).After(session.Time.Today(), days)
            : (DateOnly?)null;
        foreach (var settlement in settlements)
        {
            settlement.FinishCount();
            if (settlement.State == SettlementState.Counted)
            {
                await work.Ask(
                    new WorkRequest(
                        "funds.confirm",
                        $"核对{name}{Say.Month(month)}的机构结算",
                        $"/settlements/{settlement.Id}",
                        payer,
                        settlement.Id,
                        Role.CountyOfficer,
                        $"settlement:{settlement.Id}",
                        due
                    ),
                    ct
                );
            }
        }
        events.Tell(FundsEvents.MonthClosed, new MonthClosed(payer, month));
        return settlements.Count;
    }
}
