using System.Globalization;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

public sealed class EligibilityTests
{
    private const string Elsewhere = "450100000000";
    private static readonly RegistryNumbers Numbers = RegistryFiles.Read(ShippedPacks.Reader);

    [Theory, Trait("req", "REG-05")]
    [InlineData("1966-07-02", "2026-07-01", "2026-07-02")]
    [InlineData("1966-07-01", "2026-07-01", null)]
    [InlineData("1966-06-30", "2026-07-01", null)]
    [InlineData("1964-02-29", "2024-02-28", "2024-02-29")]
    [InlineData("1964-02-29", "2024-02-29", null)]
    [InlineData("1968-02-29", "2028-02-28", "2028-02-29")]
    [InlineData("1967-02-28", "2027-02-28", null)]
    public void Sixty_counts_from_the_birthday_itself(string birth, string day, string? qualifiesOn) =>
        Assert.Equal(
            qualifiesOn,
            Refuse(new Applicant(Day(birth), Places.Village, Places.Village, null, false, null), day)
        );

    [Theory, Trait("req", "REG-06")]
    [InlineData("2024-07-02", "2026-07-01", "2026-07-02")]
    [InlineData("2024-07-01", "2026-07-01", null)]
    [InlineData("2024-06-30", "2026-07-01", null)]
    [InlineData("2024-02-29", "2026-02-27", "2026-02-28")]
    [InlineData("2024-02-29", "2026-02-28", null)]
    public void Somebody_from_elsewhere_needs_two_whole_years(string since, string day, string? qualifiesOn) =>
        Assert.Equal(
            qualifiesOn,
            Refuse(new Applicant(Day("1950-01-01"), Places.Village, Elsewhere, Day(since), true, true), day)
        );

    [Theory, Trait("req", "REG-06")]
    [InlineData(false, true, "elder-permit-missing")]
    [InlineData(true, false, "elder-home-missing")]
    [InlineData(true, null, "elder-home-missing")]
    public void Somebody_from_elsewhere_needs_permit_and_home(bool permit, bool? home, string code)
    {
        var who = new Applicant(Day("1950-01-01"), Places.Village, Elsewhere, Day("2020-01-01"), permit, home);
        var refused = Eligibility.Refuse(who, Numbers, Day("2026-07-01"));
        Assert.Equal(code, Assert.Single(refused!.Faults).Code);
        Assert.Null(refused.QualifiesOn);
    }

    [Fact, Trait("req", "REG-06")]
    public void The_later_of_both_days_is_named()
    {
        var who = new Applicant(Day("1966-12-31"), Places.Village, Elsewhere, Day("2025-03-01"), true, true);
        var refused = Eligibility.Refuse(who, Numbers, Day("2026-07-01"));
        Assert.Equal(Day("2027-03-01"), refused!.QualifiesOn);
        Assert.All(refused.Faults, f => Assert.Contains("2027年3月1日", f.Sentence, StringComparison.Ordinal));
    }

    [Fact, Trait("req", "REG-06")]
    public void Another_county_of_the_same_city_is_local()
    {
        var who = new Applicant(Day("1950-01-01"), Places.Village, Places.OtherCounty, null, false, null);
        Assert.Null(Eligibility.Refuse(who, Numbers, Day("2026-07-01")));
    }

    private static string? Refuse(Applicant who, string day) =>
        Eligibility.Refuse(who, Numbers, Day(day))?.QualifiesOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
