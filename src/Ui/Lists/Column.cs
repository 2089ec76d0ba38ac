using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Yiju.Ui;

/// <summary>Where the content of a column stands: words left, amounts and counts right.</summary>
public enum ColumnAlign
{
    Left,
    Right,
}

/// <summary>One column of a <see cref="DataTable{TRow}"/>; renders nothing itself, the table asks it.</summary>
public sealed class Column<TRow> : ComponentBase
{
    [CascadingParameter]
    public DataTable<TRow> Table { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public ColumnAlign Align { get; set; }

    /// <summary>Takes the room that is left; give it to one column.</summary>
    [Parameter]
    public bool Wide { get; set; }

    /// <summary>Address of the same list ordered by this column.</summary>
    [Parameter]
    public string? SortHref { get; set; }

    /// <summary>True: ordered by this column, rising; false: falling; null: not.</summary>
    [Parameter]
    public bool? Rising { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment<TRow> ChildContent { get; set; } = _ => _ => { };

    internal string CellClass => (Align == ColumnAlign.Right ? "right" : "") + (Wide ? " wide" : "");

    internal string? AriaSort =>
        Rising switch
        {
            true => "ascending",
            false => "descending",
            null => null,
        };

    internal string SortSign =>
        Rising switch
        {
            true => " ↑",
            false => " ↓",
            null => "",
        };

    protected override void OnInitialized() => Table.Add(this);

    protected override void BuildRenderTree(RenderTreeBuilder builder) { }
}
