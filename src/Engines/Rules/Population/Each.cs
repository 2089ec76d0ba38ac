using System.Numerics;
using System.Runtime.InteropServices;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Population;

/// <summary>Something that is done to one number after the other. A number that is not known is 0.</summary>
internal interface IOne
{
    long Do(long number);
}

/// <summary>Something that is done to two numbers, one pair after the other.</summary>
internal interface IPair
{
    long Do(long left, long right);
}

internal static class Each
{
    internal readonly struct Size : IOne
    {
        public long Do(long number) => BitOperations.PopCount((ulong)number);
    }

    internal readonly struct Member : IPair
    {
        public long Do(long left, long right) => -(right >> (int)left & 1);
    }

    internal readonly struct Within : IOne
    {
        private readonly long first;
        private readonly long last;

        public Within(long division) => (first, last) = Arithmetic.Inside(division);

        public long Do(long number) => number >= first && number <= last ? -1 : 0;
    }

    internal readonly struct Calendar(DateUnit unit) : IOne
    {
        public long Do(long number) => Arithmetic.Calendar(unit, number);
    }

    internal readonly struct Later(Node.Later later, long by) : IOne
    {
        private readonly long min = (long)later.Operand.Bounds.Min;
        private readonly long max = (long)later.Operand.Bounds.Max;
        private readonly int months = Arithmetic.Months(later.Unit, by);

        /// <summary>What is not known is taken for a day that stays in the calendar.</summary>
        public long Do(long number) => Arithmetic.Later(DateUnit.Month, Math.Clamp(number, min, max), months);
    }

    internal readonly struct Span(DateUnit unit) : IPair
    {
        public long Do(long left, long right) => Arithmetic.Span(unit, left, right);
    }
}

internal sealed class OneStep<T>(T each, int from, int to) : Step
    where T : struct, IOne
{
    public override void Run(Frame frame)
    {
        var a = frame[from];
        var r = frame[to];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = each.Do(a[i]);
        }
    }
}

internal sealed class PairStep<T>(T each, int left, int right, int to) : Step
    where T : struct, IPair
{
    public override void Run(Frame frame)
    {
        var a = frame[left];
        var b = frame[right];
        var r = frame[to];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = each.Do(a[i], b[i]);
        }
    }
}

/// <summary>The last row that has begun, each row over all numbers at once.</summary>
internal sealed class LookupStep(Node.Lookup lookup, int from, int to) : Step
{
    private readonly long[] starts = [.. lookup.Starts];
    private readonly long[] values = [.. lookup.Values];

    public override void Run(Frame frame)
    {
        var a = frame[from];
        var r = frame[to];
        var va = MemoryMarshal.Cast<long, Vector<long>>(a);
        var vr = MemoryMarshal.Cast<long, Vector<long>>(r);
        for (var i = 0; i < vr.Length; i++)
        {
            var found = new Vector<long>(values[0]);
            for (var row = 1; row < starts.Length; row++)
            {
                var begun = Vector.GreaterThanOrEqual(va[i], new Vector<long>(starts[row]));
                found = Vector.ConditionalSelect(begun, new Vector<long>(values[row]), found);
            }
            vr[i] = found;
        }
        for (var i = vr.Length * Vector<long>.Count; i < r.Length; i++)
        {
            var row = starts.Length - 1;
            while (row > 0 && starts[row] > a[i])
            {
                row--;
            }
            r[i] = values[row];
        }
    }
}
