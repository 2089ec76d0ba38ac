namespace Yiju.Ui;

/// <summary>Round ends for axes.</summary>
internal static class Scale
{
    /// <summary>The smallest of 1, 2, 3, 4, 6, 8, 10 × a power of ten that is not below <paramref name="value"/>; 1 for zero and less.</summary>
    internal static double Above(double value)
    {
        if (value <= 0)
        {
            return 1;
        }
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1.0, 2, 3, 4, 6, 8, 10 }.Select(step => step * power).First(top => top >= value * 0.999999);
    }
}
