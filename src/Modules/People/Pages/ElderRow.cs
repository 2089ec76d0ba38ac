using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Domain;

namespace Yiju.People.Pages;

/// <summary>One row of a list of elders.</summary>
/// <param name="Tags">Words.</param>
internal sealed record ElderRow(
    long Id,
    string Name,
    Sex Sex,
    int? Age,
    string Division,
    string Address,
    IReadOnlyList<string> Tags,
    ElderState State,
    EntryState Entry
);
