using Yiju.Kernel;

namespace Yiju.People.Contracts;

/// <summary>One page of elders.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ElderPage(IReadOnlyList<ElderItem> Items, long Total, string? Next);

/// <param name="Tags">Words.</param>
public sealed record ElderItem(
    long Id,
    string Name,
    Sex Sex,
    int? Age,
    string Division,
    string Address,
    IReadOnlyList<string> Tags,
    ElderState State
);
