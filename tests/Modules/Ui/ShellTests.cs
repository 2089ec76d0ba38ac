using AngleSharp.Dom;
using Yiju.Ui;
using static Yiju.Tests.Modules.Ui.Rendering;

namespace Yiju.Tests.Modules.Ui;

public sealed class ShellTests
{
    private static Task<IDocument> Shell(Frame frame) =>
        Render<Shell>(("Frame", frame), ("ChildContent", Words("正文")));

    [Fact]
    public async Task The_page_has_one_main_reached_by_the_first_link()
    {
        var page = await Shell(new Frame { Title = "今天" });
        Assert.Equal("#main", page.QuerySelector("body a")!.GetAttribute("href"));
        Assert.Equal("正文", page.QuerySelector("main#main")!.Plain());
        Assert.Equal("今天 - 颐居", page.Title);
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Nothing_in_the_frame_needs_an_inline_style_or_script()
    {
        var page = await Render<Gallery>(("Part", "lists"));
        Assert.Empty(page.QuerySelectorAll("[style], style, [onclick], script:not([src])"));
        Assert.Single(page.QuerySelectorAll("main"));
    }

    [Fact]
    public async Task Phones_find_the_fifth_area_under_more()
    {
        var areas = Enumerable.Range(1, 6).Select(i => new NavItem($"/{i}", "home", $"第{i}处", i == 5)).ToList();
        var page = await Shell(new Frame { Title = "今天", Areas = areas });
        Assert.Equal(["第5处", "第6处"], page.QuerySelectorAll(".only-phone a").Select(a => a.Plain()));
        Assert.Equal(2, page.QuerySelectorAll(".beyond").Length);
    }

    [Fact]
    public async Task The_elder_desk_is_named_on_the_root_and_has_no_search()
    {
        var page = await Shell(new Frame { Title = "今天", Elder = true });
        Assert.Equal("elder", page.DocumentElement.GetAttribute("data-desk"));
        Assert.Null(page.QuerySelector("[role=search]"));
    }

    [Theory]
    [InlineData("lists")]
    [InlineData("forms")]
    [InlineData("records")]
    [InlineData("charts")]
    [InlineData("letter")]
    [InlineData("elder")]
    public async Task Every_id_in_the_gallery_is_used_once_and_every_reference_is_found(string part)
    {
        var page = await Render<Gallery>(("Part", part));
        var ids = page.All.Select(e => e.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var wanted = page.QuerySelectorAll("[aria-describedby]")
            .SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' '));
        var labels = page.QuerySelectorAll("label[for]").Select(e => e.GetAttribute("for")!);
        Assert.DoesNotContain(wanted.Concat(labels), id => page.GetElementById(id) is null);
        Assert.Empty(page.QuerySelectorAll("svg.icon path[d='M12 12h.01']"));
    }
}
