using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reading;

/// <summary>What a file of streets held.</summary>
/// <param name="Nodes">Nodes in the file, of streets and of everything else.</param>
/// <param name="Ways">Ways or lines in the file.</param>
/// <param name="Used">Those that some mode can use.</param>
/// <param name="MissingNodes">
/// Nodes that a street names and the file does not have, as at the edge of an extract; the street is broken there.
/// </param>
public sealed record StreetImport(StreetGraph Streets, long Nodes, long Ways, long Used, long MissingNodes);

/// <summary>How much is read before a file is refused, so that a wrong one cannot fill the memory.</summary>
/// <param name="Nodes">Most nodes of all kinds; each takes 16 bytes while reading.</param>
/// <param name="StreetNodes">Most nodes along all streets together.</param>
public sealed record ImportLimits(int Nodes = 40_000_000, int StreetNodes = 50_000_000)
{
    public static readonly ImportLimits Default = new();
}
