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

    /// <summary>Longer ones neither: a chain of operators is as deep as it is long.</summary>
    private const int Longest = 1_000;

    private static readonly string[] Keywords =
    [
        "if",
        "then",
        "else",
        "or",
        "and",
        "not",
        "in",
        "true",
        "false",
        "today",
        "includes",
        "meets",
        "within",
        "where",
        "of",
        "yuan",
        "元",
    ];

    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">=", "includes", "meets", "within"];

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

    /// <summary>True for what an expression can call by its name.</summary>
    public static bool IsName(string text) =>
        !Keywords.Contains(text)
        && Lexer.Cut(new Source(text, default)).Tokens is [{ Kind: TokenKind.Name } only, { Kind: TokenKind.End }]
        && only.Text == text;

    private static (Syntax? Syntax, Mistake? Mistake) Read(Source source, Func<Parser, Syntax> read)
    {
        var (tokens, mistake) = Lexer.Cut(source);
        if (mistake is not null)
        {
            return (null, mistake);
        }
        if (tokens.Count > Longest)
        {
            return (
                null,
                new Mistake(
                    source.At(tokens[Longest].At),
                    $"这条规则太长，最多 {Longest} 个词和符号。请拆成几项，各起一个名称。"
                )
            );
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
        var sign = IsComparison(Now) ? Take().Text : "=";
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
        if (IsComparison(Now))
        {
            var sign = Take();
            return new Syntax.Binary(sign.At, sign.Text, left, Sum());
        }
        if (Now.Is("in"))
        {
            return In(Take().At, left, false);
        }
        if (Now.Is("not") && tokens[next + 1].Is("in"))
        {
            var at = Take().At;
            Take();
            return In(at, left, true);
        }
        return left;
    }

    private Syntax In(int at, Syntax left, bool negated) =>
        Now.Is("{") ? new Syntax.Among(at, left, Options(), negated) : new Syntax.Member(at, left, Sum(), negated);

    private static bool IsComparison(Token token) =>
        token.Kind is TokenKind.Sign or TokenKind.Name && Comparisons.Contains(token.Text);

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
                return Now.Is("(") ? Call(token) : new Syntax.Name(token.At, token.Text);
            case TokenKind.Name when token.Text == "today":
                return new Syntax.Today(Take().At);
            case TokenKind.Sign when token.Text == "{":
                return new Syntax.Set(token.At, tokens[next + 1].Is("}") ? Nothing() : Options());
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

    private List<Syntax> Nothing()
    {
        next += 2;
        return [];
    }

    /// <summary>A function and what it is of: values, or a list of records with <c>of</c> and <c>where</c>.</summary>
    private Syntax Call(Token name)
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
            if (arguments.Count == 1 && (Now.Is("of") || Now.Is("where")))
            {
                return Fold(name, arguments[0]);
            }
        }
        Take();
        return new Syntax.Call(name.At, name.Text, arguments);
    }

    private Syntax.Fold Fold(Token name, Syntax first)
    {
        Syntax? of = null;
        var list = first;
        if (Now.Is("of"))
        {
            Take();
            (of, list) = (first, Primary());
        }
        Syntax? where = null;
        if (Now.Is("where"))
        {
            Take();
            where = Expression();
        }
        Expect(")");
        return new Syntax.Fold(name.At, name.Text, of, list, where);
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
                (Now.Kind == TokenKind.End ? $"{sentence}表达式的结尾。" : $"{sentence}“{Now.Text}”。") + Hint()
            )
        );

    private string Hint() =>
        (next > 0 ? tokens[next - 1].Text : "", Now.Text) switch
        {
            ("=", "=") => "相等写一个 =。",
            ("<", ">") => "不等写 !=。",
            (_, "元以上" or "元以下" or "以上" or "以下") => "“以上”写 >=，“以下”写 <=。",
            (_, "=" or "!=" or "<" or "<=" or ">" or ">=") => "比较不能连着写，用 and 连接，例如 1 <= x and x < 3。",
            _ => "",
        };
}

/// <summary>Ends the reading of one expression at its first mistake; never leaves the engine.</summary>
internal sealed class MistakeException(Mistake mistake) : Exception(mistake.Sentence)
{
    public Mistake Mistake { get; } = mistake;
}
