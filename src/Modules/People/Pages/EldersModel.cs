using Yiju.People.Features;
using Yiju.Platform.Divisions;
using Yiju.Ui;

namespace Yiju.People.Pages;

/// <summary>What the list of elders shows.</summary>
public sealed record EldersModel
{
    internal IReadOnlyList<ElderRow> Rows { get; init; } = [];

    internal long Total { get; init; }

    internal ListFilter Filter { get; init; } = new();

    internal string? NextHref { get; init; }

    internal IReadOnlyList<Choice> Places { get; init; } = [];

    internal DivisionTree Tree { get; init; } = DivisionTree.Empty;

    internal bool MayRegister { get; init; }

    internal bool MayExport { get; init; }

    /// <summary>Null: the page is the list; otherwise what was searched.</summary>
    internal string? Searched { get; init; }
}
