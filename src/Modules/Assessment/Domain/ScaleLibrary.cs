using System.Collections.Frozen;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>The scales in force, by id. A folder can replace or add to the shipped ones without a release.</summary>
internal sealed class ScaleLibrary
{
    private const string Folder = "Scales/";
    private static readonly Lazy<ScaleLibrary> Embedded = new(() => new ScaleLibrary(ReadEmbedded()));
    private readonly FrozenDictionary<string, Scale> scales;

    private ScaleLibrary(IEnumerable<Scale> scales) => this.scales = scales.ToFrozenDictionary(scale => scale.File.Id);

    /// <summary>The scales shipped in the assembly.</summary>
    public static ScaleLibrary Shipped => Embedded.Value;

    /// <summary>Ids, sorted.</summary>
    public IReadOnlyList<string> Ids => [.. scales.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The shipped scales with those of a folder (<c>*.json</c>) put over them by id.</summary>
    public static Outcome<ScaleLibrary> WithFolder(string folder)
    {
        var found = Shipped.scales.Values.ToDictionary(scale => scale.File.Id);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(path);
            var outcome = Scale.Load(stream);
            if (!outcome.Ok)
            {
                return outcome
                    .Faults.Select(fault => fault with { Field = $"{Path.GetFileName(path)} {fault.Field}" })
                    .ToList();
            }
            found[outcome.Value.File.Id] = outcome.Value;
        }
        return new ScaleLibrary(found.Values);
    }

    /// <summary>A scale by id; the fault lists the ids there are.</summary>
    public Outcome<Scale> Find(string id) =>
        scales.TryGetValue(id, out var scale)
            ? scale
            : Fault.NotFound("scale-unknown", $"没有量表 {id}，可用的有：{string.Join('、', Ids)}。");

    private static IEnumerable<Scale> ReadEmbedded()
    {
        var assembly = typeof(ScaleLibrary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                yield return Scale.Load(stream).Value;
            }
        }
    }
}
