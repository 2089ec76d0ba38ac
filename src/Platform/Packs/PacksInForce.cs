using Yiju.Kernel;
using Yiju.Rules.Language;
using Yiju.Rules.Packs;

namespace Yiju.Platform.Packs;

/// <summary>
/// The rules of this deployment. They are exchanged as a whole: whoever reads keeps the library it began with, and a pack that cannot be
/// read leaves the rules before it in force.
/// </summary>
public sealed class PacksInForce
{
    private readonly PackFolder folder;
    private volatile PackShelf shelf;
    private volatile Library library;

    public PacksInForce(PackFolder folder)
    {
        this.folder = folder;
        shelf = PackShelf.Read(folder.Path, folder.Demo);
        library = new Library(shelf.Packs);
    }

    public Library Library => library;

    /// <summary>What could not be read, for those who keep the packs.</summary>
    public IReadOnlyList<Mistake> Mistakes => shelf.Mistakes;

    /// <summary>What holds in a place on a day.</summary>
    /// <param name="division">12 digits.</param>
    public Regime For(string division, DateOnly day) => library.For(DivisionCode.Parse(division), day);
}
