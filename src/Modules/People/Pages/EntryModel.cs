namespace Yiju.People.Pages;

/// <summary>Progress of entry, village by village.</summary>
public sealed record EntryModel(IReadOnlyList<EntryRow> Rows);

/// <param name="Returned">Sent back and not yet corrected.</param>
/// <param name="Corrected">Corrected, to be looked at again.</param>
public sealed record EntryRow(string Division, string Name, long Total, long Confirmed, long Returned, long Corrected);
