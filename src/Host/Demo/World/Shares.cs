namespace Yiju.Host.Demo;

/// <summary>Divides a whole number among weights so that the parts add up to it (largest remainder).</summary>
internal static class Shares
{
    /// <param name="least">What every part gets at least; the total must be enough for it.</param>
    public static int[] Of(int total, ReadOnlySpan<double> weights, int least = 0)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }
        var free = total - least * weights.Length;
        var parts = new int[weights.Length];
        var remainders = new (double Negative, int Index)[weights.Length];
        var given = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = free * weights[i] / sum;
            parts[i] = (int)exact;
            given += parts[i];
            remainders[i] = (parts[i] - exact, i);
            parts[i] += least;
        }
        Array.Sort(remainders);
        for (var i = 0; i < free - given; i++)
        {
            parts[remainders[i % parts.Length].Index]++;
        }
        return parts;
    }
}
