using System.Globalization;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

public sealed class TagRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);
    private static readonly RegistryNumbers Numbers = RegistryFiles.Read(ShippedPacks.Reader);

    [Theory, Trait("req", "REG-14")]
    [InlineData("1946-07-02", false)]
    [InlineData("1946-07-01", true)]
    [InlineData("1946-06-30", true)]
    public void Advanced_age_begins_on_the_eightieth_birthday(string birth, bool holds)
    {
        var tags = Of(birth);
        Assert.Equal(holds, tags.ContainsKey(TagCodes.AdvancedAge));
        if (holds)
        {
            Assert.Equal(Day(birth).AddYears(80), tags[TagCodes.AdvancedAge].From);
        }
    }

    [Theory, Trait("req", "REG-14")]
    [InlineData("1966-07-02", "minimum-living", false)]
    [InlineData("1966-07-01", "minimum-living", true)]
    [InlineData("1966-07-01", "near-minimum", false)]
    public void Minimum_living_counts_from_sixty(string birth, string income, bool holds) =>
        Assert.Equal(holds, Of(birth, (FactKeys.IncomeCategory, income)).ContainsKey(TagCodes.LowIncome));

    /// <summary>Facts in, tags out: readable by somebody who knows the policy.</summary>
    [Theory, Trait("req", "REG-15"), Trait("req", "REG-21"), Trait("req", "REG-22")]
    [InlineData("living.situation=alone", "alone special-hardship priority-watch")]
    [InlineData("living.situation=empty-nest", "empty-nest group-empty-nest special-hardship priority-watch")]
    [InlineData("living.left-behind=yes", "left-behind group-empty-nest special-hardship")]
    [InlineData("living.situation=with-children", "")]
    [InlineData("family.planning-special=yes", "group-family-planning special-hardship")]
    [InlineData("family.lost-only-child=yes", "lost-only-child special-hardship")]
    [InlineData("disability.level=2", "disabled special-hardship")]
    [InlineData(
        "disability.level=2;income.category=low",
        "disabled group-disabled-low-income income-low special-hardship"
    )]
    [InlineData("assessment.care-need.level=3", "lost-ability level-3 special-hardship priority-watch")]
    [InlineData("assessment.care-need.level=2", "semi-lost-ability level-2")]
    [InlineData("assessment.care-need.level=0", "level-0")]
    [InlineData("poverty.registered=yes", "registered-poor")]
    [InlineData(
        "poverty.registered=yes;living.left-behind=yes",
        "registered-poor left-behind group-empty-nest special-hardship pairing"
    )]
    [InlineData(
        "poverty.registered=yes;living.situation=alone",
        "registered-poor alone special-hardship priority-watch pairing"
    )]
    [InlineData(
        "poverty.registered=yes;income.category=destitute",
        "registered-poor destitute income-destitute special-hardship"
    )]
    public void Facts_make_tags(string facts, string expected)
    {
        var tags = Of("1956-01-01", [.. Pairs(facts)]);
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            tags.Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact, Trait("req", "REG-21")]
    public void Advanced_age_and_destitute_pairs_the_registered_poor()
    {
        var tags = Of("1940-01-01", (FactKeys.RegisteredPoor, "yes"), (FactKeys.IncomeCategory, "destitute"));
        Assert.Contains(TagCodes.Pairing, tags.Keys);
    }

    [Theory, Trait("req", "REG-27")]
    [InlineData("1956-07-02", true, true)]
    [InlineData("1956-07-01", true, false)]
    [InlineData("1956-07-02", false, false)]
    public void Helpers_are_willing_and_not_too_old(string birth, bool willing, bool holds)
    {
        var input = new TagInput(
            Places.Village,
            Day(birth),
            ElderState.Active,
            new Dictionary<string, TagFact>(),
            willing
        );
        Assert.Equal(holds, TagRules.Of(input, Numbers, Today).Any(t => t.Code == TagCodes.PossibleHelper));
    }

    [Fact]
    public void The_dead_carry_no_tags()
    {
        var input = new TagInput(
            Places.Village,
            Day("1930-01-01"),
            ElderState.Dead,
            new Dictionary<string, TagFact>(),
            true
        );
        Assert.Empty(TagRules.Of(input, Numbers, Today));
    }

    [Fact]
    public void Every_number_names_its_clause_and_whether_the_text_names_it()
    {
        Assert.All(Numbers.All, n => Assert.False(string.IsNullOrWhiteSpace(n.Clause)));
        Assert.Null(
            Numbers.All.Single(n => n.Key == RegistryNumbers.HelperMaxAge && n.Document != "演示参数，非政策").Value
        );
    }

    private static Dictionary<string, TagFound> Of(string birth, params (string Key, string Value)[] facts)
    {
        var known = facts.ToDictionary(f => f.Key, f => new TagFact(f.Value, new DateOnly(2026, 1, 1), "test"));
        var input = new TagInput(Places.Village, Day(birth), ElderState.Active, known, false);
        return TagRules.Of(input, Numbers, Today).ToDictionary(t => t.Code);
    }

    private static IEnumerable<(string, string)> Pairs(string facts) =>
        facts.Split(';').Select(f => f.Split('=')).Select(f => (f[0], f[1]));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
