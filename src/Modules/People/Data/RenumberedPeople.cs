using Yiju.Platform.Data;
using Yiju.Platform.Divisions;

namespace Yiju.People.Data;

/// <summary>
/// Counts of two divisions that become one are added up; hukou follows with the other columns. Facts that name a division take the new code
/// in place: the elder has not moved, the place is called otherwise, and rules compare with codes in force.
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
        "update platform_fact set value = @now where value = @old and key in ('living.division', 'hukou.division')",
    ];

    public IReadOnlyList<string> Tables { get; } = ["people_count"];

    public Task<int> Move(string oldCode, string newCode, CancellationToken ct) =>
        session.Renumber(Statements, oldCode, newCode, ct);
}
