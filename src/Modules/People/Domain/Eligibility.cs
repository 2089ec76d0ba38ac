using Yiju.Kernel;

namespace Yiju.People.Domain;

/// <summary>What decides whether somebody may be registered.</summary>
/// <param name="Division">Where the person lives and asks.</param>
/// <param name="HukouDivision">12 digits, of whatever city.</param>
internal sealed record Applicant(
    DateOnly Birth,
    string Division,
    string HukouDivision,
    DateOnly? LivingSince,
    bool HasPermit,
    bool? FixedHome
);

/// <summary>Why not, and from which day on.</summary>
/// <param name="QualifiesOn">The day on which what time alone decides is met; null when time is not what is missing.</param>
internal sealed record NotYet(IReadOnlyList<Fault> Faults, DateOnly? QualifiesOn);

/// <summary>Who is an object of the service (REG-05, REG-06).</summary>
internal static class Eligibility
{
    /// <summary>Null when the person is accepted on <paramref name="day"/>.</summary>
    public static NotYet? Refuse(Applicant who, RegistryNumbers numbers, DateOnly day)
    {
        var faults = new List<Fault>();
        var age = numbers.Of(RegistryNumbers.MinAge, who.Division, day);
        var oldEnough = who.Birth.AddYears(age.Value!.Value + (age.Inclusive ? 0 : 1));
        var years = IsLocal(who) ? null : numbers.Find(RegistryNumbers.ResidenceYears, who.Division, day);
        DateOnly? longEnough = years?.Value is { } count
            ? who.LivingSince?.AddYears(count).AddDays(years.Inclusive ? 0 : 1)
            : null;
        var on = longEnough > oldEnough ? longEnough.Value : oldEnough;
        if (oldEnough > day)
        {
            faults.Add(TooYoung(who, age, day, on));
        }
        if (years is not null)
        {
            faults.AddRange(NonLocal(who, years, longEnough, day, on));
        }
        return faults.Count == 0 ? null : new NotYet(faults, on > day ? on : null);
    }

    /// <summary>The hukou lies in the same city as the home.</summary>
    public static bool IsLocal(Applicant who) =>
        DivisionCode
            .Parse(who.Division)
            .At(DivisionLevel.City)
            .Contains(DivisionCode.Parse(who.HukouDivision).At(DivisionLevel.City));

    private static Fault TooYoung(Applicant who, RegistryNumber age, DateOnly day, DateOnly on) =>
        Fault.Refused(
            "elder-too-young",
            $"今天 {who.Birth.YearsUntil(day)} 周岁，要满 {age.Value} 周岁才能登记（{age.Clause}）。{Words(on)}起可以登记。",
            "birthDate"
        );

    private static IEnumerable<Fault> NonLocal(
        Applicant who,
        RegistryNumber years,
        DateOnly? longEnough,
        DateOnly day,
        DateOnly on
    )
    {
        if (longEnough is null)
        {
            yield return Fault.Invalid(
                "elder-living-since-missing",
                "户籍不在本市的，要填从哪天起在本社区连续居住。",
                "livingSince"
            );
        }
        else if (longEnough > day)
        {
            yield return Fault.Refused(
                "elder-residence-too-short",
                $"户籍不在本市，要在本社区连续居住满 {years.Value} 年（{years.Clause}）。{Words(on)}起可以登记。",
                "livingSince"
            );
        }
        if (!who.HasPermit)
        {
            yield return Fault.Refused(
                "elder-permit-missing",
                "户籍不在本市的，要有居住证。请先办居住证，再填居住证号。",
                "residencePermit"
            );
        }
        if (who.FixedHome is not true)
        {
            yield return Fault.Refused(
                "elder-home-missing",
                "户籍不在本市的，要有固定住所。请确认后选“有”。",
                "fixedHome"
            );
        }
    }

    private static string Words(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
