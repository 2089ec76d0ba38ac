namespace Yiju.People.Contracts;

/// <summary>Writes the elders of an area into a file that the import of elders takes back.</summary>
public interface IElderExport
{
    /// <param name="area">Division of 12 digits.</param>
    /// <param name="asCsv">UTF-8 with a mark, instead of a workbook.</param>
    /// <returns>The number of elders.</returns>
    Task<int> Write(Stream output, string area, bool asCsv, string reason, CancellationToken ct);
}

/// <summary>Events of lists and doubles. The names never change.</summary>
public static class RegistryListEvents
{
    public const string Unloaded = "people.elders-unloaded.v1";
    public const string Unmerged = "people.elders-unmerged.v1";
}

/// <summary>An import was withdrawn: these records, which nobody had touched, are gone from the registry.</summary>
public sealed record EldersUnloaded(IReadOnlyList<long> ElderIds, string Source);

/// <summary>A merge was a mistake: the two records stand by themselves again.</summary>
public sealed record EldersUnmerged(long KeptId, long GoneId);
