using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>Reads and checks a whole book; goes on after a mistake, so that one look shows all of them.</summary>
internal sealed class Compiler(Book book, DateOnly on)
{
    private readonly Dictionary<string, Func<Position, Node?>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Index, Node? Body)> done = new(StringComparer.Ordinal);
    private readonly List<string> open = [];
    private readonly List<RuleProgram.Rule> rules = [];
    private readonly List<Mistake> mistakes = [];

    public IReadOnlyList<Mistake> Mistakes => mistakes;

    public IReadOnlyList<RuleProgram.Rule> Compile()
    {
        for (var i = 0; i < book.Inputs.Count; i++)
        {
            var (input, index) = (book.Inputs[i], i);
            Try(() =>
            {
                var bounds = Ranges.Of(input);
                Declare(
                    input.Name,
                    input.At,
                    at => new Node.Input(input.Kind, bounds, index, at) { Words = input.Words }
                );
            });
        }
        foreach (var parameter in book.Parameters)
        {
            Try(() =>
            {
                var constant = Constant(parameter);
                Declare(parameter.Name, parameter.At, at => constant with { At = at });
            });
        }
        foreach (var output in book.Outputs)
        {
            Try(() => Declare(output.Name, output.Rule.At, at => Reference(output, at)));
        }
        foreach (var output in book.Outputs)
        {
            Try(() => Rule(output));
        }
        return rules;
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (MistakeException error)
        {
            if (!mistakes.Contains(error.Mistake))
            {
                mistakes.Add(error.Mistake);
            }
        }
    }

    private void Declare(string name, Position at, Func<Position, Node?> node)
    {
        if (!names.TryAdd(name, node))
        {
            throw new MistakeException(new Mistake(at, $"“{name}”已经有了，名称不能重复。"));
        }
    }

    private Node.Constant Constant(ParameterSource parameter)
    {
        for (var i = 1; i < parameter.Values.Count; i++)
        {
            if (parameter.Values[i].From <= parameter.Values[i - 1].From)
            {
                throw new MistakeException(
                    new Mistake(
                        parameter.At,
                        $"“{parameter.Name}”的起始日期要从早到晚，{parameter.Values[i].From:yyyy-MM-dd} 放错了位置。"
                    )
                );
            }
        }
        var value = parameter.Values.LastOrDefault(v => v.From <= on)?.Value;
        if (value is null)
        {
            return new Node.Constant(parameter.Kind, 1, null, parameter.Name, parameter.At);
        }
        var node = Check(value);
        return node is Node.Constant constant && constant.Kind == parameter.Kind
            ? constant with
            {
                Parameter = parameter.Name,
            }
            : throw new MistakeException(new Mistake(value.Start, $"“{parameter.Name}”要写成一个明确的值。"));
    }

    private Node Body(RuleSource rule)
    {
        var tables = new Tables(Check, (source, head) => Check(source, Parser.ParseCell(source), head));
        return rule switch
        {
            ExpressionSource expression => Check(expression.Text),
            TableSource table => tables.Of(table),
            SlicesSource slices => tables.Of(slices),
            _ => throw new InvalidOperationException($"No such rule: {rule.GetType().Name}."),
        };
    }

    private Node Check(Source source) => Check(source, Parser.Parse(source), null);

    private Node Check(Source source, (Syntax? Syntax, Mistake? Mistake) read, Node? head) =>
        read.Mistake is { } mistake
            ? throw new MistakeException(mistake)
            : new Checker(source, (name, at) => names.GetValueOrDefault(name)?.Invoke(at), names.Keys, on, head).Check(
                read.Syntax!
            );

    /// <summary>An output that another rule uses is checked first; a ring of them is a mistake.</summary>
    private Node.Output Reference(OutputSource output, Position at)
    {
        if (open.Contains(output.Name))
        {
            throw new MistakeException(
                new Mistake(
                    at,
                    $"规则绕成了一圈：{string.Join(" → ", open.SkipWhile(n => n != output.Name))} → {output.Name}。"
                )
            );
        }
        var (index, body) = Rule(output);
        return body is null
            ? throw new MistakeException(new Mistake(output.Rule.At, $"“{output.Name}”有错，用到它的规则也不能算。"))
            : new Node.Output(output.Kind, body.Bounds, index, at) { Words = body.Words };
    }

    private (int Index, Node? Body) Rule(OutputSource output)
    {
        if (done.TryGetValue(output.Name, out var known))
        {
            return known;
        }
        open.Add(output.Name);
        try
        {
            var body = Body(output.Rule);
            if (body.Kind != output.Kind)
            {
                throw new MistakeException(
                    new Mistake(output.Rule.At, $"“{output.Name}”写明是 {output.Kind}，规则算出来却是 {body.Kind}。")
                );
            }
            var whole = body.Denominator == 1 ? body : new Node.Round(body, Rounding.HalfUp, body.At);
            rules.Add(new RuleProgram.Rule(output.Name, output.Kind, whole, output.Clause));
            return done[output.Name] = (rules.Count - 1, whole);
        }
        catch (MistakeException)
        {
            done[output.Name] = (-1, null);
            throw;
        }
        finally
        {
            open.RemoveAt(open.Count - 1);
        }
    }
}
