using Yiju.Platform.Packs;

namespace Yiju.Tests.Modules.Testing;

/// <summary>The packs as they lie in the repository.</summary>
internal static class ShippedPacks
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "packs");

    public static PackReader Reader { get; } = new(new PackFolder(Folder, Demo: true));
}
