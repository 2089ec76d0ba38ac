using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Yiju.Ui;
using static Yiju.Tests.Modules.Ui.Rendering;

namespace Yiju.Tests.Modules.Ui;

public sealed class ListTests
{
    private static Task<IDocument> Table(IReadOnlyList<string> items, params (string, object?)[] more)
    {
        RenderFragment<string> shown = item => Words(item);
        var columns = (RenderFragment)(
            builder =>
            {
                foreach (var title in new[] { "姓名", "又名" })
                {
                    builder.OpenComponent<Column<string>>(0);
                    builder.AddComponentParameter(1, "Title", title);
                    builder.AddComponentParameter(2, "ChildContent", shown);
                    builder.CloseComponent();
                }
            }
        );
        return Render<DataTable<string>>([("Items", items), ("Caption", "名单"), ("Columns", columns), .. more]);
    }

    [Fact]
    public async Task Columns_declared_inside_head_the_table_and_fill_every_row()
    {
        var page = await Table(["甲", "乙"]);
        Assert.Equal(["姓名", "又名"], page.QuerySelectorAll("thead th").Select(h => h.Plain()));
        Assert.Equal(["甲", "甲", "乙", "乙"], page.QuerySelectorAll("tbody td").Select(c => c.Plain()));
        Assert.Equal("名单", page.QuerySelector("caption")!.Plain());
    }

    [Fact]
    public async Task An_empty_table_is_a_sentence_and_the_next_step()
    {
        var empty = Child<EmptyState>(("Sentence", "今天没有到期的事。"), ("Next", Words("下一件在周五")));
        var page = await Table([], ("Empty", empty));
        Assert.Null(page.QuerySelector("table"));
        Assert.Equal("今天没有到期的事。", page.QuerySelector(".empty p")!.Plain());
        Assert.Equal("下一件在周五", page.QuerySelector(".empty-next")!.Plain());
    }

    [Fact]
    public async Task A_row_leads_somewhere_by_its_first_column_and_into_the_panel_when_there_is_one()
    {
        var page = await Table(["甲"], ("RowHref", (Func<string, string?>)(r => "/r/" + r)), ("RowPanel", "#panel"));
        var link = Assert.Single(page.QuerySelectorAll("tbody a"));
        Assert.Equal("/r/甲", link.GetAttribute("href"));
        Assert.Equal("#panel", link.GetAttribute("hx-target"));
        var plain = await Table(["甲"], ("RowHref", (Func<string, string?>)(r => "/r/" + r)));
        Assert.Null(plain.QuerySelector("[hx-get]"));
    }

    [Fact]
    public async Task A_tick_belongs_to_the_bulk_form_and_is_named_after_its_row()
    {
        Func<string, string> self = r => r;
        var page = await Table(["甲"], ("BulkForm", "bulk"), ("RowKey", self), ("RowName", self));
        var tick = page.QuerySelector("tbody input[type=checkbox]")!;
        Assert.Equal(
            ("bulk", "pick", "甲", "选中甲"),
            (
                tick.GetAttribute("form"),
                tick.GetAttribute("name"),
                tick.GetAttribute("value"),
                tick.GetAttribute("aria-label")
            )
        );
    }

    [Fact]
    public async Task The_last_page_has_no_next_link()
    {
        var page = await Render<Pager>(("Text", "第 51–60 条，共 60 条"), ("PrevHref", "/?before=51"));
        Assert.Equal("prev", Assert.Single(page.QuerySelectorAll("a")).GetAttribute("rel"));
        Assert.Equal("第 51–60 条，共 60 条", page.QuerySelector("[role=status]")!.Plain());
    }
}
