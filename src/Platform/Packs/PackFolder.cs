namespace Yiju.Platform.Packs;

/// <summary>Where the packs lie: beside the program unless the deployment keeps its own.</summary>
/// <param name="Path">Absolute path of a folder with one folder per document.</param>
/// <param name="Demo">Packs of demonstration numbers count too; a real deployment leaves them out.</param>
public sealed record PackFolder(string Path, bool Demo)
{
    public string File(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);
}
