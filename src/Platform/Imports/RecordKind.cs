using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Platform.Tables;

namespace Yiju.Platform.Imports;

/// <summary>
/// A kind whose rows each become a record of their own: a row is new, known as it stands, or refused; nothing is overwritten. The machinery
/// remembers which record a row became, so that an import can be taken back.
/// </summary>
public abstract class RecordKind<T>(ImportedRecords records) : ImportKind<T>
    where T : class, new()
{
    /// <summary>Holds rows against what is recorded; one verdict a row, in their order.</summary>
    protected abstract Task<IReadOnlyList<RowVerdict>> Judge(
        IReadOnlyList<ImportedRow<T>> rows,
        ImportScope scope,
        CancellationToken ct
    );

    /// <summary>Writes rows that are new, inside the caller's unit of work; one outcome a row, in their order.</summary>
    protected abstract Task<IReadOnlyList<WrittenRow>> Write(
        IReadOnlyList<ImportedRow<T>> rows,
        ImportScope scope,
        long runId,
        CancellationToken ct
    );

    /// <summary>The order in which new rows of a chunk are written, and against which they are taken back.</summary>
    protected virtual IEnumerable<ImportedRow<T>> InOrder(IEnumerable<ImportedRow<T>> rows) => rows;

    /// <summary>Takes records back that nobody changed or built on, inside the caller's unit of work, the newest first.</summary>
    /// <returns>Why a record stays, by its id; what is not named is gone.</returns>
    protected abstract Task<IReadOnlyDictionary<long, string>> TakeBack(
        IReadOnlyList<ImportedRecord> taken,
        long runId,
        CancellationToken ct
    );

    /// <summary>A short fingerprint of what a record says, by which a later change is noticed.</summary>
    protected static string PrintOf(params ReadOnlySpan<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value}\u001f");
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    protected internal sealed override async Task<ChunkResult> Apply(
        IReadOnlyList<ImportedRow<T>> rows,
        object? prepared,
        ImportScope scope,
        long? runId,
        CancellationToken ct
    )
    {
        var verdicts = await Judge(rows, scope, ct);
        var (fresh, known, findings) = (new List<ImportedRow<T>>(), 0, new List<RowFinding>());
        for (var i = 0; i < rows.Count; i++)
        {
            if (verdicts[i].Refusal is { } refusal)
            {
                findings.Add(RowFinding.Of(rows[i].Row, Columns, refusal.Code, refusal.Key, refusal.Sentence));
            }
            else if (verdicts[i].Known)
            {
                known++;
            }
            else
            {
                fresh.Add(rows[i]);
            }
        }
        if (runId is not { } run)
        {
            return new(fresh.Count, 0, known, findings);
        }
        fresh = [.. InOrder(fresh)];
        var written = await Write(fresh, scope, run, ct);
        var added = 0;
        for (var i = 0; i < fresh.Count; i++)
        {
            if (written[i].Refusal is { } refusal)
            {
                findings.Add(RowFinding.Of(fresh[i].Row, Columns, refusal.Code, refusal.Key, refusal.Sentence));
                continue;
            }
            records.Add(run, fresh[i].Row, written[i]);
            added++;
        }
        return new(added, 0, known, findings);
    }

    protected internal sealed override async Task<WithdrawStep> WithdrawSome(long runId, int most, CancellationToken ct)
    {
        var some = await records.Standing(runId, most, ct);
        if (some.Count == 0)
        {
            return default;
        }
        var kept = await TakeBack(some, runId, ct);
        foreach (var record in some)
        {
            record.Why = kept.GetValueOrDefault(record.RecordId);
            record.State = record.Why is null ? ImportedState.Removed : ImportedState.Kept;
        }
        return new(some.Count, some.Count - kept.Count, 0);
    }

    protected internal sealed override async Task<IReadOnlyList<ImportTouched>> Touched(
        long runId,
        int most,
        CancellationToken ct
    ) =>
        [
            .. (await records.Kept(runId, most, ct)).Select(r => new ImportTouched(
                null,
                $"第 {r.Row} 行",
                r.Row,
                r.Why ?? "",
                Kept: true
            )),
        ];
}

/// <summary>What the records say to a row.</summary>
/// <param name="Known">It is there already, as the row has it.</param>
public sealed record RowVerdict(bool Known, RowRefusal? Refusal = null)
{
    public static RowVerdict New { get; } = new(false);

    public static RowVerdict There { get; } = new(true);

    /// <summary>It is there and says something else in these columns; without any it is just there.</summary>
    public static RowVerdict ThereExcept(IReadOnlyList<string> headers) =>
        headers.Count == 0 ? There : RowRefusal.Of(RecordCodes.KnownOther, null, string.Join('、', headers));

    public static implicit operator RowVerdict(RowRefusal refusal) => new(false, refusal);
}

/// <summary>Why a row stays out.</summary>
/// <param name="Key">Of the column; null for the row as a whole.</param>
public sealed record RowRefusal(ImportCode Code, string? Key, string Sentence)
{
    public static RowRefusal Of(ImportCode code, string? key, params string[] values) =>
        new(code, key, code.Sentence(values));
}

/// <summary>What a row became, or why it did not.</summary>
/// <param name="Print">Fingerprint of what was written.</param>
/// <param name="BroughtId">Something else the row brought with it.</param>
/// <param name="UniqueKey">What makes the record one where its own table has no such key.</param>
public sealed record WrittenRow(
    long RecordId,
    string Print,
    long? BroughtId = null,
    string? UniqueKey = null,
    RowRefusal? Refusal = null
)
{
    public static implicit operator WrittenRow(RowRefusal refusal) => new(0, "", Refusal: refusal);
}

/// <summary>Remembers which record each row of an import became.</summary>
public sealed class ImportedRecords(PlatformDb db, DbSession session)
{
    /// <summary>Records that stand under these keys, by key.</summary>
    public async Task<IReadOnlyDictionary<string, ImportedRecord>> ByKey(
        IReadOnlyCollection<string> keys,
        CancellationToken ct
    ) =>
        await db
            .ImportedRecords.AsNoTracking()
            .Where(r => r.UniqueKey != null && keys.Contains(r.UniqueKey) && r.State != ImportedState.Removed)
            .ToDictionaryAsync(r => r.UniqueKey!, ct);

    internal void Add(long runId, int row, WrittenRow written) =>
        db.ImportedRecords.Add(
            new ImportedRecord
            {
                Id = session.Ids.Next(),
                RunId = runId,
                Row = row,
                RecordId = written.RecordId,
                BroughtId = written.BroughtId,
                Print = written.Print,
                UniqueKey = written.UniqueKey,
            }
        );

    internal Task<List<ImportedRecord>> Standing(long runId, int most, CancellationToken ct) =>
        db
            .ImportedRecords.Where(r => r.RunId == runId && r.State == ImportedState.Standing)
            .OrderByDescending(r => r.Id)
            .Take(most)
            .ToListAsync(ct);

    internal Task<List<ImportedRecord>> Kept(long runId, int most, CancellationToken ct) =>
        db
            .ImportedRecords.AsNoTracking()
            .Where(r => r.RunId == runId && r.State == ImportedState.Kept)
            .OrderBy(r => r.Row)
            .Take(most)
            .ToListAsync(ct);
}
