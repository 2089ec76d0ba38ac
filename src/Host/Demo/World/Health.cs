namespace Yiju.Host.Demo;

/// <summary>The hidden health of an elder: frailty grows with age, dementia and certificates follow frailty.</summary>
/// <param name="Frailty">0 to 1.</param>
internal readonly record struct Health(double Frailty, bool Dementia, DisabilityCertificate? Disability)
{
    public static Health Of(ref Dice dice, int age, string documentNumber)
    {
        // At 65 about 5 %, at 85 about 30 % need help with something (frailty above 0.35).
        var typical = 1 / (1 + Math.Exp(-(age - 92) / 8.0));
        var frailty = Math.Clamp(typical + 0.16 * dice.Bell() + (dice.Chance(0.03) ? 0.3 : 0), 0.01, 1);
        var dementia = dice.Chance(0.004 + 0.2 * typical * frailty * 2);
        frailty = dementia ? Math.Clamp(frailty + 0.2, 0, 1) : frailty;
        return new Health(Math.Round(frailty, 3), dementia, Certificate(ref dice, frailty, documentNumber));
    }

    private static DisabilityCertificate? Certificate(ref Dice dice, double frailty, string documentNumber)
    {
        if (documentNumber.Length != 18 || !dice.Chance(0.03 + 0.18 * frailty))
        {
            return null;
        }
        // Physical first, then sight and hearing, as among old people generally.
        ReadOnlySpan<int> totals = [14, 30, 31, 82, 85, 94, 100];
        var kind = (DisabilityKind)(dice.Weighted(totals) + 1);
        var level = Math.Clamp((int)Math.Round(4 - 3 * frailty + dice.Bell() * 0.7), 1, 4);
        return new DisabilityCertificate(kind, level, $"{documentNumber}{(int)kind}{level}");
    }
}
