using Yiju.Kernel;
using Yiju.Rules.Language;
using Yiju.Rules.Packs;

namespace Yiju.Platform.Packs;

/// <summary>
/// The rules of this deployment: packs of its folder, and those released on the workbench, which come before packs of the folder with the same
/// id and version. They are exchanged as a whole: whoever reads keeps the library it began with, and a text that cannot be read leaves the
/// rules before it in force.
/// </summary>
public sealed class PacksInForce
{
    private readonly PackShelf folder;
    private volatile Held held;

    /// <param name="folder">What lies in the folder of this deployment.</param>
    public PacksInForce(PackShelf folder)
    {
        this.folder = folder;
        held = new Held(folder.Library, folder.Mistakes, new HashSet<long>());
    }

    public Library Library => held.Library;

    /// <summary>Packs of the folder, whether or not a release takes their place.</summary>
    public IReadOnlyList<Pack> Shipped => folder.Packs;

    /// <summary>What could not be read, for those who keep the packs.</summary>
    public IReadOnlyList<Mistake> Mistakes => held.Mistakes;

    /// <summary>What holds in a place on a day.</summary>
    /// <param name="division">12 digits.</param>
    public Regime For(string division, DateOnly day) => Library.For(DivisionCode.Parse(division), day);

    /// <summary>How the purpose of a wallet reads: “助餐”, “不限” for none, the word itself where no pack says.</summary>
    public string PurposeTitle(string purpose) =>
        purpose.Length == 0
            ? "不限"
            : Library.Packs.Select(p => p.Purposes.GetValueOrDefault(purpose)).FirstOrDefault(t => t is not null)
                ?? purpose;

    /// <summary>Puts other releases in force beside the folder.</summary>
    /// <param name="releases">Those of the workbench that stand.</param>
    public void Exchange(IReadOnlyList<PackRelease> releases)
    {
        var ids = releases.Select(r => r.Id).ToHashSet();
        if (ids.SetEquals(held.Releases))
        {
            return;
        }
        var mistakes = folder.Mistakes.ToList();
        var packs = new List<Pack>();
        foreach (var release in releases)
        {
            var (pack, wrong) = PackParser.Read(release.PackId, release.Text, release.ScenarioText);
            mistakes.AddRange(wrong);
            if (pack is not null)
            {
                packs.Add(pack);
            }
        }
        var taken = packs.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        held = new Held(new Library([.. packs, .. folder.Packs.Where(p => !taken.Contains(p.Name))]), mistakes, ids);
    }

    private sealed record Held(Library Library, IReadOnlyList<Mistake> Mistakes, IReadOnlySet<long> Releases);
}
