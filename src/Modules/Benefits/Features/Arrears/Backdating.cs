using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Arrears;

/// <summary>
/// Works out what a change that reaches back does to months already credited: what was credited (from the ledger), what the rules in force
/// in each month say with the facts as known now, and how the difference is put right (POL-24).
/// </summary>
internal sealed class Backdating(
    BenefitsDb db,
    DbSession session,
    Rulings rules,
    Course course,
    FactStore facts,
    ICorrections books,
    DivisionStore divisions
)
{
    /// <summary>Everything about an elder, in two queries.</summary>
    public async Task<ElderRecord> Record(long elderId, CancellationToken ct) =>
        new(
            await facts.History(elderId, ct),
            await db.AllDecisions.Where(d => d.SubjectId == elderId).OrderBy(d => d.Id).ToListAsync(ct)
        );

    /// <summary>Whether the rules contradict the decision on any day since its beginning.</summary>
    public bool Contradicted(BenefitDecision head, ElderRecord record)
    {
        var (_, _, timeline) = Lay(head, record);
        return timeline.From is not null;
    }

    /// <summary>Null when the rules agree with what was decided.</summary>
    public async Task<Backdated?> Of(BenefitDecision decision, ElderRecord record, CancellationToken ct)
    {
        var (head, stretches, timeline) = Lay(record.Latest(decision), record);
        if (timeline.From is not { } from)
        {
            return null;
        }
        var chain = record.ChainOf(head);
        var paid = await books.Paid([.. chain.Select(d => d.Id)], ct);
        var touched = Owed(timeline.Touched(), paid).ToList();
        List<TermDifference> differences =
        [
            .. touched
                .Where(t => t.Now != PaidFor(paid, t))
                .Select(t => new TermDifference(t.Term.Name, new Money(t.Now - PaidFor(paid, t)), ArrearsOf(head, t))),
        ];
        var plan = await books.Plan(
            new Correction(
                head.SubjectId,
                0,
                "",
                [.. chain.Select(d => d.Id)],
                [.. record.Decisions.Select(d => d.Id)],
                differences
            ),
            ct
        );
        var answers = Since(from, timeline, stretches);
        var model = Model(
            from,
            [.. touched.Select(t => Row(t, PaidFor(paid, t), plan))],
            Placed(Changes(head, record, answers, from), await divisions.Tree(ct)),
            plan
        );
        return new Backdated(head, chain, from, answers, differences, model);
    }

    private (BenefitDecision Head, IReadOnlyList<Stretch> Stretches, BenefitTimeline Timeline) Lay(
        BenefitDecision head,
        ElderRecord record
    )
    {
        var today = session.Time.Today();
        var chain = record.ChainOf(head);
        var stretches = course.Of(head.BenefitId, head.Division, record, chain.Min(d => d.ValidFrom), today);
        return (head, stretches, new BenefitTimeline(chain, stretches, today));
    }

    /// <summary>The answers from the day on, the first of them cut to it.</summary>
    private static IReadOnlyList<Stretch> Since(
        DateOnly from,
        BenefitTimeline timeline,
        IReadOnlyList<Stretch> stretches
    ) => [timeline.RuleOn(from)! with { From = from }, .. stretches.Where(s => s.From > from)];

    /// <summary>
    /// Terms before the first one credited here were paid by whoever kept the books then; they are none of ours as long as the decision gave
    /// an amount.
    /// </summary>
    private IEnumerable<BenefitTimeline.Due> Owed(
        IEnumerable<BenefitTimeline.Due> terms,
        IReadOnlyDictionary<string, Money> paid
    )
    {
        var today = session.Time.Today();
        foreach (var term in terms)
        {
            var current = CreditTerm.Of(term.Term.Every, today);
            var first = paid
                .Keys.Where(k => k.Length == term.Term.Name.Length)
                .Order(StringComparer.Ordinal)
                .FirstOrDefault();
            var elsewhere = term.Before > 0 && string.CompareOrdinal(term.Term.Name, first ?? current) < 0;
            var something = term.Now != 0 || term.Before != 0 || PaidFor(paid, term) != 0;
            if (something && !elsewhere)
            {
                yield return term;
            }
        }
    }

    private static long PaidFor(IReadOnlyDictionary<string, Money> paid, BenefitTimeline.Due due) =>
        paid.GetValueOrDefault(due.Term.Name).Fen;

    /// <summary>Arrears go into a purse of their own, which begins this month.</summary>
    private WalletCredit? ArrearsOf(BenefitDecision head, BenefitTimeline.Due due)
    {
        var today = session.Time.Today();
        var month = new DateOnly(today.Year, today.Month, 1);
        DateOnly? Last(string? expires) =>
            expires == "month-end" ? month.AddMonths(books.MonthsToSpend).AddDays(-1) : null;
        return due switch
        {
            { Now: <= 0 } => null,
            { Rule: { } rule } => new WalletCredit(
                head.SubjectId,
                rule.Ruling.Terms.Purpose ?? "",
                rule.Ruling.Terms.Source ?? "",
                Deciding.PayerOf(rule.Ruling.Terms, rule.Division),
                Money.Zero,
                month,
                Last(rule.Ruling.Terms.Expires),
                "",
                "",
                rule.Ruling.Rule,
                Deciding.FateOf(rule.Ruling.Terms.Unspent)
            ),
            { By: { } by } => new WalletCredit(
                head.SubjectId,
                by.Purpose ?? "",
                by.Source ?? "",
                by.Payer ?? "",
                Money.Zero,
                month,
                Last(by.Expires),
                "",
                "",
                $"{by.PackId}@{by.PackVersion} {by.Clause}",
                Deciding.FateOf(by.Unspent)
            ),
            _ => null,
        };
    }

    private static CorrectionRow Row(BenefitTimeline.Due due, long paid, IReadOnlyList<CorrectionStep> plan) =>
        new(
            due.Term.Name,
            CreditTerm.Say(due.Term.Name),
            due.Reference,
            new Money(paid),
            new Money(due.Now),
            new Money(due.Now - paid),
            string.Join(
                '，',
                plan.Where(s => s.Term == due.Term.Name)
                    .Select(s => $"{Word(s.Kind)} {s.Amount}")
                    .DefaultIfEmpty("不用改")
            )
        );

    private static string Word(CorrectionKind kind) =>
        kind switch
        {
            CorrectionKind.Arrears => "补发",
            CorrectionKind.Undone => "撤销原来的待还",
            CorrectionKind.TakenBack => "从没用掉的里收回",
            CorrectionKind.GoneBack => "已到期作废或退回",
            CorrectionKind.Netted => "从这次补发里抵",
            CorrectionKind.Claimed => "已用掉，待还",
        };

    private CorrectionModel Model(
        DateOnly from,
        IReadOnlyList<CorrectionRow> rows,
        IReadOnlyList<ChangeRow> changes,
        IReadOnlyList<CorrectionStep> plan
    )
    {
        Money Sum(params CorrectionKind[] kinds) => new(plan.Where(s => kinds.Contains(s.Kind)).Sum(s => s.Amount.Fen));
        var text = JsonSerializer.Serialize((from, rows), Json.Options) + string.Concat(rows.Select(r => r.ToString()));
        return new CorrectionModel(
            from,
            rows,
            changes,
            Sum(CorrectionKind.Arrears) - Sum(CorrectionKind.Netted),
            Sum(CorrectionKind.Undone),
            Sum(CorrectionKind.TakenBack, CorrectionKind.GoneBack),
            Sum(CorrectionKind.Claimed),
            books.DefaultShare,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from:o}{text}")).AsSpan(0, 8))
        );
    }

    /// <summary>Statements made since the decision that the answers rest on, and documents that took another's place.</summary>
    private List<ChangeRow> Changes(
        BenefitDecision head,
        ElderRecord record,
        IReadOnlyList<Stretch> answers,
        DateOnly from
    )
    {
        var used = JsonSerializer.Deserialize<List<long>>(head.Facts, Json.Options)!;
        var keys = answers
            .SelectMany(a => a.Ruling.Used.Select(f => f.Key))
            .Concat(record.Facts.Where(f => used.Contains(f.Id)).Select(f => f.Key))
            .ToHashSet(StringComparer.Ordinal);
        var changes = new List<ChangeRow>();
        foreach (
            var fact in record
                .Facts.Where(f => f.SupersededAt is null && f.RecordedAt > head.DecidedAt && keys.Contains(f.Key))
                .Where(f => f.ValidTo is null || f.ValidTo >= from)
                .OrderBy(f => f.ValidFrom)
        )
        {
            var day = fact.ValidFrom < from ? from : fact.ValidFrom;
            var before = record.Facts.On(day, head.DecidedAt).GetValueOrDefault(fact.Key)?.Value;
            if (before == fact.Value)
            {
                continue;
            }
            var (title, after) = rules.Stated(head.Division, day, fact.Key, fact.Value);
            var said = rules.Stated(head.Division, day, fact.Key, before).Value;
            changes.Add(new ChangeRow(title, said, after, fact.ValidFrom, Shanghai.DayOf(fact.RecordedAt)));
        }
        foreach (var pack in answers.Select(a => a.Ruling.Pack).DistinctBy(p => p.Name))
        {
            if (head.PackPrint is not null && pack.Print != head.PackPrint)
            {
                changes.Add(new ChangeRow("规定", head.Document, $"{pack.Document}（{pack.Name}）", pack.From, null));
            }
        }
        return changes;
    }

    private static List<ChangeRow> Placed(List<ChangeRow> changes, DivisionTree tree)
    {
        string Name(string value) => value.Length == 12 && value.All(char.IsAsciiDigit) ? tree.PathOf(value) : value;
        return changes.ConvertAll(c => c with { Before = Name(c.Before), After = Name(c.After) });
    }
}
