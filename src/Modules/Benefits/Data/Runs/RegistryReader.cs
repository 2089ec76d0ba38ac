using System.Data.Common;
using System.Globalization;
using System.Text;
using Yiju.Benefits.Domain.Runs;
using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Platform.Data.Bulk;

namespace Yiju.Benefits.Data.Runs;

/// <summary>
/// Reads the registry chunk by chunk in order of the subjects' ids: the facts that stood at an instant and hold on a day, and the outcomes
/// that stand. A connection of its own, so that reading runs beside writing.
/// </summary>
/// <param name="keys">Names of the facts to read, rising.</param>
/// <param name="knownAt">Instant, UTC.</param>
internal sealed class RegistryReader(
    Database database,
    DbConnection connection,
    IElderRoll roll,
    IReadOnlyList<string> keys,
    DateOnly day,
    DateTime knownAt
)
{
    private readonly KeyTable numbers = new(keys);
    private readonly Statements statements = new(keys);
    private readonly string facts = Facts(database.Kind, keys, day, knownAt);

    /// <summary>SQLite shows its file as memory; a run that reads all of it would seem to fill the machine.</summary>
    public static async Task KeepSmall(Database database, DbConnection connection, CancellationToken ct)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma mmap_size = 0";
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Fills the chunk with at most so many elders behind an id.</summary>
    /// <param name="outcomes">Also those that stand.</param>
    public async Task Read(RegistryChunk chunk, long after, int most, bool outcomes, CancellationToken ct)
    {
        chunk.Facts.Clear();
        chunk.Outcomes.Clear();
        var end = await End(after, most, ct);
        (chunk.Through, chunk.Last) = (end ?? long.MaxValue, end is null);
        var gone = await roll.GoneBetween(after, chunk.Through, ct);
        ReadFacts(chunk.Facts, Between(after, chunk.Through), gone, ct);
        if (outcomes)
        {
            ReadOutcomes(chunk.Outcomes, Between(after, chunk.Through));
        }
    }

    private void ReadFacts(FactChunk chunk, string between, IReadOnlyList<long> gone, CancellationToken ct)
    {
        using var rows = BulkReader.Open(connection, $"{facts} and {between} order by subject_id");
        var (subject, passed) = (0L, 0);
        void Finish()
        {
            while (passed < gone.Count && gone[passed] < subject)
            {
                passed++;
            }
            if (passed >= gone.Count || gone[passed] != subject)
            {
                statements.MoveTo(chunk, subject);
            }
            statements.Clear();
        }
        while (rows.Next())
        {
            if (rows.Long(0) is var next && next != subject)
            {
                Finish();
                subject = next;
                ct.ThrowIfCancellationRequested();
            }
            if (numbers.Of(rows.Bytes(1)) is >= 0 and var key)
            {
                statements.Add(chunk.Texts, key, rows.IsNull(2), rows.Bytes(2), rows.Day(3), rows.Long(4));
            }
        }
        Finish();
    }

    private void ReadOutcomes(OutcomeChunk chunk, string between)
    {
        using var rows = BulkReader.Open(
            connection,
            "select subject_id, coalesce(layout_id, 0), division, packed from benefits_outcome "
                + $"where superseded_by is null and {between} order by subject_id"
        );
        while (rows.Next())
        {
            var packed = rows.Bytes(3);
            chunk.Rows.Add(
                new(
                    rows.Long(0),
                    rows.Long(1),
                    long.Parse(rows.Bytes(2), CultureInfo.InvariantCulture),
                    chunk.Packed.Add(packed),
                    packed.Length
                )
            );
        }
    }

    /// <summary>The id of the last elder of a chunk; null when fewer are left.</summary>
    private async Task<long?> End(long after, int most, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"select subject_id from platform_fact where subject_id > {Text(after)} and key = '{FactKeys.LivingDivision}' "
            + $"and superseded_at is null order by subject_id limit 1 offset {Text(most - 1)}";
        return await command.ExecuteScalarAsync(ct) as long?;
    }

    private static string Facts(DatabaseKind kind, IReadOnlyList<string> keys, DateOnly day, DateTime knownAt)
    {
        var names = string.Join(", ", keys.Select(k => $"'{Quoted(k)}'"));
        var (on, at) = (Literal(kind, day), Literal(kind, knownAt));
        return "select subject_id, key, value, valid_from, id from platform_fact "
            + $"where key in ({names}) "
            + $"and recorded_at <= {at} and (superseded_at is null or superseded_at > {at}) "
            + $"and valid_from <= {on} and (valid_to is null or valid_to >= {on})";
    }

    private static string Quoted(string name) => name.Replace("'", "''", StringComparison.Ordinal);

    private static string Literal(DatabaseKind kind, DateOnly day) =>
        (kind == DatabaseKind.Postgres ? "date " : "") + day.ToString("\\'yyyy-MM-dd\\'", CultureInfo.InvariantCulture);

    /// <summary>As each database keeps instants; SQLite compares them as texts.</summary>
    private static string Literal(DatabaseKind kind, DateTime at) =>
        kind == DatabaseKind.Postgres
            ? at.ToString(
                "\\t\\i\\m\\e\\s\\t\\a\\m\\p\\t\\z \\'yyyy-MM-dd HH:mm:ss.ffffff+00\\'",
                CultureInfo.InvariantCulture
            )
            : at.ToString("\\'yyyy-MM-dd HH:mm:ss.FFFFFFF\\'", CultureInfo.InvariantCulture);

    private static string Between(long after, long through) =>
        $"subject_id > {Text(after)} and subject_id <= {Text(through)}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Numbers of the names of facts, found by their bytes.</summary>
internal sealed class KeyTable
{
    private readonly (byte[] Name, int Number)[]?[] buckets;

    public KeyTable(IReadOnlyList<string> keys)
    {
        buckets = new (byte[], int)[]?[Math.Max(64, keys.Count * 4)];
        for (var i = 0; i < keys.Count; i++)
        {
            var name = Encoding.UTF8.GetBytes(keys[i]);
            ref var bucket = ref buckets[Bucket(name)];
            bucket = [.. bucket ?? [], (name, i)];
        }
    }

    /// <summary>-1 for a name that is none of the keys.</summary>
    public int Of(ReadOnlySpan<byte> name)
    {
        foreach (var (known, number) in buckets[Bucket(name)] ?? [])
        {
            if (name.SequenceEqual(known))
            {
                return number;
            }
        }
        return -1;
    }

    private int Bucket(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }
        return (int)(hash % (uint)buckets.Length);
    }
}
