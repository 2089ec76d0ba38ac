using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Marriage, children, company at home and income of an elder, thrown in the order in which they depend on each other.</summary>
internal readonly record struct Home(MaritalStatus Marital, int Children, LivingSituation Living, IncomeCategory Income)
{
    public static Home Of(ref Dice dice, int age, Sex sex, bool urban, double frailty)
    {
        var marital = MaritalOf(ref dice, age, sex);
        var children = marital == MaritalStatus.Single ? 0 : ChildrenOf(ref dice, age, urban);
        var poor = marital == MaritalStatus.Single && !urban && dice.Chance(0.55);
        var living = LivingOf(ref dice, marital, children, frailty);
        var income = poor ? IncomeCategory.ExtremePoverty : IncomeOf(ref dice, age, urban, living);
        return new Home(marital, children, living, income);
    }

    private static MaritalStatus MaritalOf(ref Dice dice, int age, Sex sex)
    {
        var widowed = sex == Sex.Female ? 0.10 + (age - 60) * 0.019 : 0.04 + (age - 60) * 0.011;
        return dice.Next() switch
        {
            var p when p < (sex == Sex.Male ? 0.022 : 0.004) => MaritalStatus.Single,
            var p when p < 0.04 => MaritalStatus.Divorced,
            var p when p < 0.04 + widowed => MaritalStatus.Widowed,
            _ => MaritalStatus.Married,
        };
    }

    private static int ChildrenOf(ref Dice dice, int age, bool urban)
    {
        var typical = (urban ? 1.7 : 2.6) + (age - 60) * 0.055;
        return dice.Chance(0.015) ? 0 : Math.Clamp((int)Math.Round(typical + dice.Bell() * 1.1), 1, 8);
    }

    private static LivingSituation LivingOf(ref Dice dice, MaritalStatus marital, int children, double frailty)
    {
        if (dice.Chance(0.004 + 0.05 * frailty))
        {
            return LivingSituation.InInstitution;
        }
        if (children == 0)
        {
            var pair = marital == MaritalStatus.Married ? LivingSituation.EmptyNest : LivingSituation.Alone;
            return dice.Chance(0.8) ? pair : LivingSituation.WithRelatives;
        }
        var together = dice.Chance(0.38 + 0.3 * frailty);
        return (together, marital) switch
        {
            (true, _) => LivingSituation.WithChildren,
            (false, MaritalStatus.Married) => dice.Chance(0.55)
                ? LivingSituation.EmptyNest
                : LivingSituation.WithSpouse,
            _ => dice.Chance(0.75) ? LivingSituation.Alone : LivingSituation.WithRelatives,
        };
    }

    private static IncomeCategory IncomeOf(ref Dice dice, int age, bool urban, LivingSituation living)
    {
        var minimum = (urban ? 0.018 : 0.045) + (age >= 80 ? 0.02 : 0) + (living == LivingSituation.Alone ? 0.03 : 0);
        return dice.Next() switch
        {
            < 0.002 => IncomeCategory.ExtremePoverty,
            var p when p < 0.002 + minimum => IncomeCategory.Minimum,
            var p when p < 0.002 + minimum * 1.5 => IncomeCategory.NearMinimum,
            _ => IncomeCategory.Ordinary,
        };
    }
}
