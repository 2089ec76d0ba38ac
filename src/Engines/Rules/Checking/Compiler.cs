using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>Reads and checks a whole book; goes on after a mistake, so that one look shows all of them.</summary>
internal sealed class Compiler
{
    /// <summary>Rules that stand on one another in a longer chain are refused.</summary>
    private const int LongestChain = 300;

    private readonly Book book;
    private readonly DateOnly on;
    private readonly Parameters parameters;
    private readonly Names names = new();
    private readonly Dictionary<OutputSource, (int Index, Node? Body)> done = new(ReferenceEqualityComparer.Instance);
    private readonly List<OutputSource> open = [];
    private readonly List<RuleProgram.Rule> rules = [];
    private readonly List<Mistake> mistakes = [];

    public Compiler(Book book, DateOnly on)
    {
        (this.book, this.on) = (book, on);
        parameters = new Parameters(Check, on);
        Inputs = [.. book.Inputs.Where(i => i.Kind != Kind.List).Select(RuleProgram.Slot.Of)];
        Lists = [.. book.Inputs.Where(i => i.Kind == Kind.List).Select(RuleProgram.Slot.Of)];
    }

    public IReadOnlyList<Mistake> Mistakes => mistakes;

    public IReadOnlyList<RuleProgram.Slot> Inputs { get; }

    public IReadOnlyList<RuleProgram.Slot> Lists { get; }

    public IReadOnlyList<RuleProgram.Rule> Compile()
    {
        foreach (var (input, i) in book.Inputs.Where(i => i.Kind != Kind.List).Select((s, i) => (s, i)))
        {
            Try(() => Declare(input, i));
        }
        foreach (var (list, i) in book.Inputs.Where(i => i.Kind == Kind.List).Select((s, i) => (s, i)))
        {
            Try(() => DeclareList(list, i));
        }
        foreach (var parameter in book.Parameters)
        {
            Try(() => Declare(parameter));
        }
        foreach (var output in book.Outputs)
        {
            Try(() => names.Value(output.Name, output.Rule.At, at => Reference(output, at)));
        }
        foreach (var output in book.Outputs)
        {
            Try(() => Rule(output));
        }
        foreach (var lookup in mistakes.Count == 0 ? names.Lookups.Values : [])
        {
            Try(lookup.Close);
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

    private void Declare(InputSource input, int index)
    {
        var (bounds, parts, label) = (Ranges.Of(input), Ranges.Parts(input.Kind, input.Places), Label.Of(input));
        var words = Inputs[index].Words;
        names.Value(
            input.Name,
            input.At,
            at => new Node.Input(input.Kind, bounds, index, parts, at) { Words = words, Label = label }
        );
    }

    private void DeclareList(InputSource list, int index)
    {
        var most = Ranges.Most(list);
        var label = Label.Of(list);
        var fields = new Names();
        var read = new Dictionary<string, Func<Position, Node>>(StringComparer.Ordinal);
        foreach (var (field, i) in list.Fields!.Select((f, i) => (f, i)))
        {
            var (bounds, parts) = (Ranges.Of(field), Ranges.Parts(field.Kind, field.Places));
            var (words, called) = (Lists[index].Fields![i].Words, Label.Of(field));
            Func<Position, Node> node = at => new Node.Field(field.Kind, bounds, i, parts, at)
            {
                Words = words,
                Label = called,
            };
            fields.Value(field.Name, field.At, node);
            read[field.Name] = node;
        }
        names.List(list.Name, list.At, new Listing(index, most, label, read));
    }

    private void Declare(ParameterSource parameter)
    {
        if (parameter.Takes is not null)
        {
            names.Lookup(parameter.Name, parameter.At, parameters.Table(parameter));
            return;
        }
        var constant = parameters.Value(parameter);
        names.Value(parameter.Name, parameter.At, at => constant with { At = at });
    }

    private Node Check(Source source, Sort? sort) => Check(source, Parser.Parse(source), null, sort);

    private Node Check(Source source, (Syntax? Syntax, Mistake? Mistake) read, Node? head, Sort? sort) =>
        read.Mistake is { } mistake
            ? throw new MistakeException(mistake)
            : new Checker(source, names, on, head).Check(read.Syntax!, sort);

    /// <summary>An output that another rule uses is checked first; a ring of them is a mistake.</summary>
    private Node.Output Reference(OutputSource output, Position at)
    {
        if (open.Exists(o => ReferenceEquals(o, output)))
        {
            var ring = open.SkipWhile(o => !ReferenceEquals(o, output)).Select(o => o.Name);
            throw Wrong(at, $"规则绕成了一圈：{string.Join(" → ", ring)} → {output.Name}。");
        }
        if (open.Count > LongestChain)
        {
            throw Wrong(at, $"规则一条接一条超过 {LongestChain} 条，太长了。请减少中间步骤。");
        }
        var (index, body) = Rule(output);
        return body is null
            ? throw Wrong(output.Rule.At, $"“{output.Name}”有错，用到它的规则也不能算。")
            : new Node.Output(output.Kind, body.Bounds, index, body.Denominator, at)
            {
                Words = body.Words,
                Label = Label.Of(output),
            };
    }

    private (int Index, Node? Body) Rule(OutputSource output)
    {
        if (done.TryGetValue(output, out var known))
        {
            return known;
        }
        open.Add(output);
        try
        {
            var body = Whole(output);
            rules.Add(new RuleProgram.Rule(output, body));
            return done[output] = (rules.Count - 1, body);
        }
        catch (MistakeException)
        {
            done[output] = (-1, null);
            throw;
        }
        finally
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    private Node Whole(OutputSource output)
    {
        if (output.Kind is Kind.List or Kind.Text)
        {
            throw Wrong(
                output.Rule.At,
                $"规则的结果不能是{Say.Of(output.Kind)}。要从几个词里得出一个，请写 kind: word。"
            );
        }
        if (output.Places is < 0 or > 4)
        {
            throw Wrong(output.Rule.At, $"“{output.Name}”的小数位数可以是 0 到 4。");
        }
        if (output.Words is { Count: > 60 })
        {
            throw Wrong(output.Rule.At, $"“{output.Name}”的 words 最多 60 个。");
        }
        var sort =
            output.Kind is Kind.Word or Kind.Set && output.Words is null ? null : new Sort(output.Kind, output.Words);
        var body = Excepted(output, Body(output.Rule, sort), sort);
        if (body.Kind != output.Kind)
        {
            throw Wrong(
                output.Rule.At,
                $"“{output.Name}”写明是{Say.Of(output.Kind)}，规则算出来却是{Say.Of(body.Kind)}。{Say.Hint(body.Kind, output.Kind)}"
            );
        }
        if (output.Words is { } words && !words.Select(w => w.Word).SequenceEqual(body.Words!.Select(w => w.Word)))
        {
            throw Wrong(
                output.Rule.At,
                $"“{output.Name}”的 words 是 {Say.Of(words)}，规则算出来的却是 {Say.Of(body.Words!)}。两处要一样。"
            );
        }
        return body.Kind is Kind.Number or Kind.Money
            ? Fit.Rounded(body, output.Kind == Kind.Money ? 0 : output.Places)
            : body;
    }

    private Node Body(RuleSource rule, Sort? sort)
    {
        var tables = new Tables(Check, (source, head) => Check(source, Parser.ParseCell(source), head, null));
        return rule switch
        {
            ExpressionSource expression => Check(expression.Text, sort),
            TableSource table => tables.Of(table, sort),
            SlicesSource slices => tables.Of(slices),
            _ => throw new InvalidOperationException($"No such rule: {rule.GetType().Name}."),
        };
    }

    private Node Excepted(OutputSource output, Node body, Sort? sort)
    {
        var conditions = output.Except.Select(e => Check(e.When, null)).ToList();
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Kind != Kind.Truth)
            {
                throw Wrong(
                    output.Except[i].When.Start,
                    $"例外的条件应当是“是或否”，却是{Say.Of(conditions[i].Kind)}。可以写成比较，例如 x >= 1。"
                );
            }
        }
        for (var i = conditions.Count - 1; i >= 0; i--)
        {
            var exception = output.Except[i];
            body = Fit.Choice(conditions[i], Check(exception.Is, sort ?? Sort.Of(body)), body, exception.At) with
            {
                Exception = exception,
            };
        }
        return Shadows.Find(conditions) is var never and >= 0
            ? throw Wrong(output.Except[never].At, $"第 {never + 1} 个例外永远用不到：它成立时，前面的例外总是先成立。")
            : body;
    }

    private static MistakeException Wrong(Position at, string sentence) => new(new Mistake(at, sentence));
}
