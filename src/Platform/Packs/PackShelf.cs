using Yiju.Rules.Language;
using Yiju.Rules.Packs;

namespace Yiju.Platform.Packs;

/// <summary>The rules of all packs in a folder.</summary>
/// <param name="Packs">Those whose files could be read.</param>
/// <param name="Mistakes">What could not, with file, line and sentence.</param>
public sealed record PackShelf(IReadOnlyList<Pack> Packs, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>No document is larger; a larger file is not even read.</summary>
    private const long LargestFile = 4_000_000;

    /// <summary>All of them.</summary>
    public Library Library { get; } = new(Packs);

    /// <param name="folder">A folder with one folder per document.</param>
    /// <param name="demo">Packs of demonstration numbers too.</param>
    public static PackShelf Read(string folder, bool demo)
    {
        var packs = new List<Pack>();
        var mistakes = new List<Mistake>();
        foreach (var path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (File.Exists(Path.Combine(path, PackParser.PackFile)))
            {
                var (pack, wrong) = One(path);
                mistakes.AddRange(wrong);
                if (pack is not null && (demo || !pack.Demonstration))
                {
                    packs.Add(pack);
                }
            }
        }
        return new PackShelf(packs, mistakes);
    }

    private static (Pack? Pack, IReadOnlyList<Mistake> Mistakes) One(string path)
    {
        var id = Path.GetFileName(path);
        foreach (var name in new[] { PackParser.PackFile, PackParser.ScenarioFile })
        {
            var file = new FileInfo(Path.Combine(path, name));
            if (file is { Exists: true, Length: > LargestFile })
            {
                return (
                    null,
                    [
                        new Mistake(
                            new Position($"{id}/{name}", 1, 1),
                            $"文件太大：{file.Length / 1_000_000} MB，最多 {LargestFile / 1_000_000} MB。"
                        ),
                    ]
                );
            }
        }
        var scenarios = Path.Combine(path, PackParser.ScenarioFile);
        return PackParser.Read(
            id,
            File.ReadAllText(Path.Combine(path, PackParser.PackFile)),
            File.Exists(scenarios) ? File.ReadAllText(scenarios) : null
        );
    }
}
