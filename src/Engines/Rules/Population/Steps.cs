using System.Numerics;
using System.Runtime.InteropServices;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Population;

/// <summary>One operation on a block. Truths and marks of what is known are all ones or all zeros in every register.</summary>
internal abstract class Step
{
    public abstract void Run(Frame frame);
}

/// <summary>Something that is done to two numbers.</summary>
internal interface ITwo
{
    static abstract Vector<long> Do(Vector<long> a, Vector<long> b);
}

internal static class Two
{
    internal readonly struct Add : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => a + b;
    }

    internal readonly struct Subtract : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => a - b;
    }

    internal readonly struct Multiply : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => a * b;
    }

    internal readonly struct Lesser : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => Vector.Min(a, b);
    }

    internal readonly struct Greater : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => Vector.Max(a, b);
    }

    internal readonly struct And : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => a & b;
    }

    internal readonly struct Or : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => a | b;
    }

    /// <summary>The first where the second is not.</summary>
    internal readonly struct Without : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => Vector.AndNot(a, b);
    }

    internal readonly struct Equal : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => Vector.Equals(a, b);
    }

    internal readonly struct Unequal : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => ~Vector.Equals(a, b);
    }

    internal readonly struct Less : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => Vector.LessThan(a, b);
    }

    internal readonly struct Includes : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => Vector.Equals(a & b, b);
    }

    internal readonly struct Meets : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => ~Vector.Equals(a & b, Vector<long>.Zero);
    }

    internal readonly struct LessOrEqual : ITwo
    {
        public static Vector<long> Do(Vector<long> a, Vector<long> b) => Vector.LessThanOrEqual(a, b);
    }
}

internal sealed class TwoStep<T>(int left, int right, int to) : Step
    where T : struct, ITwo
{
    public override void Run(Frame frame)
    {
        var a = frame[left];
        var b = frame[right];
        var c = frame[to];
        var va = Vectors(a);
        var vb = Vectors(b);
        var vc = Vectors(c);
        for (var i = 0; i < vc.Length; i++)
        {
            vc[i] = T.Do(va[i], vb[i]);
        }
        for (var i = vc.Length * Vector<long>.Count; i < c.Length; i++)
        {
            c[i] = T.Do(new Vector<long>(a[i]), new Vector<long>(b[i]))[0];
        }
    }

    private static Span<Vector<long>> Vectors(Span<long> numbers) => MemoryMarshal.Cast<long, Vector<long>>(numbers);
}

/// <summary>The second where the first is, the third elsewhere.</summary>
internal sealed class ChooseStep(int condition, int then, int other, int to) : Step
{
    public override void Run(Frame frame)
    {
        var c = frame[condition];
        var a = frame[then];
        var b = frame[other];
        var r = frame[to];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = (a[i] & c[i]) | (b[i] & ~c[i]);
        }
    }
}

internal sealed class RoundStep : Step
{
    private readonly int from;
    private readonly int to;
    private readonly long factor;
    private readonly long plus;
    private readonly Divisor by;

    public RoundStep(Node.Round round, int from, int to)
    {
        (this.from, this.to) = (from, to);
        var denominator = round.Parts;
        (factor, plus, var divisor) = round.Way switch
        {
            Rounding.HalfUp when denominator % 2 == 0 => (1L, denominator / 2, denominator),
            Rounding.HalfUp => (2L, denominator, 2 * denominator),
            Rounding.Down => (1L, 0L, denominator),
            Rounding.Up => (1L, denominator - 1, denominator),
        };
        by = new Divisor(divisor, (long)(round.Operand.Bounds.Min * factor + plus));
    }

    public override void Run(Frame frame)
    {
        var a = frame[from];
        var r = frame[to];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = by.Floor(unchecked(a[i] * factor + plus));
        }
    }
}

internal sealed class YearsStep : Step
{
    private readonly int from;
    private readonly int to;
    private readonly int first;
    private readonly short[] years;

    public YearsStep(Node.YearsSince since, int from, int to)
    {
        (this.from, this.to) = (from, to);
        first = (int)since.Operand.Bounds.Min;
        years = new short[(int)since.Operand.Bounds.Max - first + 1];
        for (var i = 0; i < years.Length; i++)
        {
            years[i] = (short)Arithmetic.YearsSince(first + i, since.On);
        }
    }

    /// <summary>Where nothing is known the number is 0, which is no day of the table.</summary>
    public override void Run(Frame frame)
    {
        var a = frame[from];
        var r = frame[to];
        for (var i = 0; i < r.Length; i++)
        {
            var day = unchecked((ulong)(a[i] - first));
            r[i] = day < (ulong)years.Length ? years[(int)day] : 0;
        }
    }
}

/// <summary>Ones and zeros of a column as a mask.</summary>
internal sealed class MaskStep(int from, int to) : Step
{
    public override void Run(Frame frame)
    {
        var a = frame[from];
        var r = frame[to];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = unchecked(-a[i]);
        }
    }
}

/// <summary>The marks of a column as a mask.</summary>
internal sealed class KnownStep(int column, int to) : Step
{
    public override void Run(Frame frame)
    {
        var a = frame.Known(column);
        var r = frame[to];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = a[i] ? -1 : 0;
        }
    }
}

/// <summary>Stops when a fact lies outside the range its input declares: the proof that nothing overflows rests on it.</summary>
internal sealed class RangeStep(string name, int from, int known, long min, long max) : Step
{
    public override void Run(Frame frame)
    {
        var numbers = frame[from];
        var (low, high) = (new Vector<long>(min), new Vector<long>(max));
        var outside = Vector<long>.Zero;
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(numbers);
        var marks = known < 0 ? default : MemoryMarshal.Cast<long, Vector<long>>(frame[known]);
        for (var i = 0; i < vectors.Length; i++)
        {
            var wrong = Vector.LessThan(vectors[i], low) | Vector.GreaterThan(vectors[i], high);
            outside |= known < 0 ? wrong : wrong & marks[i];
        }
        if (outside != Vector<long>.Zero)
        {
            Find(frame, numbers, 0);
        }
        Find(frame, numbers, vectors.Length * Vector<long>.Count);
    }

    private void Find(Frame frame, Span<long> numbers, int start)
    {
        for (var i = start; i < numbers.Length; i++)
        {
            if ((numbers[i] < min || numbers[i] > max) && (known < 0 || frame[known][i] != 0))
            {
                throw new ArgumentException($"Row {frame.First + i}: {name} is {numbers[i]}, outside {min} to {max}.");
            }
        }
    }
}
