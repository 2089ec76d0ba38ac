using Yiju.People.Features;
using Yiju.Platform.Divisions;

namespace Yiju.People.Pages;

/// <summary>What the page of figures shows.</summary>
public sealed record FiguresModel
{
    internal string At { get; init; } = "";

    internal DateOnly Day { get; init; }

    internal DateOnly Known { get; init; }

    internal DateOnly Today { get; init; }

    internal IReadOnlyList<FigureCell> Cells { get; init; } = [];

    internal (long In, long Out) Flow { get; init; }

    internal DivisionTree Tree { get; init; } = DivisionTree.Empty;

    internal long Of(string code) => Cells.Where(c => c.Code == code).Sum(c => c.Count);

    internal long Of(string division, string code) =>
        Cells.FirstOrDefault(c => c.Division == division && c.Code == code)?.Count ?? 0;
}
