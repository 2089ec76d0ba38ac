using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Throws the contacts of an elder so that they fit marriage, children and company at home.</summary>
internal static class FamilyMaker
{
    /// <summary>One to four contacts, in the order in which they are called.</summary>
    public static IEnumerable<SyntheticContact> Of(SyntheticElder elder, long seed)
    {
        var dice = new Dice(seed, Dice.Stream.Family, elder.Index);
        var order = 0;
        // Wife and husband keep their surnames, children bear the father's.
        var surname =
            elder.Sex == Sex.Male ? PersonNames.SurnameOf(elder.Name, ref dice) : PersonNames.Surname(ref dice);
        if (elder.Marital == MaritalStatus.Married && elder.Living != LivingSituation.Alone)
        {
            var name =
                elder.Sex == Sex.Male
                    ? PersonNames.Full(ref dice, Sex.Female)
                    : PersonNames.Full(ref dice, Sex.Male, surname);
            yield return new(
                elder.Index,
                ++order,
                name,
                "配偶",
                Numbers.Mobile(ref dice),
                elder.Living != LivingSituation.InInstitution,
                true
            );
        }
        var together = elder.Living == LivingSituation.WithChildren;
        for (var i = 0; i < Math.Min(elder.Children, 3 - order); i++)
        {
            yield return Child(ref dice, elder, surname, ++order, together && i == 0);
        }
        if (order < 2)
        {
            var (relation, near) = dice.Below(3) switch
            {
                0 => ("侄子", dice.Chance(0.7)),
                1 => ("邻居", true),
                _ => ("村干部", true),
            };
            var lives = elder.Living == LivingSituation.WithRelatives && relation == "侄子";
            var name = PersonNames.Full(ref dice, Sex.Male);
            yield return new(elder.Index, ++order, name, relation, Numbers.Mobile(ref dice), lives, lives || near);
        }
    }

    private static SyntheticContact Child(ref Dice dice, SyntheticElder elder, string surname, int order, bool together)
    {
        var sex = dice.Chance(0.5) ? Sex.Male : Sex.Female;
        var name = elder.Name.Contains('·', StringComparison.Ordinal)
            ? PersonNames.Minority(ref dice)
            : PersonNames.Full(ref dice, sex, surname);
        // Many children of this coast work in the Pearl River delta.
        var inCity = together || elder.Living != LivingSituation.EmptyNest && dice.Chance(0.55);
        return new(
            elder.Index,
            order,
            name,
            sex == Sex.Male ? "儿子" : "女儿",
            Numbers.Mobile(ref dice),
            together,
            inCity
        );
    }
}
