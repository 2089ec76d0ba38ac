using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>Reads the dated values of parameters, of every date, so that a mistake in a later one is found today.</summary>
/// <param name="check">Checks an expression.</param>
/// <param name="on">The day whose value holds.</param>
internal sealed class Parameters(Func<Source, Sort?, Node> check, DateOnly on)
{
    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Node.Constant Value(ParameterSource parameter)
    {
        Order(parameter);
        if (parameter.Kind is Kind.List or Kind.Text)
        {
            throw Wrong(parameter.At, $"“{parameter.Name}”不能是{Say.Of(parameter.Kind)}。");
        }
        var open = new Node.Constant(parameter.Kind, 1, null, parameter.Name, parameter.At)
        {
            Label = Label.Of(parameter),
            Words = parameter.Kind is Kind.Word or Kind.Set ? parameter.Words : null,
        };
        var now = open;
        foreach (var dated in parameter.Values)
        {
            var value = dated.Value is null
                ? open
                : Constant(parameter, dated.Value, parameter.Kind) with
                {
                    Parameter = parameter.Name,
                    Label = open.Label,
                    Today = false,
                };
            now = dated.From <= on ? value : now;
        }
        return now;
    }

    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Lookups Table(ParameterSource parameter)
    {
        Order(parameter);
        if (parameter.Takes is not (Kind.Number or Kind.Money or Kind.Date or Kind.Word))
        {
            throw Wrong(parameter.At, $"“{parameter.Name}”只能查数、金额、日期或文字（takes）。");
        }
        if (parameter.Takes == Kind.Word && parameter.Words is not { Count: > 0 })
        {
            throw Wrong(parameter.At, $"“{parameter.Name}”查的是文字，要用 like 写明是哪一项的词。");
        }
        IReadOnlyList<Lookups.Band>? now = null;
        foreach (var dated in parameter.Values)
        {
            var bands = dated.Bands is { } rows ? rows.Select((r, i) => Band(parameter, r, i == rows.Count - 1)) : null;
            var read = bands?.ToList();
            if (read is { Count: 0 })
            {
                throw Wrong(parameter.At, $"对照表“{parameter.Name}”没有一行。原文没有写时，这一日期写 ~。");
            }
            now = dated.From <= on ? read : now;
        }
        return new Lookups(parameter, now);
    }

    private Lookups.Band Band(ParameterSource parameter, BandSource band, bool last)
    {
        var takes = parameter.Takes!.Value;
        if (takes != Kind.Word && band.Of is not null)
        {
            throw Wrong(band.At, "of 只用于查文字的对照表；这里请写 from、above、to、below。");
        }
        Node.Constant? Limit(Source? source) => source is null ? null : Constant(parameter, source, takes);
        var read = new Lookups.Band(
            band.At,
            Constant(parameter, band.Is, parameter.Kind),
            Limit(band.From),
            Limit(band.Above),
            Limit(band.To),
            Limit(band.Below),
            band.Of is { } words ? [.. words.Select(w => Word(parameter, band, w))] : null
        );
        var hasLimit = read.From ?? read.Above ?? read.To ?? read.Below;
        return takes == Kind.Word && hasLimit is not null
                ? throw Wrong(band.At, "查文字的对照表，每行用 of 写明是哪些词。")
            : (read.From, read.Above) is (not null, not null) || (read.To, read.Below) is (not null, not null)
                ? throw Wrong(band.At, "from 和 above、to 和 below 各只能写一个。")
            : read.Rest && !last ? throw Wrong(band.At, "只有最后一行可以不写范围。")
            : read;
    }

    private static int Word(ParameterSource parameter, BandSource band, string word)
    {
        var index = parameter.Words!.ToList().FindIndex(w => w.Word == word);
        return index >= 0 ? index : throw Wrong(band.At, $"没有“{word}”这个词，可以是：{Say.Of(parameter.Words!)}。");
    }

    private Node.Constant Constant(ParameterSource parameter, Source source, Kind kind)
    {
        var node = check(source, new Sort(kind, parameter.Words));
        return node is Node.Constant { Value: not null, Parameter: null } constant && constant.Kind == kind
            ? constant
            : throw Wrong(
                source.Start,
                $"“{parameter.Name}”这里要写成一个明确的{Say.Of(kind)}，例如 {Say.Example(kind)}。"
            );
    }

    private static void Order(ParameterSource parameter)
    {
        for (var i = 1; i < parameter.Values.Count; i++)
        {
            if (parameter.Values[i].From <= parameter.Values[i - 1].From)
            {
                throw Wrong(
                    parameter.At,
                    $"“{parameter.Name}”的起始日期要从早到晚，{parameter.Values[i].From:yyyy-MM-dd} 放错了位置。"
                );
            }
        }
    }

    private static MistakeException Wrong(Position at, string sentence) => new(new Mistake(at, sentence));
}
