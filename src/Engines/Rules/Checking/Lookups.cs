using Yiju.Rules.Deciding;
using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>
/// A look-up table on the day of the decision. Where it is used its rows are held against all the argument can be: a gap and an overlap are
/// mistakes, and so is a row that no use ever reaches.
/// </summary>
/// <param name="bands">Its rows; null: the text leaves them open.</param>
internal sealed class Lookups(ParameterSource parameter, IReadOnlyList<Lookups.Band>? bands)
{
    private readonly Label label = Label.Of(parameter);
    private readonly HashSet<int> reached = [];
    private bool used;

    /// <summary>What is written for its argument.</summary>
    public Sort Sort => new(parameter.Takes!.Value, parameter.Words);

    /// <summary>The words its rows come to; the words it takes are no words of an amount.</summary>
    private IReadOnlyList<WordSource>? Results => parameter.Kind is Kind.Word or Kind.Set ? parameter.Words : null;

    /// <exception cref="MistakeException">The argument is of another kind, or the rows do not fit it.</exception>
    public Node Of(Node operand, Position argument, Position at)
    {
        if (operand.Kind != Sort.Kind)
        {
            throw Wrong(argument, $"“{parameter.Name}”要查{Say.Of(Sort.Kind)}，这里却是{Say.Of(operand.Kind)}。");
        }
        if (
            operand.Kind == Kind.Word
            && !operand.Words!.Select(w => w.Word).SequenceEqual(Sort.Words!.Select(w => w.Word))
        )
        {
            throw Wrong(argument, $"“{parameter.Name}”的词表和这一项的不同。");
        }
        if (bands is null)
        {
            return new Node.Constant(parameter.Kind, 1, null, parameter.Name, at) { Label = label, Words = Results };
        }
        used = true;
        var spans = Spans(operand, bands).OrderBy(s => s.First).ToList();
        if (operand is Node.Constant)
        {
            // Tomorrow it may be another value.
            reached.UnionWith(Enumerable.Range(0, bands.Count));
        }
        Whole(spans, operand, argument);
        var results = Alike(bands);
        return new Node.Lookup(
            parameter.Name,
            operand,
            [.. spans.Select(s => (long)s.First)],
            [.. spans.Select(s => results[s.Band].Value!.Value)],
            parameter.Kind,
            results[0].Denominator,
            at
        )
        {
            Label = label,
            Words = Results,
        };
    }

    /// <summary>Once all rules are read: a table that none uses is tried with all that its kind can be.</summary>
    /// <exception cref="MistakeException">Rows overlap, or one is never reached.</exception>
    public void Close()
    {
        if (bands is null)
        {
            return;
        }
        if (!used)
        {
            var widest = Ranges.Widest(Sort.Kind, Sort.Words, 0);
            Spans(new Node.Input(Sort.Kind, widest, 0, 1, parameter.At) { Words = Sort.Words }, bands);
        }
        for (var i = 0; i < bands.Count; i++)
        {
            if (!reached.Contains(i))
            {
                throw Wrong(
                    bands[i].At,
                    $"第 {i + 1} 行永远用不到{(bands[i].Rest ? "，前面各行已经全有了" : "：查的值不会在这一行的范围里")}。"
                );
            }
        }
    }

    private static List<Node.Constant> Alike(IReadOnlyList<Band> bands)
    {
        Node finest = bands[0].Is;
        foreach (var band in bands)
        {
            (finest, _) = Fit.Alike(finest, band.Is);
        }
        return
        [
            .. bands.Select(b =>
                Fit.Scaled(b.Is, finest.Denominator) as Node.Constant
                ?? throw Wrong(b.Is.At, "这里的数太大或者分数太细，放不下。")
            ),
        ];
    }

    /// <summary>What each row is for, among all that the operand can be; neighbours of one row are put together.</summary>
    private List<Span> Spans(Node operand, IReadOnlyList<Band> bands)
    {
        var spans = new List<Span>();
        for (var i = 0; i < bands.Count; i++)
        {
            var band = bands[i];
            var found =
                band.Rest ? Left(spans, operand.Bounds, i)
                : band.Words is { } words ? [.. words.Select(w => new Span(w, w, i))]
                : Range(band, operand, i);
            foreach (var span in found)
            {
                if (spans.Find(s => s.First <= span.Last && span.First <= s.Last) is { } other)
                {
                    var both = Int128.Max(other.First, span.First);
                    throw Wrong(band.At, $"这一行和第 {other.Band + 1} 行重叠：{Value(operand, both)} 时两行都适用。");
                }
                spans.Add(span);
                reached.Add(i);
            }
        }
        return spans;
    }

    private static List<Span> Range(Band band, Node operand, int index)
    {
        var (first, last) = (operand.Bounds.Min, operand.Bounds.Max);
        void Low(Node.Constant? limit, Rounding way, int more)
        {
            if (limit is not null)
            {
                first = Int128.Max(first, Ends(limit, operand, way) + more);
            }
        }
        void High(Node.Constant? limit, Rounding way, int more)
        {
            if (limit is not null)
            {
                last = Int128.Min(last, Ends(limit, operand, way) + more);
            }
        }
        Low(band.From, Rounding.Up, 0);
        Low(band.Above, Rounding.Down, 1);
        High(band.To, Rounding.Down, 0);
        High(band.Below, Rounding.Up, -1);
        return first <= last ? [new Span(first, last, index)] : [];
    }

    private static Int128 Ends(Node.Constant limit, Node operand, Rounding way) =>
        Arithmetic.Rounded((Int128)limit.Value!.Value * operand.Denominator, limit.Denominator, way);

    private static List<Span> Left(List<Span> spans, Bounds bounds, int index)
    {
        var left = new List<Span>();
        var next = bounds.Min;
        foreach (var span in spans.OrderBy(s => s.First))
        {
            if (next < span.First)
            {
                left.Add(new Span(next, span.First - 1, index));
            }
            next = span.Last + 1;
        }
        if (next <= bounds.Max)
        {
            left.Add(new Span(next, bounds.Max, index));
        }
        return left;
    }

    private void Whole(List<Span> spans, Node operand, Position at)
    {
        if (Left(spans, operand.Bounds, 0) is [var gap, ..])
        {
            var row = spans.Where(s => s.First > gap.Last).Select(s => (int?)s.Band).FirstOrDefault();
            var values =
                gap.First == gap.Last
                    ? Value(operand, gap.First)
                    : $"{Value(operand, gap.First)} 到 {Value(operand, gap.Last)}";
            throw Wrong(
                row is { } next ? bands![next].At
                    : bands!.Count > 0 ? bands[^1].At
                    : at,
                $"对照表“{parameter.Name}”漏了 {values}。{(operand.Kind == Kind.Word ? "请补一行，或最后写一行不带 of 的。" : "请补一行；不会有这样的值时，给查的那一项写上 from 和 to。")}"
            );
        }
    }

    private static string Value(Node operand, Int128 value) => Printer.Value(operand, (long)value);

    private static MistakeException Wrong(Position at, string sentence) => new(new Mistake(at, sentence));

    private sealed record Span(Int128 First, Int128 Last, int Band);

    /// <summary>A row as it was checked.</summary>
    /// <param name="Words">Indexes of the words it is for.</param>
    internal sealed record Band(
        Position At,
        Node.Constant Is,
        Node.Constant? From,
        Node.Constant? Above,
        Node.Constant? To,
        Node.Constant? Below,
        IReadOnlyList<int>? Words
    )
    {
        /// <summary>It is for everything that the rows before leave over.</summary>
        public bool Rest => Words is null && From is null && Above is null && To is null && Below is null;
    }
}
