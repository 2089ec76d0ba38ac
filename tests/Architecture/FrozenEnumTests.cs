using Yiju.Platform.Data;

namespace Yiju.Tests.Architecture;

/// <summary>Numbers that lie in databases: once released they never change or go away.</summary>
public sealed class FrozenEnumTests
{
    [Fact]
    public void Stored_numbers_are_frozen()
    {
        var code = Stored().SelectMany(Lines).ToList();
        Assert.True(code.Count > 10, "Next to no stored enums were found.");
        var frozen = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Architecture", "frozen-enums.txt"));
        Assert.Empty(Changed(code, frozen));
        var fresh = code.Except(frozen).ToList();
        Assert.True(
            fresh.Count == 0,
            $"New stored values: append these lines to frozen-enums.txt.\n{string.Join('\n', fresh)}"
        );
    }

    [Fact]
    public void A_planted_renumbering_and_a_planted_removal_are_found()
    {
        Assert.Equal(["A.X = 1"], Changed(["A.X = 2"], ["A.X = 1"]));
        Assert.Equal(["A.Y = 2"], Changed(["A.X = 1"], ["A.X = 1", "A.Y = 2"]));
    }

    private static List<string> Changed(IEnumerable<string> code, IEnumerable<string> frozen) =>
        [.. frozen.Where(l => l.Length > 0 && l[0] != '#').Except(code)];

    private static IEnumerable<Type> Stored()
    {
        using var schema = SchemaDb.For(
            Database.Parse("postgres:Host=127.0.0.1;Database=none").Value,
            Repository.Modules
        );
        return
        [
            .. schema
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetProperties())
                .Select(p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)
                .Where(t => t.IsEnum)
                .Distinct()
                .OrderBy(t => t.FullName, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Lines(Type type) =>
        Enum.GetNames(type).Select(n => $"{type.FullName}.{n} = {Convert.ToInt64(Enum.Parse(type, n))}");
}
