namespace Yiju.Host.Demo;

/// <summary>One answered item of MZ/T 039-2013.</summary>
/// <param name="Item">“B1.1” to “B4.5”.</param>
/// <param name="Points">One of the points the item allows: B1 more is better, B2–B4 more is worse.</param>
internal readonly record struct ItemAnswer(string Item, int Points);

/// <summary>Plausible answers to the 22 items of MZ/T 039-2013 around a hidden frailty.</summary>
internal static class AssessmentAnswers
{
    // Points from best to worst, and the frailty at which help with the item usually begins: stairs and baths are lost
    // first, eating last (the order in which Barthel items are lost).
    private static readonly (string Item, int[] Points, double Onset)[] Items =
    [
        ("B1.1", [10, 5, 0], 0.66),
        ("B1.2", [5, 0], 0.36),
        ("B1.3", [5, 0], 0.55),
        ("B1.4", [10, 5, 0], 0.50),
        ("B1.5", [10, 5, 0], 0.62),
        ("B1.6", [10, 5, 0], 0.54),
        ("B1.7", [10, 5, 0], 0.48),
        ("B1.8", [15, 10, 5, 0], 0.46),
        ("B1.9", [15, 10, 5, 0], 0.38),
        ("B1.10", [10, 5, 0], 0.30),
        ("B2.1", [0, 1], 0.45),
        ("B2.2", [0, 1, 2], 0.95),
        ("B2.3", [0, 1, 2], 0.85),
        ("B3.1", [0, 1, 2, 3], 0.95),
        ("B3.2", [0, 1, 2, 3, 4], 0.35),
        ("B3.3", [0, 1, 2, 3, 4], 0.38),
        ("B3.4", [0, 1, 2, 3], 0.60),
        ("B4.1", [0, 1, 2, 3, 4], 0.28),
        ("B4.2", [0, 1, 2, 3, 4], 0.25),
        ("B4.3", [0, 1, 2, 3, 4], 0.52),
        ("B4.4", [0, 1, 2, 3, 4], 0.62),
        ("B4.5", [0, 1, 2, 3, 4], 0.50),
    ];

    /// <summary>Answers for one elder on one occasion.</summary>
    /// <param name="frailty">0 (needs nothing) to 1 (needs everything).</param>
    /// <param name="dementia">Diagnosed: B2.1 is 2 points.</param>
    /// <param name="occasion">Another number is another assessor on another day: answers differ by a step here and there.</param>
    public static IReadOnlyList<ItemAnswer> MzT039(double frailty, bool dementia, long seed, long occasion)
    {
        var dice = new Dice(seed, Dice.Stream.Assessment, occasion);
        var answers = new ItemAnswer[Items.Length];
        for (var i = 0; i < Items.Length; i++)
        {
            var (item, points, onset) = Items[i];
            var beyond = frailty + dice.Bell() * 0.05 - onset;
            var step = beyond <= 0 ? 0 : 1 + (int)(beyond / (1.02 - onset) * (points.Length - 1));
            answers[i] = new ItemAnswer(item, points[Math.Min(step, points.Length - 1)]);
        }
        if (dementia)
        {
            answers[10] = new ItemAnswer("B2.1", 2);
        }
        return answers;
    }
}
