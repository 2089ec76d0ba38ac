namespace Yiju.Tests.Architecture;

public sealed class ModuleTests
{
    [Fact]
    public void The_edges_between_modules_are_those_of_the_table()
    {
        var code = Edges(ModuleGraph.Read(Repository.ModulesFolder));
        Assert.True(code.Count > 5, "Next to no edges were found.");
        var table = Table(File.ReadAllLines(Path.Combine(Repository.Root, "docs", "modules.md")));
        Assert.Empty(code.Except(table));
        Assert.Empty(table.Except(code));
    }

    [Fact]
    public void No_modules_reach_each_other() =>
        Assert.Empty(ModuleGraph.Cycles(ModuleGraph.Read(Repository.ModulesFolder)));

    [Fact]
    public void A_planted_edge_and_a_planted_cycle_are_found()
    {
        var folder = Directory.CreateTempSubdirectory("yiju-arch-").FullName;
        try
        {
            Plant(folder, "A", "B");
            Plant(folder, "B", "A");
            var graph = ModuleGraph.Read(folder);
            Assert.Equal(["A → B", "B → A"], Edges(graph).Order(StringComparer.Ordinal));
            Assert.Equal(["A", "B"], ModuleGraph.Cycles(graph).Single());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_table_is_read_as_it_is_written() =>
        Assert.Equal(
            ["Care → Funds", "Care → People"],
            Table(["| Care | People, Funds |", "| Funds | (none) |", "text"])
        );

    [Fact]
    public void The_program_is_made_of_every_module_folder_and_nothing_else()
    {
        var folders = Directory.GetDirectories(Repository.ModulesFolder).Select(f => Path.GetFileName(f)).ToHashSet();
        var listed = Repository.Modules.Select(m => m.GetType().Name.Replace("Module", "", StringComparison.Ordinal));
        Assert.Equal(folders.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.All(
            Repository.Modules,
            m =>
                Assert.Equal(
                    m.GetType().Name.Replace("Module", "", StringComparison.Ordinal).ToLowerInvariant(),
                    m.Name
                )
        );
    }

    [Fact]
    public void Every_module_with_features_has_a_readme()
    {
        var built = Directory
            .GetDirectories(Repository.ModulesFolder)
            .Where(f => Directory.Exists(Path.Combine(f, "Features")))
            .ToList();
        Assert.NotEmpty(built);
        Assert.All(built, f => Assert.True(File.Exists(Path.Combine(f, "README.md")), f));
    }

    private static void Plant(string folder, string name, string uses)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var reference = $"<ProjectReference Include=\"../{uses}/{uses}.csproj\" />";
        File.WriteAllText(
            Path.Combine(path, name + ".csproj"),
            $"<Project><ItemGroup>{reference}</ItemGroup></Project>"
        );
    }

    private static List<string> Edges(SortedDictionary<string, SortedSet<string>> graph) =>
        [.. graph.SelectMany(g => g.Value.Select(to => $"{g.Key} → {to}"))];

    /// <summary>Rows “| Module | may use |” of the document.</summary>
    private static List<string> Table(IEnumerable<string> lines) =>
        [
            .. lines
                .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
                .Where(c => c.Length >= 4 && c[1].Length > 0 && char.IsAsciiLetterUpper(c[1][0]) && c[1] != "Module")
                .SelectMany(c => c[2].Split(',', StringSplitOptions.TrimEntries), (c, to) => (From: c[1], To: to))
                .Where(e => e.To != "(none)")
                .Select(e => $"{e.From} → {e.To}")
                .Order(StringComparer.Ordinal),
        ];
}
