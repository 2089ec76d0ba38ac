using System.Text.RegularExpressions;

namespace Yiju.Platform.Tables;

/// <summary>Recognises rows that are no data: the example, totals, signatures, a header once more.</summary>
internal sealed partial class NoDataRows<T>(TableSpec<T> spec, Layout layout, HeaderFinder headers)
    where T : class, new()
{
    private const int MostCellsOfFooter = 4;

    /// <summary>Why the row is none; null when it is data. A changed example is the one reason that is an error.</summary>
    public (ImportCode Code, string[] Values)? Reason(ReadOnlySpan<RawCell> cells)
    {
        if (TextAt(cells, 0).StartsWith(TableSpec<T>.ExampleMark, StringComparison.Ordinal))
        {
            return (IsExample(cells) ? CellCodes.ExampleRow : CellCodes.ExampleEdited, []);
        }
        var (first, filled) = Look(cells);
        return 0 switch
        {
            _ when headers.LooksLikeHeader(cells) => (CellCodes.HeaderAgain, []),
            _ when filled >= 3 && IsCounting(cells) => (CellCodes.ColumnNumbers, []),
            _ when Total().IsMatch(first) && RequiredAreBlank(cells) => (CellCodes.TotalRow, [CellWords.Short(first)]),
            _ when filled <= MostCellsOfFooter && Footer().IsMatch(first) && RequiredAreBlank(cells) => (
                CellCodes.FooterRow,
                [CellWords.Short(first)]
            ),
            _ => null,
        };
    }

    private static (string First, int Filled) Look(ReadOnlySpan<RawCell> cells)
    {
        var first = "";
        var filled = 0;
        foreach (var cell in cells)
        {
            if (!cell.IsBlank && filled++ == 0)
            {
                first = cell.Text.Trim();
            }
        }
        return (first, filled);
    }

    private string TextAt(ReadOnlySpan<RawCell> cells, int column) =>
        layout.Positions[column] is var at && at >= 0 && at < cells.Length ? cells[at].Text.Trim() : "";

    private bool IsExample(ReadOnlySpan<RawCell> cells)
    {
        for (var i = 0; i < spec.Columns.Count; i++)
        {
            if (layout.Positions[i] >= 0 && TextAt(cells, i) != spec.Example.GetValueOrDefault(spec.Columns[i].Key, ""))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>At most one required column holds something: the one under which the word stands.</summary>
    private bool RequiredAreBlank(ReadOnlySpan<RawCell> cells)
    {
        var filled = 0;
        for (var i = 0; i < spec.Columns.Count; i++)
        {
            filled += spec.Columns[i].Presence != Presence.Optional && TextAt(cells, i).Length > 0 ? 1 : 0;
        }
        return filled <= 1;
    }

    private static bool IsCounting(ReadOnlySpan<RawCell> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (!cells[i].IsBlank && cells[i].Text.Trim(' ', '(', ')', '（', '）') != $"{i + 1}")
            {
                return false;
            }
        }
        return true;
    }

    [GeneratedRegex("^(合\\s*计|总\\s*计|小\\s*计|共\\s*计|累\\s*计|总人数|人数合计)")]
    private static partial Regex Total();

    [GeneratedRegex(
        "^(填\\s*表|制\\s*表|填\\s*报|审\\s*核|经\\s*办|负\\s*责\\s*人|联\\s*系\\s*电\\s*话|日\\s*期|单\\s*位|备\\s*注|注|说\\s*明)[^，]{0,8}[:：]"
    )]
    private static partial Regex Footer();
}
