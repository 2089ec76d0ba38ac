using System.Globalization;

namespace Yiju.Rules.Language;

/// <summary>
/// Reads an expression, loosest first: <c>if</c>, <c>or</c>, <c>and</c>, <c>not</c>, comparison and <c>in</c>, sum, product, minus.
/// Comparisons do not chain.
/// </summary>
internal sealed class Parser
{
    /// <summary>Deeper expressions are refused, so that no pack can exhaust the stack.</summary>
    private const int Deepest = 100;

    private static readonly string[] Keywords = ["if", "then", "else", "or", "and", "not", "in", "true", "false"];

    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    private readonly Source source;
    private readonly List<Token> tokens;
    private int next;
    private int depth;

    private Parser(Source source, List<Token> tokens)
    {
        this.source = source;
        this.tokens = tokens;
    }

    private Token Now => tokens[next];

    public static (Syntax? Syntax, Mistake? Mistake) Parse(Source source) =>
        Read(source, parser => parser.Expression());

    /// <summary>
    /// A cell of a table: <c>-</c> for anything, a value, <c>{ … }</c>, or comparisons joined by <c>and</c>, such as <c>&gt;= 1 and &lt; 3</c>.
    /// </summary>
    /// <returns>The condition over <see cref="Syntax.Head"/>.</returns>
    public static (Syntax? Syntax, Mistake? Mistake) ParseCell(Source source) =>
        source.Text.Trim() == "-" ? (new Syntax.Truth(0, true), null) : Read(source, parser => parser.Cell());

    private static (Syntax? Syntax, Mistake? Mistake) Read(Source source, Func<Parser, Syntax> read)
    {
        var (tokens, mistake) = Lexer.Cut(source);
        if (mistake is not null)
        {
            return (null, mistake);
        }
        try
        {
            var parser = new Parser(source, tokens);
            var syntax = read(parser);
            return parser.Now.Kind == TokenKind.End ? (syntax, null) : throw parser.Stop("这里应当结束了，多出");
        }
        catch (MistakeException error)
        {
            return (null, error.Mistake);
        }
    }

    private Syntax Cell()
    {
        var left = CellPart();
        while (Now.Is("and"))
        {
            left = new Syntax.Binary(Take().At, "and", left, CellPart());
        }
        return left;
    }

    private Syntax CellPart()
    {
        var head = new Syntax.Head(Now.At);
        if (Now.Is("{"))
        {
            return new Syntax.Among(Now.At, head, Options(), false);
        }
        var sign = Now.Kind == TokenKind.Sign && Comparisons.Contains(Now.Text) ? Take().Text : "=";
        return new Syntax.Binary(head.At, sign, head, Sum());
    }

    private Syntax Expression()
    {
        if (++depth > Deepest)
        {
            throw new MistakeException(
                new Mistake(source.At(Now.At), $"括号和“如果”套得太深，最多 {Deepest} 层。请拆成几项。")
            );
        }
        var read = Now.Is("if") ? Choice() : Or();
        depth--;
        return read;
    }

    private Syntax.If Choice()
    {
        var at = Take().At;
        var condition = Expression();
        Expect("then");
        var then = Expression();
        Expect("else");
        return new Syntax.If(at, condition, then, Expression());
    }

    private Syntax Or()
    {
        var left = And();
        while (Now.Is("or"))
        {
            left = new Syntax.Binary(Take().At, "or", left, And());
        }
        return left;
    }

    private Syntax And()
    {
        var left = Not();
        while (Now.Is("and"))
        {
            left = new Syntax.Binary(Take().At, "and", left, Not());
        }
        return left;
    }

    private Syntax Not()
    {
        var nots = new Stack<int>();
        while (Now.Is("not"))
        {
            nots.Push(Take().At);
        }
        var read = Comparison();
        while (nots.TryPop(out var at))
        {
            read = new Syntax.Not(at, read);
        }
        return read;
    }

    private Syntax Comparison()
    {
        var left = Sum();
        if (Now.Kind == TokenKind.Sign && Comparisons.Contains(Now.Text))
        {
            var sign = Take();
            return new Syntax.Binary(sign.At, sign.Text, left, Sum());
        }
        if (Now.Is("in"))
        {
            return new Syntax.Among(Take().At, left, Options(), false);
        }
        if (Now.Is("not") && tokens[next + 1].Is("in"))
        {
            var at = Take().At;
            Take();
            return new Syntax.Among(at, left, Options(), true);
        }
        return left;
    }

    private List<Syntax> Options()
    {
        Expect("{");
        var options = new List<Syntax> { Sum() };
        while (Now.Is(","))
        {
            Take();
            options.Add(Sum());
        }
        Expect("}");
        return options;
    }

    private Syntax Sum()
    {
        var left = Product();
        while (Now.Is("+") || Now.Is("-"))
        {
            var sign = Take();
            left = new Syntax.Binary(sign.At, sign.Text, left, Product());
        }
        return left;
    }

    private Syntax Product()
    {
        var left = Minus();
        while (Now.Is("*") || Now.Is("/"))
        {
            var sign = Take();
            left = new Syntax.Binary(sign.At, sign.Text, left, Minus());
        }
        return left;
    }

    private Syntax Minus() => Now.Is("-") ? new Syntax.Minus(Take().At, Primary()) : Primary();

    private Syntax Primary()
    {
        var token = Now;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Percent:
                return Number();
            case TokenKind.Date:
                return new Syntax.Date(
                    Take().At,
                    DateOnly.ParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                );
            case TokenKind.Text:
                return new Syntax.Word(Take().At, token.Text);
            case TokenKind.Name when token.Text is "true" or "false":
                return new Syntax.Truth(Take().At, token.Text == "true");
            case TokenKind.Name when !Keywords.Contains(token.Text):
                Take();
                return Now.Is("(")
                    ? new Syntax.Call(token.At, token.Text, Arguments())
                    : new Syntax.Name(token.At, token.Text);
            case TokenKind.Sign when token.Text == "(":
                Take();
                var inside = Expression();
                Expect(")");
                return inside;
            default:
                throw Stop("这里应当是数字、日期、名称或括号，却是");
        }
    }

    private Syntax.Number Number()
    {
        var token = Take();
        var digits = token.Text.TrimEnd('%').Replace("_", "", StringComparison.Ordinal);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var places = (point < 0 ? 0 : digits.Length - point - 1) + (token.Kind == TokenKind.Percent ? 2 : 0);
        if (
            places > 9
            || !long.TryParse(
                digits.Replace(".", "", StringComparison.Ordinal),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            throw new MistakeException(
                new Mistake(source.At(token.At), $"数字“{token.Text}”太长。最多 18 位，小数最多 9 位。")
            );
        }
        var denominator = 1L;
        for (var i = 0; i < places; i++)
        {
            denominator *= 10;
        }
        var yuan = token.Kind == TokenKind.Number && (Now.Is("yuan") || Now.Is("元"));
        if (yuan)
        {
            Take();
        }
        return new Syntax.Number(token.At, number, denominator, yuan);
    }

    private List<Syntax> Arguments()
    {
        Expect("(");
        var arguments = new List<Syntax>();
        while (!Now.Is(")"))
        {
            if (arguments.Count > 0)
            {
                Expect(",");
            }
            arguments.Add(Expression());
        }
        Take();
        return arguments;
    }

    private Token Take() => tokens[next++];

    private void Expect(string text)
    {
        if (!Now.Is(text))
        {
            throw Stop($"这里应当是“{text}”，却是");
        }
        next++;
    }

    private MistakeException Stop(string sentence) =>
        new(
            new Mistake(
                source.At(Now.At),
                Now.Kind == TokenKind.End ? $"{sentence}表达式的结尾。" : $"{sentence}“{Now.Text}”。"
            )
        );
}

/// <summary>Ends the reading of one expression at its first mistake; never leaves the engine.</summary>
internal sealed class MistakeException(Mistake mistake) : Exception(mistake.Sentence)
{
    public Mistake Mistake { get; } = mistake;
}
