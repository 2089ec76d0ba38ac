using System.Xml.Linq;

namespace Yiju.Tests.Architecture;

/// <summary>
/// The dependency graph between modules, read from the project files. All projects under one module folder count as
/// one node: two modules that each use the other's contracts are a cycle even though no two projects form one.
/// </summary>
internal static class ModuleGraph
{
    public static SortedDictionary<string, SortedSet<string>> Read(string modulesFolder)
    {
        var owner = Directory
            .EnumerateFiles(modulesFolder, "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetFileNameWithoutExtension(path),
                path => Path.GetRelativePath(modulesFolder, path).Split('/', '\\')[0]
            );
        var graph = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(modulesFolder, "*.csproj", SearchOption.AllDirectories))
        {
            var from = owner[Path.GetFileNameWithoutExtension(path)];
            if (!graph.TryGetValue(from, out var uses))
                graph[from] = uses = new(StringComparer.Ordinal);
            foreach (
                var include in XDocument
                    .Load(path)
                    .Descendants()
                    .Where(e => e.Name.LocalName == "ProjectReference")
                    .Select(e => (string?)e.Attribute("Include"))
            )
                if (
                    include is not null
                    && owner.TryGetValue(Path.GetFileNameWithoutExtension(include.Replace('\\', '/')), out var to)
                    && to != from
                )
                    uses.Add(to);
        }
        return graph;
    }

    /// <returns>Every group of modules that reach each other.</returns>
    public static IReadOnlyList<string[]> Cycles(IReadOnlyDictionary<string, SortedSet<string>> graph)
    {
        var reach = graph.Keys.ToDictionary(k => k, k => Reach(graph, k));
        return
        [
            .. graph
                .Keys.Where(k => reach[k].Contains(k))
                .GroupBy(k => string.Join(',', graph.Keys.Where(o => reach[k].Contains(o) && reach[o].Contains(k))))
                .Select(g => g.ToArray()),
        ];
    }

    private static HashSet<string> Reach(IReadOnlyDictionary<string, SortedSet<string>> graph, string from)
    {
        var seen = new HashSet<string>();
        var todo = new Stack<string>(graph[from]);
        while (todo.TryPop(out var next))
            if (seen.Add(next) && graph.TryGetValue(next, out var more))
                foreach (var m in more)
                    todo.Push(m);
        return seen;
    }
}
