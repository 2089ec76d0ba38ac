using Yiju.Platform.Packs;

namespace Yiju.Tests.Modules.Testing;

/// <summary>The packs as they lie in the repository.</summary>
internal static class ShippedPacks
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "packs");

    /// <summary>Read once for all tests.</summary>
    public static PackShelf Shelf { get; } = PackShelf.Read(Folder, demo: true);

    /// <summary>What lies in a folder; the shipped packs are not read again.</summary>
    public static PackShelf Of(PackFolder folder) =>
        folder == new PackFolder(Folder, Demo: true) ? Shelf : PackShelf.Read(folder.Path, folder.Demo);

    public static PackReader Reader { get; } = new(new PackFolder(Folder, Demo: true));
}
