using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Yiju.Kernel;
using Yiju.Ui;
using static Yiju.Tests.Modules.Ui.Rendering;

namespace Yiju.Tests.Modules.Ui;

public sealed class FormTests
{
    private static readonly Fault Missing = Fault.Invalid("name-missing", "还没有填姓名。请照证件填写。", "name");

    private static Task<IDocument> FormOf(RenderFragment content, params Fault[] faults) =>
        Render<Form>(("Action", "/try"), ("DraftKey", "try"), ("Faults", faults), ("ChildContent", content));

    public static TheoryData<string> Fields => ["text", "number", "money", "date", "select", "area", "file", "check"];

    private static RenderFragment Field(string kind)
    {
        (string, object?)[] common = [("Name", "name"), ("Label", "姓名"), ("Help", "和证件上一样。")];
        return kind switch
        {
            "text" => Child<TextField>(common),
            "number" => Child<NumberField>([.. common, ("Unit", "次")]),
            "money" => Child<MoneyField>(common),
            "date" => Child<DateField>(common),
            "select" => Child<SelectField>([.. common, ("Choices", new[] { new Choice("a", "甲") })]),
            "area" => Child<TextAreaField>(common),
            "file" => Child<FileField>(common),
            "check" => Child<CheckField>(common),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_has_one_label_and_names_its_help_and_its_error(string kind)
    {
        var page = await FormOf(Field(kind), Missing);
        var input = page.QuerySelector("[name=name]")!;
        Assert.Equal("姓名", page.QuerySelector($"label[for='{input.Id}']")!.Plain());
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var described = input
            .GetAttribute("aria-describedby")!
            .Split(' ')
            .Select(id => page.GetElementById(id)!.Plain());
        Assert.Contains(Missing.Sentence, described);
        Assert.Contains("和证件上一样。", described);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_without_fault_says_nothing_is_wrong(string kind)
    {
        var page = await FormOf(Field(kind));
        Assert.Null(page.QuerySelector("[aria-invalid]"));
        Assert.Null(page.QuerySelector(".error"));
        Assert.Null(page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Every_link_of_the_summary_leads_to_a_field_and_a_general_refusal_is_plain_text()
    {
        var page = await FormOf(Field("text"), Missing, Fault.Refused("full", "名额已满。请改到下月。"));
        var link = Assert.Single(page.QuerySelectorAll("[data-error-summary] a"));
        Assert.Equal("name", page.QuerySelector(link.GetAttribute("href")!)!.GetAttribute("name"));
        Assert.Contains(
            "名额已满。请改到下月。",
            page.QuerySelector("[data-error-summary]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("有 2 处要改", page.QuerySelector("[data-error-summary] h2")!.Plain());
    }

    [Fact]
    public async Task A_group_is_a_fieldset_that_the_summary_can_reach()
    {
        var radios = Child<RadioField>(
            ("Name", "name"),
            ("Label", "怎么来"),
            ("Value", "b"),
            ("Choices", new[] { new Choice("a", "自己来"), new Choice("b", "上门") })
        );
        var page = await FormOf(radios, Missing);
        var group = page.QuerySelector(page.QuerySelector("[data-error-summary] a")!.GetAttribute("href")!)!;
        Assert.Equal("FIELDSET", group.TagName);
        Assert.Equal("怎么来", group.QuerySelector("legend")!.Plain());
        Assert.Equal("b", group.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.All(group.QuerySelectorAll("input"), i => Assert.NotNull(group.QuerySelector($"label[for='{i.Id}']")));
    }

    [Fact]
    public async Task What_was_typed_wrong_is_still_there()
    {
        var money = Child<MoneyField>(
            ("Name", "name"),
            ("Label", "单价"),
            ("Value", "12.345"),
            ("Amount", (Money?)Money.Yuan(9))
        );
        var page = await FormOf(money, Missing);
        Assert.Equal("12.345", page.QuerySelector("[name=name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_carries_its_own_word_its_draft_key_and_is_sent_once()
    {
        var form = (await FormOf(Field("text"))).QuerySelector("form")!;
        Assert.Equal(24, form.QuerySelector("input[type=hidden][name=_once]")!.GetAttribute("value")!.Length);
        Assert.Equal("try", form.GetAttribute("data-draft"));
        Assert.True(form.HasAttribute("data-once"));
        Assert.False(form.HasAttribute("data-faults"));
    }

    [Fact]
    public async Task An_optional_field_says_so_and_a_required_one_is_announced()
    {
        var page = await FormOf(Child<TextField>(("Name", "note"), ("Label", "说明"), ("Optional", true)));
        Assert.Equal("说明选填", page.QuerySelector("label")!.Plain());
        Assert.Null(page.QuerySelector("[name=note]")!.GetAttribute("aria-required"));
        page = await FormOf(Field("text"));
        Assert.Equal("true", page.QuerySelector("[name=name]")!.GetAttribute("aria-required"));
    }
}
