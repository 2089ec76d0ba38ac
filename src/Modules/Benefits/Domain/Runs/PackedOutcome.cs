using Yiju.Rules;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>
/// Results of one elder in few bytes: first two bits for each truth, in the order of the list (0 unknown, 1 no, 2 yes), then for each number,
/// and for each amount whose benefit is granted, seven bits a byte, least first: 0 unknown, otherwise one more than the number, the sign in
/// the lowest bit.
/// </summary>
internal static class PackedOutcome
{
    private const int BitsEach = 2;
    private const int PerByte = 8 / BitsEach;
    private const int MostNumberBytes = 10;

    /// <summary>Enough for every outcome of the list.</summary>
    public static int MostBytes(ResultList list) =>
        (list.Results.Length / PerByte) + 1 + (list.Results.Length * MostNumberBytes);

    /// <param name="values">One for each result of the list.</param>
    /// <param name="to">At least <see cref="MostBytes"/>.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ResultList list, ReadOnlySpan<Fact> values, Span<byte> to)
    {
        var results = list.Results;
        var length = 0;
        var truths = 0;
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Kind == ResultKind.Truth)
            {
                if (truths % PerByte == 0)
                {
                    to[length++] = 0;
                }
                to[length - 1] |= (byte)((int)AnswerOf(values[i]) << (truths % PerByte * BitsEach));
                truths++;
            }
        }
        for (var i = 0; i < results.Length; i++)
        {
            if (
                results[i].Kind == ResultKind.Number
                || (results[i].Kind == ResultKind.Amount && values[i - 1] is { Known: true, Number: 1 })
            )
            {
                length += Number(values[i], to[length..]);
            }
        }
        return length;
    }

    /// <param name="to">One place for each result; an amount of what is not granted stays unknown.</param>
    public static void Read(ResultList list, ReadOnlySpan<byte> packed, Span<Fact> to)
    {
        var results = list.Results;
        var truths = 0;
        to.Clear();
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Kind == ResultKind.Truth)
            {
                var bits = packed[truths / PerByte] >> (truths % PerByte * BitsEach) & 3;
                to[i] = bits == (int)Answer.Unknown ? Fact.Unknown : Fact.Of(bits == (int)Answer.Yes ? 1 : 0);
                truths++;
            }
        }
        var at = (truths + PerByte - 1) / PerByte;
        for (var i = 0; i < results.Length; i++)
        {
            if (
                results[i].Kind == ResultKind.Number
                || (results[i].Kind == ResultKind.Amount && to[i - 1] is { Known: true, Number: 1 })
            )
            {
                to[i] = Number(packed, ref at);
            }
        }
    }

    public static Answer AnswerOf(Fact fact) =>
        !fact.Known ? Answer.Unknown
        : fact.Number == 1 ? Answer.Yes
        : Answer.No;

    private static int Number(Fact fact, Span<byte> to)
    {
        var rest = fact.Known ? (ulong)((fact.Number << 1) ^ (fact.Number >> 63)) + 1 : 0;
        var length = 0;
        while (rest >= 0x80)
        {
            to[length++] = (byte)((rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        to[length++] = (byte)rest;
        return length;
    }

    private static Fact Number(ReadOnlySpan<byte> from, ref int at)
    {
        var (number, shift) = (0UL, 0);
        byte next;
        do
        {
            next = from[at++];
            number |= (ulong)(next & 0x7f) << shift;
            shift += 7;
        } while (next >= 0x80);
        if (number == 0)
        {
            return Fact.Unknown;
        }
        var zigzag = number - 1;
        return Fact.Of((long)(zigzag >> 1) ^ -(long)(zigzag & 1));
    }
}
