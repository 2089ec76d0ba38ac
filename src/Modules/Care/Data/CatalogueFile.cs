using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using Yiju.Care.Domain;
using Yiju.Kernel;

namespace Yiju.Care.Data;

/// <summary>Reads the services of a pack. A mistake in the file stops the start with a sentence that names it.</summary>
internal static class CatalogueFile
{
    /// <summary>The shipped demonstration menu.</summary>
    public static Catalogue Shipped()
    {
        using var stream =
            typeof(CatalogueFile).Assembly.GetManifestResourceStream("demo-4408/services.yaml")
            ?? throw new InvalidDataException("packs/demo-4408/services.yaml is not in the program.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <exception cref="InvalidDataException">An item names an unknown kind or a code comes twice.</exception>
    public static Catalogue Read(TextReader text)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var file = yaml.Deserialize<FileRow>(text);
        var kinds = file.Kinds.ConvertAll(k => new CareKind(k.Code, k.Name));
        var byCode = kinds.ToDictionary(k => k.Code);
        var from = Day(file.ValidFrom) ?? throw new InvalidDataException("validFrom is missing.");
        var items = file.Items.ConvertAll(i =>
            byCode.TryGetValue(i.Kind, out var kind)
                ? Item(i, kind, from)
                : throw new InvalidDataException(
                    $"Item {i.Code} names the kind {i.Kind}, which the file does not have."
                )
        );
        var twice = items.GroupBy(i => i.Code).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new Catalogue($"{file.Pack} {file.Version}（{file.Note}）", kinds, items, Rules(file.Rules))
            : throw new InvalidDataException($"The code {twice.Key} comes twice.");
    }

    private static CareItem Item(ItemRow row, CareKind kind, DateOnly from) =>
        new(
            row.Code,
            kind,
            row.Name,
            row.Steps,
            row.Minutes,
            Money.Yuan(row.Yuan),
            row.Unit,
            row.Skill,
            row.Home,
            row.Purse,
            Day(row.From) ?? from,
            Day(row.To)
        );

    private static CareRules Rules(RulesRow row) =>
        new(
            row.CancelFreeHours,
            row.LateCancelPercent,
            row.ElderNoShowPercent,
            row.TooFarMetres,
            row.ConfirmDays,
            row.MarksHoldSettlement,
            row.PlanAheadDays,
            row.MissedAfterMinutes,
            row.RouteGapMinutes
        );

    private static DateOnly? Day(string? text) =>
        text is null
            ? null
            : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class FileRow
    {
        public string Pack { get; init; } = "";
        public string Title { get; init; } = "";
        public string Version { get; init; } = "";
        public string Note { get; init; } = "";
        public string? ValidFrom { get; init; }
        public List<KindRow> Kinds { get; init; } = [];
        public List<ItemRow> Items { get; init; } = [];
        public RulesRow Rules { get; init; } = new();
    }

    private sealed class KindRow
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }

    private sealed class ItemRow
    {
        public string Code { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
        public List<string> Steps { get; init; } = [];
        public int Minutes { get; init; }
        public long Yuan { get; init; }
        public string Unit { get; init; } = "";
        public string? Skill { get; init; }
        public bool Home { get; init; }
        public string? Purse { get; init; }
        public string? From { get; init; }
        public string? To { get; init; }
    }

    private sealed class RulesRow
    {
        public int CancelFreeHours { get; init; }
        public int LateCancelPercent { get; init; }
        public int ElderNoShowPercent { get; init; }
        public int TooFarMetres { get; init; }
        public int ConfirmDays { get; init; }
        public bool MarksHoldSettlement { get; init; }
        public int PlanAheadDays { get; init; }
        public int MissedAfterMinutes { get; init; }
        public int RouteGapMinutes { get; init; }
    }
}
