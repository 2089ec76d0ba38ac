namespace Yiju.Funds.Domain;

/// <summary>A side of a movement before it has a place in a journal.</summary>
internal readonly record struct Side(long AccountId, long Fen);

/// <summary>Cuts movements into parts without losing a fen.</summary>
internal static class Portions
{
    /// <summary>The first <paramref name="fen"/> of each side, in the order of the sides: a purse that ends soon is used before a later one.</summary>
    public static List<Side> First(IReadOnlyList<Side> sides, long fen)
    {
        var taken = new List<Side>(sides.Count);
        var (debits, credits) = (fen, fen);
        foreach (var side in sides)
        {
            var part = side.Fen > 0 ? Math.Min(side.Fen, debits) : -Math.Min(-side.Fen, credits);
            (debits, credits) = part > 0 ? (debits - part, credits) : (debits, credits + part);
            if (part != 0)
            {
                taken.Add(side with { Fen = part });
            }
        }
        return taken;
    }

    /// <summary>
    /// <paramref name="fen"/> of each side in proportion to what is left of it, by largest remainder: every payer gets its part back.
    /// </summary>
    public static List<Side> Share(IReadOnlyList<Side> left, long fen) =>
        [.. Split([.. left.Where(s => s.Fen > 0)], fen), .. Split([.. left.Where(s => s.Fen < 0)], fen)];

    /// <summary>Total of the debits.</summary>
    public static long Amount(IEnumerable<Side> sides) => sides.Where(s => s.Fen > 0).Sum(s => s.Fen);

    private static IEnumerable<Side> Split(List<Side> sides, long fen)
    {
        var total = sides.Sum(s => Math.Abs(s.Fen));
        var parts = sides
            .Select((s, i) => (Index: i, Whole: (Int128)Math.Abs(s.Fen) * fen))
            .Select(p => (p.Index, Part: (long)(p.Whole / total), Over: (long)(p.Whole % total)))
            .ToList();
        var missing = fen - parts.Sum(p => p.Part);
        var favoured = parts
            .OrderByDescending(p => p.Over)
            .ThenBy(p => p.Index)
            .Take((int)missing)
            .Select(p => p.Index)
            .ToHashSet();
        return parts
            .Select(p => p.Part + (favoured.Contains(p.Index) ? 1 : 0))
            .Select((part, i) => sides[i] with { Fen = Math.Sign(sides[i].Fen) * part })
            .Where(s => s.Fen != 0);
    }
}
