using System.Text.RegularExpressions;

namespace Yiju.Platform.Tables;

/// <summary>The merged areas of a sheet; ranges without end in a broken file are cut, not expanded.</summary>
internal sealed partial class MergedCells
{
    private const int MostCells = 500_000;

    private readonly HashSet<long> covered = [];
    private readonly Dictionary<long, int> widths = [];

    /// <summary>Adds an area; rows from 1, columns from 0, both ends included.</summary>
    public void Add(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        widths[Key(firstRow, firstColumn)] = lastColumn - firstColumn + 1;
        for (var row = firstRow; row <= lastRow && covered.Count < MostCells; row++)
        {
            for (var column = firstColumn; column <= lastColumn && covered.Count < MostCells; column++)
            {
                covered.Add(Key(row, column));
            }
        }
        covered.Remove(Key(firstRow, firstColumn));
    }

    /// <summary>Adds every area of the form ref="A1:C2" in the XML after the rows of a sheet.</summary>
    public void AddFrom(string xml)
    {
        foreach (Match match in MergeCell().Matches(xml))
        {
            if (
                int.TryParse(match.Groups[2].ValueSpan, out var first)
                && int.TryParse(match.Groups[4].ValueSpan, out var last)
            )
            {
                Add(
                    first,
                    ColumnLetter.IndexOf(match.Groups[1].ValueSpan),
                    last,
                    ColumnLetter.IndexOf(match.Groups[3].ValueSpan)
                );
            }
        }
    }

    /// <summary>The cell belongs to a merged area and is not its first cell, so it holds nothing itself.</summary>
    public bool Covers(int row, int column) => covered.Contains(Key(row, column));

    /// <summary>Columns that the cell spreads over; 1 when it is not merged.</summary>
    public int WidthAt(int row, int column) => widths.GetValueOrDefault(Key(row, column), 1);

    private static long Key(int row, int column) => ((long)row << 20) | (uint)column;

    [GeneratedRegex("mergeCell\\s[^>]*?ref=\"([A-Z]{1,3})([0-9]{1,8}):([A-Z]{1,3})([0-9]{1,8})\"")]
    private static partial Regex MergeCell();
}
