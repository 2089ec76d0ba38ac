using System.Globalization;
using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Ui;

/// <summary>Made-up content of the gallery.</summary>
internal static class GalleryData
{
    internal static readonly DateOnly Today = new(2026, 7, 1);

    internal static readonly IReadOnlyList<GalleryRow> Rows =
    [
        new("1", "张*英", "东岸村", StateKind.Urgent, "紧急", Today, new Money(36000)),
        new("2", "李*", "西岸村", StateKind.Overdue, "逾期 3 天", Today.AddDays(-3), new Money(128050)),
        new("3", "王*华", "东岸村", StateKind.Doing, null, Today, new Money(0)),
        new("4", "阿***江", "北岭社区", StateKind.Todo, null, Today.AddDays(1), null),
        new("5", "赵*", "南塘村", StateKind.Done, null, Today.AddDays(-1), new Money(1234567)),
        new("6", "周*兰", "北岭社区", StateKind.Stopped, null, Today.AddDays(-40), new Money(-5000)),
    ];

    internal static readonly IReadOnlyList<LegendItem> Legend =
    [
        new("a", "开放", 1),
        new("b", "筹建", 2),
        new("c", "停用", 0),
    ];

    internal static IReadOnlyList<MapPoint> Places =>
        [
            .. Enumerable
                .Range(0, 24)
                .Select(i => new MapPoint(
                    $"地点 {i + 1}",
                    110.2 + (0.013 * ((i * 7) % 24)),
                    21.1 + (0.011 * ((i * 5) % 17)),
                    Legend[
                        i % 11 == 3 ? 2
                        : i % 3 == 1 ? 1
                        : 0
                    ].Kind,
                    $"离这里 {(i * 137 % 40) + 2} 分钟",
                    $"/g/charts?p={i + 1}"
                )),
        ];

    internal static string Points() =>
        Collection(
            Places.Select(p => new
            {
                type = "Feature",
                geometry = (object)new { type = "Point", coordinates = new[] { p.Longitude, p.Latitude } },
                properties = (object)
                    new
                    {
                        name = p.Name,
                        kind = p.Kind,
                        note = p.Note,
                        href = p.Href,
                    },
            })
        );

    internal static string Base() =>
        Collection(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    (West: 110.17 + (0.12 * (i % 3)), South: 21.07 + (0.11 * (i / 3)), Name: $"{i + 1} 号片区")
                )
                .Select(a => new
                {
                    type = "Feature",
                    geometry = (object)
                        new
                        {
                            type = "Polygon",
                            coordinates = new[]
                            {
                                new[]
                                {
                                    new[] { a.West, a.South },
                                    new[] { a.West + 0.12, a.South + 0.01 },
                                    new[] { a.West + 0.12, a.South + 0.11 },
                                    new[] { a.West, a.South + 0.11 },
                                    new[] { a.West, a.South },
                                },
                            },
                        },
                    properties = (object)new { name = a.Name },
                })
        );

    private static string Collection(IEnumerable<object> features) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"type":"FeatureCollection","features":{{JsonSerializer.Serialize(features)}}}"""
        );
}

/// <summary>One row of the gallery's list.</summary>
internal sealed record GalleryRow(
    string Id,
    string Name,
    string Place,
    StateKind State,
    string? Word,
    DateOnly Due,
    Money? Amount
);
