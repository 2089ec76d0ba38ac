using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;

namespace Yiju.Tests.Modules.Care;

[Trait("req", "SVC-01")]
public sealed class CatalogueTests
{
    private static readonly string[] National =
    [
        "助餐",
        "助浴",
        "助洁",
        "助急",
        "助行",
        "助医",
        "助购",
        "照料护理",
        "日间照料",
        "康复",
        "文化",
        "精神慰藉",
        "家政",
        "临时托养",
        "紧急援助",
        "代办代缴",
    ];

    [Fact]
    public void The_menu_has_every_kind_of_the_national_vocabulary()
    {
        var menu = CatalogueFile.Shipped();
        Assert.Equal(National, menu.Kinds.Select(k => k.Name));
        Assert.All(menu.Kinds, k => Assert.Contains(menu.Items, i => i.Kind == k));
        Assert.All(menu.Items, i => Assert.NotEmpty(i.Steps));
        Assert.Contains("非政策", menu.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(12, 0)]
    [InlineData(11, 1_800)]
    [InlineData(0, 1_800)]
    [Trait("req", "SVC-27")]
    public void Calling_off_costs_by_the_hours_left(int hours, long fen)
    {
        var rules = CatalogueFile.Shipped().Rules;
        var planned = new DateTime(2026, 7, 2, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(new Money(fen), rules.CancelCharge(Money.Yuan(90), planned, planned.AddHours(-hours)));
    }
}
