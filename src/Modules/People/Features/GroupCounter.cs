using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Yiju.Kernel;
using Yiju.People.Domain;
using Yiju.Platform.Data;

namespace Yiju.People.Features;

/// <summary>Gathers steps of groups during a unit of work and adds them to the counts when flushed.</summary>
internal sealed class GroupCounter(DbSession session)
{
    private const string Upsert =
        "on conflict (division, code, day, recorded_on) do update set delta = people_count.delta + excluded.delta";

    private readonly Dictionary<(string Division, string Code, DateOnly Day), int> gathered = [];

    public void Add(GroupStep step, int times = 1)
    {
        var key = (step.Division, step.Code, step.Day);
        gathered[key] = gathered.GetValueOrDefault(key) + step.Delta * times;
    }

    public void Add(IEnumerable<GroupStep> steps, int times = 1)
    {
        foreach (var step in steps)
        {
            Add(step, times);
        }
    }

    /// <summary>Forgets what was gathered, for work that is replayed from its beginning.</summary>
    public void Clear() => gathered.Clear();

    public async Task Flush(CancellationToken ct)
    {
        var rows = gathered
            .Where(g => g.Value != 0)
            .OrderBy(g => g.Key.Division, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Code, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Day)
            .ToList();
        gathered.Clear();
        if (rows.Count == 0)
        {
            return;
        }
        if (session.Connection is NpgsqlConnection)
        {
            await ToPostgres(rows, ct);
        }
        else
        {
            await ToSqlite(rows, ct);
        }
    }

    private async Task ToPostgres(
        List<KeyValuePair<(string Division, string Code, DateOnly Day), int>> rows,
        CancellationToken ct
    )
    {
        await using var command = (NpgsqlCommand)
            session.Command(
                "insert into people_count (division, code, day, recorded_on, delta) "
                    + "select d, c, y, $4, n from unnest($1, $2, $3, $5) as t(d, c, y, n) "
                    + Upsert
            );
        const NpgsqlDbType texts = NpgsqlDbType.Array | NpgsqlDbType.Text;
        command.Parameters.Add(new() { Value = rows.Select(r => r.Key.Division).ToArray(), NpgsqlDbType = texts });
        command.Parameters.Add(new() { Value = rows.Select(r => r.Key.Code).ToArray(), NpgsqlDbType = texts });
        command.Parameters.Add(
            new()
            {
                Value = rows.Select(r => r.Key.Day).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date,
            }
        );
        command.Parameters.Add(new() { Value = session.Time.Today(), NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(
            new()
            {
                Value = rows.Select(r => r.Value).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer,
            }
        );
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task ToSqlite(
        List<KeyValuePair<(string Division, string Code, DateOnly Day), int>> rows,
        CancellationToken ct
    )
    {
        await using var command = session.Command(
            "insert into people_count (division, code, day, recorded_on, delta) values (@d, @c, @y, @r, @n) " + Upsert
        );
        var (division, code, day, recorded, delta) = (Add("@d"), Add("@c"), Add("@y"), Add("@r"), Add("@n"));
        recorded.Value = session.Time.Today();
        foreach (var row in rows)
        {
            (division.Value, code.Value, day.Value) = (row.Key.Division, row.Key.Code, row.Key.Day);
            delta.Value = row.Value;
            await command.ExecuteNonQueryAsync(ct);
        }

        DbParameter Add(string name)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            return parameter;
        }
    }
}
