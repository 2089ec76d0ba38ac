using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Makes elders one by one. Every rate here is made up for the demonstration, none is a statistic.</summary>
internal sealed class ElderMaker
{
    private readonly long seed;
    private readonly DateOnly today;
    private readonly SyntheticDivision[] villages;
    private readonly int[] ageTotals = new int[46];

    public ElderMaker(long seed, DateOnly today, SyntheticDivision[] villages)
    {
        (this.seed, this.today, this.villages) = (seed, today, villages);
        var total = 0;
        for (var i = 0; i < ageTotals.Length; i++)
        {
            // A pyramid: each year of age holds about 3 % fewer than the last at 60, 15 % fewer at 95.
            total += (int)Math.Max(1, 100_000 * Math.Exp(-0.03 * i - 0.0018 * i * i));
            ageTotals[i] = total;
        }
    }

    public SyntheticElder Make(int index, SyntheticDivision village)
    {
        var dice = new Dice(seed, Dice.Stream.Elder, index);
        var age = 60 + dice.Weighted(ageTotals);
        var sex = dice.Chance(0.49 - (age - 60) * 0.006) ? Sex.Male : Sex.Female;
        var birth = today.AddYears(-age).AddDays(-dice.Below(365));
        // 29 February and the day of the birthday itself can slip by one year.
        age = birth.YearsUntil(today);
        var position = Numbers.Position(index, seed);
        var kind = Document(position);
        var minority = kind == DocumentKind.ResidentId && dice.Chance(0.0012);
        var name = Name(ref dice, kind, minority, sex);
        var number = DocumentNumber(kind, position, birth, sex);
        var health = Health.Of(ref dice, age, number);
        var home = Home.Of(ref dice, age, sex, village.Urban, health.Frailty);
        DivisionCode? hukou = kind > DocumentKind.OldResidentId ? null : HukouDivision(ref dice, village, minority);
        var (address, at) = Addresses.In(ref dice, village);
        return new SyntheticElder
        {
            Index = index,
            Name = name,
            Sex = sex,
            BirthDate = birth,
            Age = age,
            Ethnicity =
                kind == DocumentKind.Passport ? "外国籍"
                : minority ? "维吾尔族"
                : Ethnicity(ref dice),
            DocumentKind = kind,
            DocumentNumber = number,
            Phone = Phone(ref dice, age, home.Living),
            Division = village.Code,
            DivisionIndex = village.Index,
            Address = home.Living == LivingSituation.InInstitution ? "养老院" + address : address,
            At = at,
            HukouDivision = hukou,
            HukouKind =
                hukou is null ? HukouKind.None
                : village.Urban ? HukouKind.Urban
                : HukouKind.Rural,
            ResidentSince = Since(ref dice, birth, age, hukou == village.Code),
            Marital = home.Marital,
            Living = home.Living,
            Income = home.Income,
            Children = home.Children,
            Disability = kind > DocumentKind.OldResidentId ? null : health.Disability,
            FamilyPlanningSpecial = age < 80 && home.Children <= 1 && dice.Chance(0.05),
            Veteran = sex == Sex.Male && dice.Chance(age >= 85 ? 0.07 : 0.035),
            Dementia = health.Dementia,
            Frailty = health.Frailty,
        };
    }

    private static string Name(ref Dice dice, DocumentKind kind, bool minority, Sex sex) =>
        minority ? PersonNames.Minority(ref dice)
        : kind == DocumentKind.Passport ? PersonNames.Latin(ref dice, sex)
        : PersonNames.Full(ref dice, sex);

    private static DocumentKind Document(int position) =>
        (position % 500) switch
        {
            13 => DocumentKind.HongKongPermit,
            311 => DocumentKind.MacaoPermit,
            77 => DocumentKind.Passport,
            101 or 102 or 103 => DocumentKind.OldResidentId,
            _ => DocumentKind.ResidentId,
        };

    private static string DocumentNumber(DocumentKind kind, int position, DateOnly birth, Sex sex) =>
        kind switch
        {
            DocumentKind.OldResidentId => Numbers.OldResidentId(position, birth, sex),
            DocumentKind.HongKongPermit => Numbers.Permit(81, position / 500, birth, sex),
            DocumentKind.MacaoPermit => Numbers.Permit(82, position / 500, birth, sex),
            DocumentKind.Passport => Numbers.Passport(position / 500),
            _ => Numbers.ResidentId(position, birth, sex),
        };

    private DivisionCode HukouDivision(ref Dice dice, SyntheticDivision village, bool minority)
    {
        if (minority)
        {
            return DivisionCode.Parse("653100");
        }
        ReadOnlySpan<string> outside = ["450900", "450500", "450800", "460100", "431100", "522600", "360700", "511500"];
        return dice.Next() switch
        {
            < 0.02 => DivisionCode.Parse(dice.Pick(outside)),
            < 0.10 => villages[dice.Below(villages.Length)].Code,
            _ => village.Code,
        };
    }

    private DateOnly Since(ref Dice dice, DateOnly birth, int age, bool local) =>
        local && dice.Chance(0.6) ? birth : today.AddDays(-dice.Between(60, local ? age * 300 : 9_000));

    private static string? Phone(ref Dice dice, int age, LivingSituation living) =>
        dice.Next() switch
        {
            var p when p < (age >= 80 ? 0.22 : 0.09) && living != LivingSituation.Alone => null,
            > 0.93 => Numbers.FixedLine(ref dice),
            _ => Numbers.Mobile(ref dice),
        };

    private static string Ethnicity(ref Dice dice) =>
        dice.Next() switch
        {
            < 0.985 => "汉族",
            < 0.993 => "壮族",
            < 0.995 => "瑶族",
            < 0.997 => "苗族",
            < 0.999 => "黎族",
            _ => "京族",
        };
}
