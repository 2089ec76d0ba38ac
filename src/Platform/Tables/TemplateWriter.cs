namespace Yiju.Platform.Tables;

/// <summary>Writes the empty workbook to be filled: header, example, lists to choose from, and a sheet of notes.</summary>
public static class TemplateWriter
{
    /// <summary>Spreadsheet programs refuse longer lists (ECMA-376 part 1, 18.3.1.32).</summary>
    private const int LongestList = 255;

    public static void Write<T>(Stream output, TableSpec<T> spec)
        where T : class, new()
    {
        using var book = new WorkbookWriter(output);
        book.StartSheet(PlanOf(spec, []));
        book.Row(HeaderOf(spec));
        book.Row(spec.Columns.Select(c => (spec.Example.GetValueOrDefault(c.Key), CellLook.Text)));
        book.StartSheet(new SheetPlan("填写说明", [26, 10, 60, 60]));
        book.Row([($"{spec.Title}：填写说明", CellLook.Title)]);
        book.Row([
            (
                "第一张表从第 2 行起填写，每行一条。示例行可以留着，不会导入。红字的列必填。不要改列名；列的先后可以换，不用的列可以删。",
                CellLook.Note
            ),
        ]);
        book.Row([
            ("栏目", CellLook.Header),
            ("必填", CellLook.Header),
            ("怎么填", CellLook.Header),
            ("可填的内容", CellLook.Header),
        ]);
        foreach (var column in spec.Columns)
        {
            book.Row([
                (column.Header, CellLook.Note),
                (column.Presence == Presence.Optional ? "" : "必填", CellLook.Note),
                (column.Help, CellLook.Note),
                (string.Join("、", column.Choices), CellLook.Note),
            ]);
        }
    }

    /// <summary>The data sheet with the columns of the table and, behind them, <paramref name="moreWidths"/>.</summary>
    public static SheetPlan PlanOf<T>(TableSpec<T> spec, IReadOnlyList<int> moreWidths)
        where T : class, new() =>
        new(spec.Title, [.. spec.Columns.Select(c => c.Width), .. moreWidths])
        {
            FrozenRows = 1,
            Lists = spec
                .Columns.Index()
                .Where(c => c.Item.Choices.Count > 0 && string.Join(',', c.Item.Choices).Length <= LongestList)
                .ToDictionary(c => c.Index, c => c.Item.Choices),
        };

    public static IEnumerable<(string?, CellLook)> HeaderOf<T>(TableSpec<T> spec)
        where T : class, new() =>
        spec.Columns.Select(c =>
            c.Presence == Presence.Optional
                ? (c.Header, CellLook.Header)
                : ((string?)$"{c.Header}*", CellLook.RequiredHeader)
        );
}
