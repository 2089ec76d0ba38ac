using System.Globalization;
using Yiju.Kernel;
using Yiju.People.Contracts;

namespace Yiju.People.Domain;

/// <summary>What the tags of one elder are computed from.</summary>
/// <param name="Facts">Facts that hold on the day, by key.</param>
/// <param name="WillHelp">The elder agreed to be asked as a helper (REG-27).</param>
internal sealed record TagInput(
    string Division,
    DateOnly? BirthOn,
    ElderState State,
    IReadOnlyDictionary<string, TagFact> Facts,
    bool WillHelp
);

internal sealed record TagFact(string? Value, DateOnly From, string Source);

/// <summary>A tag that holds, since when, and why.</summary>
internal sealed record TagFound(string Code, DateOnly From, string Evidence, string Source);

/// <summary>Which tags an elder carries on a day (REG-14, REG-15, REG-21, REG-22, REG-27). Pure: facts and numbers in, tags out.</summary>
internal static class TagRules
{
    private static readonly string[] LowIncomes = ["destitute", "minimum-living", "near-minimum", "low"];

    public static IReadOnlyList<TagFound> Of(TagInput elder, RegistryNumbers numbers, DateOnly day)
    {
        if (elder.State != ElderState.Active)
        {
            return [];
        }
        var found = new Finder(elder, numbers, day);
        found.Plain();
        found.Ability();
        found.Groups();
        found.Lists();
        return found.Tags;
    }

    private sealed class Finder(TagInput elder, RegistryNumbers numbers, DateOnly day)
    {
        public List<TagFound> Tags { get; } = [];

        public void Plain()
        {
            Fact(TagCodes.Alone, FactKeys.LivingSituation, "alone", "独自居住");
            Fact(TagCodes.EmptyNestOnly, FactKeys.LivingSituation, "empty-nest", "身边没有子女");
            Fact(TagCodes.LeftBehind, FactKeys.LeftBehind, "yes", "子女外出务工");
            Fact(TagCodes.Destitute, FactKeys.IncomeCategory, "destitute", "特困供养");
            Fact(TagCodes.LostOnlyChild, FactKeys.LostOnlyChild, "yes", "失去独生子女");
            Fact(TagCodes.AloneWithoutKin, FactKeys.WithoutKin, "yes", "没有配偶和子女");
            Fact(TagCodes.RegisteredPoor, FactKeys.RegisteredPoor, "yes", "建档立卡户");
            Fact(TagCodes.Cognitive, FactKeys.Cognitive, "yes", "评估发现认知障碍");
            Fact(TagCodes.FamilyPlanning, FactKeys.FamilyPlanningSpecial, "yes", "计划生育特殊家庭");
            if (Disability() is { } disability)
            {
                Add(TagCodes.Disabled, disability.From, "有残疾证", disability.Source);
            }
            if (Known(FactKeys.IncomeCategory) is { } income)
            {
                Add(TagCodes.Income + income.Value, income.From, "登记的收入类别", income.Source);
            }
        }

        public void Ability()
        {
            if (
                Known(FactKeys.AssessedLevel) is not { } fact
                || !int.TryParse(fact.Value, CultureInfo.InvariantCulture, out var level)
            )
            {
                return;
            }
            Add(TagCodes.Level + fact.Value, fact.From, "能力评估", fact.Source);
            var lost = Number(RegistryNumbers.LostAbilityLevel);
            var semi = Number(RegistryNumbers.SemiLostAbilityLevel);
            var (code, number) = lost.IsReachedBy(level)
                ? (TagCodes.LostAbility, lost)
                : (TagCodes.SemiLostAbility, semi);
            if (number.IsReachedBy(level))
            {
                Add(code, fact.From, $"评估 {level} 级（{number.Clause}）", fact.Source);
            }
        }

        public void Groups()
        {
            if (Reached(RegistryNumbers.AdvancedMinAge) is { } eighty)
            {
                Add(TagCodes.AdvancedAge, eighty, Born(RegistryNumbers.AdvancedMinAge), "registration");
            }
            if (
                Is(FactKeys.IncomeCategory, "minimum-living") is { } income
                && Reached(RegistryNumbers.LowIncomeMinAge) is { } sixty
            )
            {
                Add(
                    TagCodes.LowIncome,
                    Later(income.From, sixty),
                    "低保，" + Born(RegistryNumbers.LowIncomeMinAge),
                    income.Source
                );
            }
            Either(TagCodes.EmptyNest, "空巢或者留守", TagCodes.EmptyNestOnly, TagCodes.LeftBehind);
            if (
                Disability() is { } disability
                && Known(FactKeys.IncomeCategory) is { } low
                && LowIncomes.Contains(low.Value)
            )
            {
                Add(
                    TagCodes.DisabledLowIncome,
                    Later(disability.From, low.From),
                    "有残疾证，家庭低收入",
                    disability.Source
                );
            }
        }

        public void Lists()
        {
            Either(
                TagCodes.SpecialHardship,
                "特殊困难情形之一",
                TagCodes.Alone,
                TagCodes.EmptyNestOnly,
                TagCodes.LeftBehind,
                TagCodes.LostAbility,
                TagCodes.Cognitive,
                TagCodes.Disabled,
                TagCodes.Destitute,
                TagCodes.AloneWithoutKin,
                TagCodes.LostOnlyChild,
                TagCodes.LowIncome,
                TagCodes.FamilyPlanning
            );
            Either(
                TagCodes.PriorityWatch,
                "失能、独居或者空巢",
                TagCodes.LostAbility,
                TagCodes.Alone,
                TagCodes.EmptyNestOnly
            );
            Pairing();
            Helper();
        }

        private void Pairing()
        {
            if (Tag(TagCodes.RegisteredPoor) is not { } poor || Reached(RegistryNumbers.PairingMinAge) is not { } sixty)
            {
                return;
            }
            var advancedDestitute =
                Tag(TagCodes.AdvancedAge) is { } old && Tag(TagCodes.Destitute) is { } destitute
                    ? Later(old.From, destitute.From)
                    : (DateOnly?)null;
            var one = First(
                TagCodes.LostAbility,
                TagCodes.Cognitive,
                TagCodes.AloneWithoutKin,
                TagCodes.Alone,
                TagCodes.LostOnlyChild,
                TagCodes.LeftBehind
            );
            if ((one?.From ?? advancedDestitute) is { } from)
            {
                var why = one is null ? "高龄特困" : TagCodes.Word(one.Code);
                Add(TagCodes.Pairing, Later(Later(poor.From, sixty), from), $"建档立卡，{why}", poor.Source);
            }
        }

        private void Helper()
        {
            var most = Number(RegistryNumbers.HelperMaxAge);
            var young = most.Value is { } limit && elder.BirthOn?.YearsUntil(day) <= limit;
            var well =
                First(TagCodes.LostAbility, TagCodes.SemiLostAbility, TagCodes.Cognitive, TagCodes.Disabled) is null;
            if (elder.WillHelp && young && well)
            {
                Add(TagCodes.PossibleHelper, day, $"本人愿意，不超过 {most.Value} 岁（{most.Clause}）", "consent");
            }
        }

        private void Fact(string code, string key, string value, string evidence)
        {
            if (Is(key, value) is { } fact)
            {
                Add(code, fact.From, evidence, fact.Source);
            }
        }

        private void Either(string code, string evidence, params string[] others)
        {
            if (First(others) is { } one)
            {
                Add(code, one.From, evidence, one.Source);
            }
        }

        private TagFound? First(params string[] codes) => Tags.Where(t => codes.Contains(t.Code)).MinBy(t => t.From);

        private TagFound? Tag(string code) => Tags.Find(t => t.Code == code);

        private void Add(string code, DateOnly from, string evidence, string source) =>
            Tags.Add(new TagFound(code, from, evidence, source));

        private TagFact? Disability() =>
            Known(FactKeys.DisabilityLevel)
            ?? (Known(FactKeys.DisabilityKind) is { Value: not "none" } kind ? kind : null);

        private TagFact? Is(string key, string value) => Known(key) is { } fact && fact.Value == value ? fact : null;

        private TagFact? Known(string key) =>
            elder.Facts.GetValueOrDefault(key) is { Value: not null } fact ? fact : null;

        private RegistryNumber Number(string key) => numbers.Of(key, elder.Division, day);

        /// <summary>The day on which the age of a threshold was reached; null when it is not yet.</summary>
        private DateOnly? Reached(string key)
        {
            var number = Number(key);
            if (elder.BirthOn is not { } birth || number.Value is not { } years)
            {
                return null;
            }
            var on = birth.AddYears(number.Inclusive ? years : years + 1);
            return on <= day ? on : null;
        }

        private string Born(string key) => $"满 {Number(key).Value} 周岁（{Number(key).Clause}）";

        private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
    }
}
