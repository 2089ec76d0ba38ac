using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Platform.Packs;

namespace Yiju.Care.Data;

/// <summary>Reads the menu of services, <c>services.yaml</c>, of which the packs have one; without one nothing can be ordered.</summary>
internal static class CatalogueFile
{
    /// <exception cref="PackMistakeException">There are two, an item names an unknown kind, or a code comes twice.</exception>
    public static Catalogue Read(PackReader packs)
    {
        if (packs.All<FileRow>("services.yaml").Count == 0)
        {
            return Catalogue.None;
        }
        var read = packs.Only<FileRow>("services.yaml");
        var file = read.Content;
        var kinds = file.Kinds.ConvertAll(k => new CareKind(k.Code, k.Name));
        var byCode = kinds.ToDictionary(k => k.Code);
        var items = file.Items.ConvertAll(i =>
            byCode.TryGetValue(i.Kind, out var kind)
                ? Item(i, kind, file.ValidFrom)
                : throw read.Wrong($"{i.Code} 的类别“{i.Kind}”不在 kinds 里，请补上或改正。")
        );
        var twice = items.GroupBy(i => i.Code).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new Catalogue($"{file.Pack} {file.Version}（{file.Note}）", kinds, items, Rules(file.Rules))
            : throw read.Wrong($"代码 {twice.Key} 写了两次，每个代码只能有一个项目。");
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
            row.From ?? from,
            row.To
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

    private sealed class FileRow
    {
        public required string Pack { get; init; }
        public string Title { get; init; } = "";
        public required string Version { get; init; }
        public string Note { get; init; } = "";
        public required DateOnly ValidFrom { get; init; }
        public List<KindRow> Kinds { get; init; } = [];
        public List<ItemRow> Items { get; init; } = [];
        public required RulesRow Rules { get; init; }
    }

    private sealed class KindRow
    {
        public required string Code { get; init; }
        public required string Name { get; init; }
    }

    private sealed class ItemRow
    {
        public required string Code { get; init; }
        public required string Kind { get; init; }
        public required string Name { get; init; }
        public List<string> Steps { get; init; } = [];
        public required int Minutes { get; init; }
        public required long Yuan { get; init; }
        public required string Unit { get; init; }
        public string? Skill { get; init; }
        public bool Home { get; init; }
        public string? Purse { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
    }

    private sealed class RulesRow
    {
        public required int CancelFreeHours { get; init; }
        public required int LateCancelPercent { get; init; }
        public required int ElderNoShowPercent { get; init; }
        public required int TooFarMetres { get; init; }
        public required int ConfirmDays { get; init; }
        public required bool MarksHoldSettlement { get; init; }
        public required int PlanAheadDays { get; init; }
        public required int MissedAfterMinutes { get; init; }
        public required int RouteGapMinutes { get; init; }
    }
}
