using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>
/// Finds names, kinds and bounds of an expression and says what does not fit. An expression that passes always ends, has no side effect and
/// never overflows.
/// </summary>
/// <param name="names">Inputs, parameters and outputs by name; null for a name nobody declared.</param>
/// <param name="known">All names, for a sentence that helps.</param>
/// <param name="on">The day of the decision.</param>
/// <param name="head">What a cell of a table is about; null outside tables.</param>
internal sealed class Checker(
    Source source,
    Func<string, Position, Node?> names,
    IReadOnlyCollection<string> known,
    DateOnly on,
    Node? head = null
)
{
    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Node Check(Syntax syntax) =>
        Fit.Bounded(
            syntax switch
            {
                Syntax.Number number => Number(number),
                Syntax.Date date => new Node.Constant(Kind.Date, 1, date.Day.DayNumber, null, At(date)),
                Syntax.Truth truth => new Node.Constant(Kind.Truth, 1, truth.Value ? 1 : 0, null, At(truth)),
                Syntax.Word word => throw Wrong(
                    word,
                    $"“'{word.Text}'”只能和一项文字比较，例如 income = '{word.Text}'。"
                ),
                Syntax.Name name => names(name.Text, At(name)) ?? throw Wrong(name, Unknown(name.Text)),
                Syntax.Head => head ?? throw new InvalidOperationException("Only cells of tables have a head."),
                Syntax.Not not => new Node.Not(Truth(not.Operand), At(not)),
                Syntax.Minus minus => Minus(minus),
                Syntax.Binary binary => Binary(binary),
                Syntax.Among among => Among(among),
                Syntax.If choice => If(choice),
                Syntax.Call call => Call(call),
                _ => throw new InvalidOperationException($"No such syntax: {syntax.GetType().Name}."),
            }
        );

    private Position At(Syntax syntax) => source.At(syntax.At);

    private MistakeException Wrong(Syntax at, string sentence) => new(new Mistake(At(at), sentence));

    private string Unknown(string name)
    {
        var near = known.OrderBy(k => Distance(k, name)).FirstOrDefault();
        return near is not null && Distance(near, name) <= Math.Max(1, name.Length / 3)
            ? $"没有“{name}”，是不是想写“{near}”？"
            : $"没有“{name}”。可以用：{string.Join('、', known.Order(StringComparer.Ordinal))}。";
    }

    private Node.Constant Number(Syntax.Number number)
    {
        var numerator = number.Numerator * (Int128)(number.Yuan ? 100 : 1);
        var denominator = number.Denominator;
        var common = Arithmetic.Gcd(numerator, denominator);
        if (!new Bounds(numerator, numerator).Fit)
        {
            throw Wrong(number, "这个数太大，放不下。");
        }
        var kind = number.Yuan ? Kind.Money : Kind.Number;
        return new Node.Constant(kind, (long)(denominator / common), (long)(numerator / common), null, At(number));
    }

    private Node Truth(Syntax syntax)
    {
        var node = Check(syntax);
        return node.Kind == Kind.Truth ? node : throw Wrong(syntax, $"这里应当是“是或否”，却是{Say(node.Kind)}。");
    }

    private Node Quantity(Syntax syntax)
    {
        var node = Check(syntax);
        return node.Kind is Kind.Number or Kind.Money
            ? node
            : throw Wrong(syntax, $"这里应当是数或金额，却是{Say(node.Kind)}。");
    }

    private Node Minus(Syntax.Minus minus)
    {
        var node = Quantity(minus.Operand);
        return Fit.Difference(new Node.Constant(node.Kind, 1, 0, null, At(minus)), node, At(minus));
    }

    private Node Binary(Syntax.Binary binary) =>
        binary.Sign switch
        {
            "and" => new Node.And(Truth(binary.Left), Truth(binary.Right), At(binary)),
            "or" => new Node.Or(Truth(binary.Left), Truth(binary.Right), At(binary)),
            "+" or "-" => Sum(binary),
            "*" => Product(binary),
            "/" => Quotient(binary),
            _ => Compare(binary),
        };

    private Node Sum(Syntax.Binary binary)
    {
        var (left, right) = (Check(binary.Left), Check(binary.Right));
        var add = binary.Sign == "+";
        if (!add && (left.Kind, right.Kind) == (Kind.Date, Kind.Date))
        {
            return new Node.Subtract(left, right, Kind.Number, At(binary));
        }
        if (left.Kind != right.Kind || left.Kind is not (Kind.Number or Kind.Money))
        {
            throw Wrong(binary, $"{Say(left.Kind)}和{Say(right.Kind)}不能{(add ? "相加" : "相减")}。");
        }
        return add ? Fit.Sum(left, right, At(binary)) : Fit.Difference(left, right, At(binary));
    }

    private Node Product(Syntax.Binary binary)
    {
        var (left, right) = (Quantity(binary.Left), Quantity(binary.Right));
        if ((left.Kind, right.Kind) == (Kind.Money, Kind.Money))
        {
            throw Wrong(binary, "金额不能乘金额。");
        }
        return Fit.Product(left, right, At(binary));
    }

    /// <summary>Divides by a number that is known when the pack is read: so the denominator is known too, and is never zero.</summary>
    private Node Quotient(Syntax.Binary binary)
    {
        var (left, right) = (Quantity(binary.Left), Quantity(binary.Right));
        if (right is not Node.Constant { Kind: Kind.Number } by)
        {
            throw Wrong(binary, "只能除以写明的数或参数。");
        }
        if (by.Value is not { } numerator)
        {
            return Fit.Product(left, by, At(binary));
        }
        if (numerator <= 0)
        {
            throw Wrong(binary, numerator == 0 ? "不能除以 0。" : "不能除以负数。");
        }
        return Fit.Quotient(left, numerator, by.Denominator, At(binary));
    }

    private Node Compare(Syntax.Binary binary)
    {
        var relation = binary.Sign switch
        {
            "=" => Relation.Equal,
            "!=" => Relation.Unequal,
            "<" => Relation.Less,
            "<=" => Relation.LessOrEqual,
            ">" => Relation.Greater,
            _ => Relation.GreaterOrEqual,
        };
        if (binary.Right is Syntax.Word word)
        {
            return relation is Relation.Equal or Relation.Unequal
                ? Is(binary, relation, Check(binary.Left), word)
                : throw Wrong(binary, "文字只能比较相同（=）或不同（!=）。");
        }
        var (left, right) = (Check(binary.Left), Check(binary.Right));
        if (left.Kind != right.Kind)
        {
            throw Wrong(binary, $"{Say(left.Kind)}和{Say(right.Kind)}不能比较。{Hint(left, right)}");
        }
        if (left.Kind is Kind.Truth or Kind.Word && relation is not (Relation.Equal or Relation.Unequal))
        {
            throw Wrong(binary, $"{Say(left.Kind)}没有大小，只能比较相同（=）或不同（!=）。");
        }
        if (left.Kind == Kind.Word && !left.Words!.SequenceEqual(right.Words!))
        {
            throw Wrong(binary, "这两项的词表不同，不能比较。");
        }
        (left, right) = Fit.Alike(left, right);
        return new Node.Compare(left, right, relation, At(binary));
    }

    private static string Hint(Node left, Node right) =>
        (left.Kind, right.Kind) is (Kind.Money, Kind.Number) or (Kind.Number, Kind.Money)
            ? "金额请写明单位，例如 600 元。"
            : "";

    private Node.Compare Is(Syntax at, Relation relation, Node left, Syntax.Word word) =>
        new(left, new Node.Constant(Kind.Word, 1, Index(left, word), null, At(word)), relation, At(at));

    private long Index(Node left, Syntax.Word word)
    {
        if (left.Words is not { } words)
        {
            throw Wrong(word, $"{Say(left.Kind)}不能和文字“{word.Text}”比较。");
        }
        var index = words.ToList().FindIndex(w => w.Word == word.Text);
        return index >= 0
            ? index
            : throw Wrong(word, $"没有“{word.Text}”这个词，可以是：{string.Join('、', words.Select(w => w.Word))}。");
    }

    private Node Among(Syntax.Among among)
    {
        var operand = Check(among.Operand);
        var values = among.Options.Select(o => Option(operand, o)).ToList();
        if (values.Distinct().Count() < values.Count)
        {
            throw Wrong(among, "同一个值写了两次。");
        }
        Node found = new Node.OneOf(operand, values, At(among));
        return among.Negated ? new Node.Not(found, At(among)) : found;
    }

    private long Option(Node operand, Syntax option)
    {
        if (option is Syntax.Word word)
        {
            return Index(operand, word);
        }
        var node = Check(option);
        return
            node is Node.Constant { Value: { } value }
            && node.Kind == operand.Kind
            && (operand.Denominator, node.Denominator) == (1, 1)
            ? value
            : throw Wrong(option, $"“in”后面只能写明确的整数、日期或文字，并且和前面同类（{Say(operand.Kind)}）。");
    }

    private Node.If If(Syntax.If choice)
    {
        var condition = Truth(choice.Condition);
        var (then, other) = (Check(choice.Then), Check(choice.Else));
        if (then.Kind != other.Kind)
        {
            throw Wrong(choice, $"then 是{Say(then.Kind)}，else 是{Say(other.Kind)}，两边要同类。{Hint(then, other)}");
        }
        if (then.Kind == Kind.Word && !then.Words!.SequenceEqual(other.Words!))
        {
            throw Wrong(choice, "then 和 else 的词表不同。");
        }
        (then, other) = Fit.Alike(then, other);
        return new Node.If(condition, then, other, At(choice)) { Words = then.Words };
    }

    private Node Call(Syntax.Call call) =>
        call.Function switch
        {
            "round" => Whole(call, Rounding.HalfUp),
            "floor" => Whole(call, Rounding.Down),
            "ceil" => Whole(call, Rounding.Up),
            "min" or "max" => Extreme(call),
            "known" => new Node.Known(Check(Only(call)), At(call)),
            "age" => Age(call),
            _ => throw Wrong(
                call,
                $"没有“{call.Function}”这个函数。可以用：age、ceil、floor、known、max、min、round。"
            ),
        };

    private Node Whole(Syntax.Call call, Rounding way)
    {
        var operand = Quantity(Only(call));
        return operand.Denominator == 1 ? operand : new Node.Round(operand, way, At(call));
    }

    private Node Age(Syntax.Call call)
    {
        var operand = Check(Only(call));
        return operand.Kind == Kind.Date
            ? new Node.YearsSince(operand, on, At(call))
            : throw Wrong(call, $"age 要一个出生日期，却是{Say(operand.Kind)}。");
    }

    private Node Extreme(Syntax.Call call)
    {
        if (call.Arguments.Count < 2)
        {
            throw Wrong(call, $"{call.Function} 至少要两个值。");
        }
        var best = Quantity(call.Arguments[0]);
        foreach (var argument in call.Arguments.Skip(1))
        {
            var other = Quantity(argument);
            if (best.Kind != other.Kind)
            {
                throw Wrong(argument, $"{Say(best.Kind)}和{Say(other.Kind)}不能比较。{Hint(best, other)}");
            }
            best = call.Function == "min" ? Fit.Lesser(best, other, At(call)) : Fit.Greater(best, other, At(call));
        }
        return best;
    }

    private Syntax Only(Syntax.Call call) =>
        call.Arguments.Count == 1
            ? call.Arguments[0]
            : throw Wrong(call, $"{call.Function} 要正好一个值，现在有 {call.Arguments.Count} 个。");

    private static string Say(Kind kind) =>
        kind switch
        {
            Kind.Truth => "“是或否”",
            Kind.Number => "数",
            Kind.Money => "金额",
            Kind.Date => "日期",
            Kind.Word => "文字",
            Kind.Set => "一组文字",
            Kind.Division => "地区",
            Kind.Text => "文本",
            Kind.List => "一列记录",
        };

    /// <summary>Letters to change, add or leave out (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[b.Length];
    }
}
