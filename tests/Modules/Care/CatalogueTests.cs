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

    [Fact, Trait("req", "SVC-11")]
    public void A_photo_keeps_its_picture_and_loses_what_the_phone_wrote_into_it()
    {
        byte[] jpeg =
        [
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            4,
            1,
            2,
            0xFF,
            0xE1,
            0,
            8,
            (byte)'E',
            (byte)'x',
            (byte)'i',
            (byte)'f',
            0,
            0,
            0xFF,
            0xFE,
            0,
            4,
            (byte)'h',
            (byte)'i',
            0xFF,
            0xDB,
            0,
            3,
            7,
            0xFF,
            0xDA,
            0,
            2,
            9,
            9,
            0xFF,
            0xD9,
        ];
        var plain = PlainPhoto.Strip(jpeg)!.Value;
        Assert.Equal("image/jpeg", plain.ContentType);
        Assert.Equal(
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDB, 0, 3, 7, 0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9],
            plain.Content
        );
        Assert.Null(PlainPhoto.Strip("GIF89a"u8));
        Assert.Null(PlainPhoto.Strip(jpeg.AsSpan(0, 12)));
    }
}
