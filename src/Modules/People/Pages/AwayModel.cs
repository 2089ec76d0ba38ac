namespace Yiju.People.Pages;

/// <summary>Elders whose hukou is here and who live elsewhere in the city.</summary>
public sealed record AwayModel(IReadOnlyList<AwayRow> Rows, long Total, string? NextHref);

/// <param name="Hukou">Path of the hukou division.</param>
/// <param name="Lives">Path of the division the elder lives in.</param>
public sealed record AwayRow(long Id, string Name, int? Age, string Hukou, string Lives);
