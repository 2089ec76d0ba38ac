using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Benefits.Features.TakeOver;

/// <summary>Wallet balances of a running city: each is posted once from its source into the elder's purse; a withdrawal reverses it.</summary>
internal sealed class BalanceImport(
    DbSession session,
    IOpeningBalances balances,
    ILedger ledger,
    IRowElders elders,
    DivisionStore divisions,
    ImportedRecords records,
    AuditTrail audit
) : RecordKind<BalanceRow>(records)
{
    private const int Most = 500;
    private const string Rule = "从原系统接管";

    private readonly ImportedRecords standing = records;

    public override string Name => "balances";

    public override string Title => "期初余额";

    public override string Note => "一行一笔钱包余额；老人要先在名册里。";

    public override string Unit => "笔";

    public override int Order => 60;

    public override IReadOnlyList<Role> Senders { get; } = [Role.CountyOfficer, Role.CityOfficer];

    public override IReadOnlyList<ImportCode> Codes { get; } =
    [.. ImportCode.DeclaredIn(typeof(BalanceCodes)), .. elders.Codes];

    protected override TableSpec<BalanceRow> Columns => BalanceTable.Spec;

    protected override async Task<TableSpec<BalanceRow>> SpecFor(ImportScope scope, CancellationToken ct) =>
        BalanceTable.In(PlaceCheck.Of(await divisions.Tree(ct), scope), scope);

    protected override async Task<IReadOnlyList<RowVerdict>> Judge(
        IReadOnlyList<ImportedRow<BalanceRow>> rows,
        ImportScope scope,
        CancellationToken ct
    )
    {
        var refusals = await elders.Find([.. rows.Select(r => r.Value!)], scope.Area, ct);
        var keys = rows.Where((_, i) => refusals[i] is null).Select(r => KeyOf(r.Value!)).ToList();
        var known = await standing.ByKey(keys, ct);
        return
        [
            .. rows.Select(
                (r, i) =>
                    refusals[i] is { } refusal ? refusal
                    : known.TryGetValue(KeyOf(r.Value!), out var there)
                        ? RowVerdict.ThereExcept(there.Print == Print(r.Value!) ? [] : ["余额"])
                    : RowVerdict.New
            ),
        ];
    }

    protected override async Task<IReadOnlyList<WrittenRow>> Write(
        IReadOnlyList<ImportedRow<BalanceRow>> rows,
        ImportScope scope,
        long runId,
        CancellationToken ct
    )
    {
        var written = new List<WrittenRow>();
        foreach (var some in rows.Chunk(Most))
        {
            var posted = await balances.Credit(
                [.. some.Select(r => Credit(r, runId))],
                JournalKinds.Opening,
                session.Time.Today(),
                ct
            );
            written.AddRange(
                some.Select(
                    (r, i) =>
                        posted[i].Ok
                            ? new WrittenRow(posted[i].Value, Print(r.Value!), UniqueKey: KeyOf(r.Value!))
                            : RowRefusal.Of(BalanceCodes.NotPosted, null, posted[i].Faults[0].Sentence)
                )
            );
        }
        audit.Did(
            "benefits.take-over-balances",
            rows.Select(r => r.Value!.ElderId).Distinct(),
            detail: SourceOf(runId)
        );
        return written;
    }

    /// <summary>The mirror of each journal is posted; money that was spent or promised since stays.</summary>
    protected override async Task<IReadOnlyDictionary<long, string>> TakeBack(
        IReadOnlyList<ImportedRecord> taken,
        long runId,
        CancellationToken ct
    )
    {
        var kept = new Dictionary<long, string>();
        foreach (var record in taken)
        {
            var back = await ledger.Reverse(
                record.RecordId,
                null,
                "撤回导入",
                $"{SourceOf(runId)}:back:{record.Row}",
                ct
            );
            if (!back.Ok)
            {
                kept.Add(
                    record.RecordId,
                    back.Faults[0].Code == "not-enough-money" ? "这笔钱已经用掉或预占了一部分" : back.Faults[0].Sentence
                );
            }
        }
        audit.Did("benefits.take-over-withdrawn", [], detail: SourceOf(runId));
        return kept;
    }

    private static string KeyOf(BalanceRow row) => row.KeyFor($"{row.ElderId}");

    private static string Print(BalanceRow row) =>
        PrintOf(
            row.ElderId,
            row.Purpose,
            row.Source,
            row.Amount!.Value.Fen,
            $"{row.ExpiresOn:yyyyMMdd}",
            (int?)row.Unspent
        );

    private WalletCredit Credit(ImportedRow<BalanceRow> row, long runId)
    {
        var value = row.Value!;
        return new(
            value.ElderId,
            value.Purpose,
            value.Source,
            value.Payer,
            value.Amount!.Value,
            session.Time.Today(),
            value.ExpiresOn,
            $"{SourceOf(runId)}:{row.Row}",
            $"opening:{runId}",
            Rule,
            value.Unspent
        );
    }
}
