using System.Text.RegularExpressions;
using Yiju.Platform.Access;

namespace Yiju.Tests.Modules.Access;

/// <summary>One way into the program and the roles that get through it; <see cref="Role.None"/> is a visitor.</summary>
internal sealed record Entrance(string Method, string Pattern, IReadOnlySet<Role> Admitted)
{
    public string Key => $"{Method} {AccessMatrix.Plain(Pattern)}";
}

/// <summary>
/// The table of who may call what, written by hand in <c>tests/Modules/*/endpoints.txt</c>, and its comparison with what the running
/// program lets through. A row: <c>GET /elders/{id} : VillageWorker, TownOfficer</c>, or <c>everyone</c>, or <c>signed-in</c>.
/// </summary>
internal static partial class AccessMatrix
{
    public static readonly Role[] Everybody = Enum.GetValues<Role>();

    /// <summary>Reads rows; a line that is not one is a <see cref="FormatException"/> with its text.</summary>
    public static IReadOnlyList<Entrance> Read(IEnumerable<string> lines) =>
        [
            .. lines
                .Select(l => l.Split('#')[0].Trim())
                .Where(l => l.Length > 0)
                .Select(l =>
                {
                    var row = Row().Match(l);
                    return row.Success
                        ? new Entrance(row.Groups[1].Value, row.Groups[2].Value, Roles(row.Groups[3].Value))
                        : throw new FormatException($"Not a row of the access table: “{l}”");
                }),
        ];

    /// <summary>What differs, one sentence each; empty when table and program agree.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyList<Entrance> program, IReadOnlyList<Entrance> table)
    {
        var found = new List<string>();
        found.AddRange(
            table.GroupBy(r => r.Key).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {g.Count()} rows, one is meant")
        );
        var rows = table.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.First());
        var known = program.Select(e => e.Key).ToHashSet();
        found.AddRange(rows.Keys.Where(k => !known.Contains(k)).Select(k => $"{k}: a row without an endpoint"));
        foreach (var entrance in program)
        {
            if (!rows.TryGetValue(entrance.Key, out var row))
            {
                found.Add($"{entrance.Key}: an endpoint without a row (lets in {Names(entrance.Admitted)})");
                continue;
            }
            var tooMany = entrance.Admitted.Except(row.Admitted).ToHashSet();
            var missing = row.Admitted.Except(entrance.Admitted).ToHashSet();
            if (tooMany.Count > 0)
            {
                found.Add($"{entrance.Key}: lets in {Names(tooMany)} against the table");
            }
            if (missing.Count > 0)
            {
                found.Add($"{entrance.Key}: refuses {Names(missing)} against the table");
            }
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>“/elders/{id:long}/” and “/elders/{elder}” are the same pattern.</summary>
    public static string Plain(string pattern) => "/" + Parameter().Replace(pattern.Trim('/'), "{}");

    private static HashSet<Role> Roles(string text) =>
        text.Trim() switch
        {
            "everyone" => [.. Everybody],
            "signed-in" => [.. Everybody.Where(r => r != Role.None)],
            var list => [.. list.Split(',', StringSplitOptions.TrimEntries).Select(Enum.Parse<Role>)],
        };

    private static string Names(IReadOnlySet<Role> roles) =>
        roles.Count == Everybody.Length
            ? "everyone"
            : string.Join(", ", roles.Order().Select(r => r == Role.None ? "visitors" : r.ToString()));

    [GeneratedRegex(@"^([A-Z]+) (\S+)\s+:\s+(.+)$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
