namespace Yiju.Platform.Tables;

/// <summary>Where the columns of a table stand in a file.</summary>
/// <param name="FirstDataRow">Rows above it are title and header.</param>
/// <param name="Positions">Index in the file by index in the table's description; -1 when the file lacks the column.</param>
/// <param name="Headers">Header texts by index in the file.</param>
/// <param name="Ignored">Indexes in the file that carry a name, known or not, but are not read.</param>
internal sealed record Layout(
    int FirstDataRow,
    int[] Positions,
    IReadOnlyList<string> Headers,
    IReadOnlySet<int> Ignored,
    IReadOnlyList<FileIssue> Issues
);

/// <summary>Finds the header in the first rows of a sheet and understands it.</summary>
internal sealed class HeaderFinder(IReadOnlyList<IColumn> columns)
{
    private static readonly HashSet<string> NotData = ["序号", "序", "编号", "年龄", "周岁", "原行号", "问题说明"];

    private readonly Dictionary<string, int> names = NamesOf(columns);

    /// <summary>Words that a header of this table consists of.</summary>
    public IEnumerable<string> Words => names.Keys;

    /// <summary>The row reads like a header of this table once more.</summary>
    public bool LooksLikeHeader(ReadOnlySpan<RawCell> cells)
    {
        var known = 0;
        var filled = 0;
        foreach (var cell in cells)
        {
            if (cell.IsBlank)
            {
                continue;
            }
            var name = Normal(cell.Text);
            known += names.ContainsKey(name) ? 1 : 0;
            // Nearly every row is settled by its first cell.
            if (++filled == 1 && known == 0 && !NotData.Contains(name))
            {
                return false;
            }
        }
        return known >= 3 && known * 2 > filled;
    }

    /// <summary>Null when none of <paramref name="rows"/> is a header.</summary>
    /// <param name="rows">First rows of the sheet: number and cells.</param>
    public Layout? Find(IReadOnlyList<(int Number, RawCell[] Cells)> rows, SheetShape shape)
    {
        Candidate? best = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var single = One(rows[i], shape);
            best = Better(best, single);
            if (i + 1 < rows.Count)
            {
                best = Better(best, Two(rows[i], rows[i + 1], shape));
            }
        }
        return best is null || best.Known < Math.Min(2, columns.Count) ? null : Describe(best, shape);
    }

    /// <summary>More columns known; with as many, one row rather than two.</summary>
    private static Candidate Better(Candidate? best, Candidate other) =>
        best is null || (other.Known, best.TwoRows && !other.TwoRows).CompareTo((best.Known, false)) > 0 ? other : best;

    private sealed record Candidate(int Row, bool TwoRows, string[] Headers, int?[] Columns, int[] MergedAt)
    {
        public int Known => Columns.Where(c => c is not null).Distinct().Count();
    }

    private Candidate One((int Number, RawCell[] Cells) row, SheetShape shape)
    {
        var headers = row.Cells.Select(c => c.Text.Trim()).ToArray();
        var merged = Enumerable
            .Range(0, headers.Length)
            .Where(i => headers[i].Length > 0 && shape.Merges.WidthAt(row.Number, i) > 1);
        return new Candidate(row.Number, false, headers, [.. headers.Select(Lookup)], [.. merged]);
    }

    /// <summary>A group name above (紧急联系人) and the columns below it (姓名、关系、电话).</summary>
    private Candidate Two((int Number, RawCell[] Cells) upper, (int Number, RawCell[] Cells) lower, SheetShape shape)
    {
        var width = Math.Max(upper.Cells.Length, lower.Cells.Length);
        var headers = new string[width];
        var found = new int?[width];
        var group = "";
        for (var i = 0; i < width; i++)
        {
            var above = i < upper.Cells.Length ? upper.Cells[i].Text.Trim() : "";
            var below = i < lower.Cells.Length ? lower.Cells[i].Text.Trim() : "";
            group =
                above.Length > 0 ? above
                : shape.Merges.Covers(upper.Number, i) ? group
                : "";
            headers[i] = below.Length == 0 ? above : group + below;
            found[i] = Lookup(headers[i]) ?? Lookup(below) ?? Lookup(above);
        }
        return new Candidate(upper.Number, true, headers, found, []);
    }

    private Layout Describe(Candidate header, SheetShape shape)
    {
        var issues = new List<FileIssue>();
        if (header.TwoRows)
        {
            issues.Add(FileIssue.Of(FileCodes.TwoRows, $"{header.Row}"));
        }
        issues.AddRange(header.MergedAt.Select(i => FileIssue.Of(FileCodes.MergedHeader, header.Headers[i])));
        var positions = Place(header, issues);
        var ignored = Enumerable.Range(0, header.Headers.Length).Where(i => header.Headers[i].Length > 0).ToHashSet();
        ignored.ExceptWith(positions);
        issues.AddRange(
            ignored
                .Where(i =>
                    header.Columns[i] is null
                    && !NotData.Contains(Normal(header.Headers[i]))
                    && !header.MergedAt.Contains(i)
                )
                .Select(i =>
                    FileIssue.Of(FileCodes.UnknownColumn, header.Headers[i]) with
                    {
                        Column = ColumnLetter.Of(i),
                    }
                )
        );
        AddMissing(positions, issues);
        issues.AddRange(
            positions
                .Where(shape.HiddenColumns.Contains)
                .Select(i =>
                    FileIssue.Of(FileCodes.HiddenColumn, header.Headers[i]) with
                    {
                        Column = ColumnLetter.Of(i),
                    }
                )
        );
        return new Layout(header.Row + (header.TwoRows ? 2 : 1), positions, header.Headers, ignored, issues);
    }

    private int[] Place(Candidate header, List<FileIssue> issues)
    {
        var positions = columns.Select(_ => -1).ToArray();
        for (var i = 0; i < header.Columns.Length; i++)
        {
            if (header.Columns[i] is not { } column)
            {
                continue;
            }
            if (positions[column] < 0)
            {
                positions[column] = i;
                continue;
            }
            issues.Add(
                FileIssue.Of(
                    FileCodes.DuplicateColumn,
                    columns[column].Header,
                    ColumnLetter.Of(positions[column]),
                    ColumnLetter.Of(i)
                )
            );
        }
        return positions;
    }

    private void AddMissing(int[] positions, List<FileIssue> issues)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var alternative = columns
                .Index()
                .FirstOrDefault(c => c.Item.Key == columns[i].Alternative, (-1, null!))
                .Item1;
            if (
                columns[i].Presence != Presence.Optional
                && positions[i] < 0
                && (alternative < 0 || positions[alternative] < 0)
            )
            {
                issues.Add(FileIssue.Of(FileCodes.MissingColumn, columns[i].Header));
            }
        }
    }

    private int? Lookup(string header) =>
        header.Length > 0 && names.TryGetValue(Normal(header), out var index) ? index : null;

    private static Dictionary<string, int> NamesOf(IReadOnlyList<IColumn> columns)
    {
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, column) in columns.Index())
        {
            foreach (var name in column.Synonyms.Append(column.Header).Append(column.Key))
            {
                names[Normal(name)] = index;
            }
        }
        return names;
    }

    /// <summary>The name without spaces, stars, colons and anything in brackets: “身份证 号码*（必填）” is “身份证号码”.</summary>
    internal static string Normal(string header)
    {
        var text = CellText.Narrow(header, out _);
        var open = text.IndexOfAny(['(', '[', '【', '〔']);
        var name =
            open > 0
                ? text[..open]
                    + text[
                        (text.IndexOfAny([')', ']', '】', '〕'], open) is var close and > 0 ? close + 1 : text.Length)..
                    ]
                : text;
        return string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c == '_'));
    }
}
