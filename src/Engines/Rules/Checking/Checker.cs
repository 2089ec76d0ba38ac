using System.Runtime.CompilerServices;
using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>
/// Finds names, kinds and bounds of an expression and says what does not fit. An expression that passes always ends, has no side effect and
/// never overflows.
/// </summary>
/// <param name="names">Inputs, parameters, outputs and lists by name.</param>
/// <param name="on">The day of the decision.</param>
/// <param name="head">What a cell of a table is about; null outside tables.</param>
/// <param name="record">The list whose record is at hand; null outside <c>where</c> and <c>of</c>.</param>
internal sealed partial class Checker(
    Source source,
    Names names,
    DateOnly on,
    Node? head = null,
    Listing? record = null
)
{
    /// <param name="sort">What is expected, for words, sets and divisions, which alone do not say what they are; null where nothing is.</param>
    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Node Check(Syntax syntax, Sort? sort = null) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? Fit.Bounded(Plain(syntax, sort))
            : throw Wrong(syntax, "规则一环扣一环，套得太深。请拆开。");

    private Node Plain(Syntax syntax, Sort? sort) =>
        syntax switch
        {
            Syntax.Number number => Number(number),
            Syntax.Date date => new Node.Constant(Kind.Date, 1, date.Day.DayNumber, null, At(date)),
            Syntax.Today today => new Node.Constant(Kind.Date, 1, on.DayNumber, null, At(today)) { Today = true },
            Syntax.Truth truth => new Node.Constant(Kind.Truth, 1, truth.Value ? 1 : 0, null, At(truth)),
            Syntax.Word word => Word(word, sort),
            Syntax.Set set => Set(set, sort),
            Syntax.Name name => Name(name),
            Syntax.Head => head ?? throw new InvalidOperationException("Only cells of tables have a head."),
            Syntax.Not not => new Node.Not(Truth(not.Operand), At(not)),
            Syntax.Minus minus => Minus(minus),
            Syntax.Binary binary => Binary(binary),
            Syntax.Among among => Among(among),
            Syntax.Member member => Member(member),
            Syntax.If choice => If(choice, sort),
            Syntax.Call call => Call(call),
            Syntax.Fold fold => Fold(fold),
            _ => throw new InvalidOperationException($"No such syntax: {syntax.GetType().Name}."),
        };

    private Position At(Syntax syntax) => source.At(syntax.At);

    private MistakeException Wrong(Syntax at, string sentence) => new(new Mistake(At(at), sentence));

    private Node Name(Syntax.Name name)
    {
        if (record?.Fields.TryGetValue(name.Text, out var field) is true)
        {
            return field(At(name));
        }
        if (names.Value(name.Text) is { } value)
        {
            return value(At(name));
        }
        if (names.List(name.Text) is not null)
        {
            throw Wrong(
                name,
                $"“{name.Text}”是一列记录，不是一个值。请写 count({name.Text})，或 any({name.Text} where …)。"
            );
        }
        throw Wrong(
            name,
            names.Lookup(name.Text) is not null
                ? $"“{name.Text}”是对照表，要写明查什么，例如 {name.Text}(x)。"
                : Say.Unknown(name.Text, [.. names.Values, .. record?.Fields.Keys ?? []])
        );
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
        return node.Kind == Kind.Truth
            ? node
            : throw Wrong(syntax, $"这里应当是“是或否”，却是{Say.Of(node.Kind)}。可以写成比较，例如 x >= 1。");
    }

    private Node Quantity(Syntax syntax)
    {
        var node = Check(syntax);
        return node.Kind is Kind.Number or Kind.Money
            ? node
            : throw Wrong(syntax, $"这里应当是数或金额，却是{Say.Of(node.Kind)}。");
    }

    private Node Minus(Syntax.Minus minus)
    {
        var node = Quantity(minus.Operand);
        return node is Node.Constant { Parameter: null, Value: { } value } constant
            ? constant with
            {
                Value = -value,
                Bounds = new Bounds(-value, -value),
                At = At(minus),
            }
            : Fit.Difference(new Node.Constant(node.Kind, 1, 0, null, At(minus)), node, At(minus));
    }

    private Node Binary(Syntax.Binary binary) =>
        binary.Sign switch
        {
            "and" => new Node.And(Truth(binary.Left), Truth(binary.Right), At(binary)),
            "or" => new Node.Or(Truth(binary.Left), Truth(binary.Right), At(binary)),
            "+" or "-" => Sum(binary),
            "*" => Product(binary),
            "/" => Quotient(binary),
            "includes" or "meets" => Sets(binary),
            "within" => Within(binary),
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
        if (left.Kind == Kind.Date && right.Kind == Kind.Number)
        {
            throw Wrong(binary, "日期加减请写 add-days(日期, 天数)、add-months 或 add-years；往前写负数。");
        }
        if (left.Kind != right.Kind || left.Kind is not (Kind.Number or Kind.Money))
        {
            throw Wrong(
                binary,
                $"{Say.Of(left.Kind)}和{Say.Of(right.Kind)}不能{(add ? "相加" : "相减")}。{Say.Hint(left.Kind, right.Kind)}"
            );
        }
        return add ? Fit.Sum(left, right, At(binary)) : Fit.Difference(left, right, At(binary));
    }

    private Node Product(Syntax.Binary binary)
    {
        var (left, right) = (Quantity(binary.Left), Quantity(binary.Right));
        if ((left.Kind, right.Kind) == (Kind.Money, Kind.Money))
        {
            throw Wrong(binary, "金额不能乘金额。比例请写成 15% 这样的数。");
        }
        return Fit.Product(left, right, At(binary));
    }

    /// <summary>Divides by a number that is known when the pack is read: so the denominator is known too, and is never zero.</summary>
    private Node Quotient(Syntax.Binary binary)
    {
        var (left, right) = (Quantity(binary.Left), Quantity(binary.Right));
        if (right is not Node.Constant { Kind: Kind.Number } by)
        {
            throw Wrong(binary, "只能除以写明的数或参数。比较比例可以改成乘，例如 a >= b * 10%。");
        }
        if (by.Value is not { } numerator)
        {
            return Fit.Product(left, by, At(binary));
        }
        if (numerator <= 0)
        {
            throw Wrong(binary, numerator == 0 ? "不能除以 0。" : "不能除以负数。");
        }
        return Fit.Quotient(left, by, At(binary));
    }

    private Node If(Syntax.If choice, Sort? sort)
    {
        var condition = Truth(choice.Condition);
        var (then, other) = Pair(choice.Then, choice.Else, sort);
        return Fit.Choice(condition, then, other, At(choice));
    }

    /// <summary>Two that are to be alike: where one is only a word or a set, the other says of which words.</summary>
    private (Node Left, Node Right) Pair(Syntax left, Syntax right, Sort? sort = null)
    {
        if (sort is null && IsBare(left) && !IsBare(right))
        {
            var other = Check(right);
            return (Check(left, Sort.Of(other)), other);
        }
        var first = Check(left, sort);
        return (first, Check(right, sort ?? Sort.Of(first)));
    }

    private static bool IsBare(Syntax syntax) =>
        syntax is Syntax.Word or Syntax.Set
        || (syntax is Syntax.If choice && IsBare(choice.Then) && IsBare(choice.Else));
}
