using Yiju.Platform.Data;
using Yiju.Platform.Divisions;

namespace Yiju.People.Data;

/// <summary>
/// The registry after a renumbering: counts of two villages that become one are added up, and the hukou moves with its division.
/// </summary>
internal sealed class RenumberedPeople(DbSession session) : IRenumberedRows
{
    private static readonly string[] Statements =
    [
        """
            insert into people_count (division, code, day, recorded_on, delta)
            select @now, code, day, recorded_on, delta from people_count where division = @old
            on conflict (division, code, day, recorded_on) do update set delta = people_count.delta + excluded.delta
            """,
        "delete from people_count where division = @old",
        "update people_elder set hukou_division = @now where hukou_division = @old",
        "update people_elder_past set hukou_division = @now where hukou_division = @old",
    ];

    public IReadOnlyList<string> Tables { get; } = ["people_count"];

    public async Task<int> Move(string oldCode, string newCode, CancellationToken ct)
    {
        var rows = 0;
        foreach (var sql in Statements)
        {
            await using var command = session.Command(sql);
            foreach (var (name, value) in new[] { ("@old", oldCode), ("@now", newCode) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            rows += await command.ExecuteNonQueryAsync(ct);
        }
        return rows;
    }
}
