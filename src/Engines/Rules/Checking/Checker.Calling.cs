using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>Functions, look-up tables and lists.</summary>
internal sealed partial class Checker
{
    public static readonly IReadOnlyList<string> Functions =
    [
        "add-days",
        "add-months",
        "add-years",
        "age",
        "all",
        "any",
        "ceil",
        "count",
        "days",
        "floor",
        "known",
        "max",
        "min",
        "month",
        "months",
        "round",
        "size",
        "sum",
        "year",
        "years",
    ];

    private Node Call(Syntax.Call call) =>
        call.Function switch
        {
            "round" => Whole(call, Rounding.HalfUp),
            "floor" => Whole(call, Rounding.Down),
            "ceil" => Whole(call, Rounding.Up),
            "min" or "max" => Extreme(call),
            "known" => Known(call),
            "age" => new Node.YearsSince(Date(call, Only(call)), on, At(call)),
            "years" => Span(call, DateUnit.Year),
            "months" => Span(call, DateUnit.Month),
            "days" => Span(call, DateUnit.Day),
            "add-years" => Later(call, DateUnit.Year),
            "add-months" => Later(call, DateUnit.Month),
            "add-days" => Later(call, DateUnit.Day),
            "year" => new Node.Calendar(DateUnit.Year, Date(call, Only(call)), At(call)),
            "month" => new Node.Calendar(DateUnit.Month, Date(call, Only(call)), At(call)),
            "size" => Size(call),
            "count" or "any" or "all" or "sum" => Fold(new Syntax.Fold(call.At, call.Function, null, Only(call), null)),
            _ when names.Lookup(call.Function) is { } lookup => lookup.Of(
                Check(Only(call), lookup.Sort),
                At(Only(call)),
                At(call)
            ),
            _ => throw Wrong(
                call,
                $"没有“{call.Function}”这个函数。可以用：{string.Join('、', Functions.Concat(names.Lookups.Keys))}。"
            ),
        };

    private Node Whole(Syntax.Call call, Rounding way)
    {
        var operand = Quantity(Only(call));
        return operand.Denominator == 1 ? operand : new Node.Round(operand, way, 1, At(call));
    }

    private Node.Known Known(Syntax.Call call) =>
        Only(call) is Syntax.Name name && names.List(name.Text) is { } list
            ? new Node.Known(
                new Node.Fold(FoldWay.Count, list.Index, list.Most, null, null, At(name)) { Label = list.Label },
                At(call)
            )
            : new Node.Known(Check(Only(call)), At(call));

    private Node.Size Size(Syntax.Call call)
    {
        var operand = Check(Only(call));
        return operand.Kind == Kind.Set
            ? new Node.Size(operand, At(call))
            : throw Wrong(call, $"size 要一组文字，却是{Say.Of(operand.Kind)}。记录有几条请写 count。");
    }

    private Node Date(Syntax.Call call, Syntax argument)
    {
        var operand = Check(argument);
        return operand.Kind == Kind.Date
            ? operand
            : throw Wrong(
                argument,
                call.Function == "age"
                    ? $"age 要一个出生日期，却是{Say.Of(operand.Kind)}。"
                    : $"{call.Function} 这里要一个日期，却是{Say.Of(operand.Kind)}。"
            );
    }

    private Node.Span Span(Syntax.Call call, DateUnit unit)
    {
        if (call.Arguments.Count != 2)
        {
            throw Wrong(call, $"{call.Function} 要两个日期：从哪天，到哪天。例如 {call.Function}(moved, today)。");
        }
        return new Node.Span(unit, Date(call, call.Arguments[0]), Date(call, call.Arguments[1]), At(call));
    }

    private Node.Later Later(Syntax.Call call, DateUnit unit)
    {
        if (call.Arguments.Count != 2)
        {
            throw Wrong(call, $"{call.Function} 要一个日期和一个整数，例如 {call.Function}(moved, 3)。");
        }
        var day = Date(call, call.Arguments[0]);
        if (Check(call.Arguments[1]) is not Node.Constant { Kind: Kind.Number, Denominator: 1 } by)
        {
            throw Wrong(call.Arguments[1], $"{call.Function} 加多少要写成明确的整数或参数。");
        }
        if (
            by.Value is { } value
            && !(
                Arithmetic.HasLater(unit, (long)day.Bounds.Min, value)
                && Arithmetic.HasLater(unit, (long)day.Bounds.Max, value)
            )
        )
        {
            throw Wrong(call.Arguments[1], "这样会超出日历（公元 1 年至 9999 年）。请写小一些的数。");
        }
        return new Node.Later(unit, day, by, At(call));
    }

    private Node Extreme(Syntax.Call call)
    {
        if (call.Arguments.Count < 2)
        {
            throw Wrong(call, $"{call.Function} 至少要两个值。");
        }
        var best = Comparable(call, call.Arguments[0]);
        foreach (var argument in call.Arguments.Skip(1))
        {
            var other = Comparable(call, argument);
            if (best.Kind != other.Kind)
            {
                throw Wrong(
                    argument,
                    $"{Say.Of(best.Kind)}和{Say.Of(other.Kind)}不能比较。{Say.Hint(best.Kind, other.Kind)}"
                );
            }
            best = call.Function == "min" ? Fit.Lesser(best, other, At(call)) : Fit.Greater(best, other, At(call));
        }
        return best;
    }

    private Node Comparable(Syntax.Call call, Syntax argument)
    {
        var node = Check(argument);
        return node.Kind is Kind.Number or Kind.Money or Kind.Date
            ? node
            : throw Wrong(argument, $"{call.Function} 要数、金额或日期，却是{Say.Of(node.Kind)}。");
    }

    private Syntax Only(Syntax.Call call) =>
        call.Arguments.Count == 1
            ? call.Arguments[0]
            : throw Wrong(call, $"{call.Function} 要正好一个值，现在有 {call.Arguments.Count} 个。");

    private Node Fold(Syntax.Fold fold)
    {
        FoldWay way = fold.Function switch
        {
            "count" => FoldWay.Count,
            "any" => FoldWay.Any,
            "all" => FoldWay.All,
            "sum" => FoldWay.Sum,
            _ => throw Wrong(fold, $"只有 count、any、all、sum 后面可以写 of 和 where，“{fold.Function}”不行。"),
        };
        if (record is not null)
        {
            throw Wrong(fold, "记录里面不能再数另一列记录。请把里面那一项写成一条单独的规则。");
        }
        var name = fold.List as Syntax.Name ?? throw Wrong(fold.List, "这里应当是一列记录的名称。");
        var list =
            names.List(name.Text)
            ?? throw Wrong(
                name,
                names.Value(name.Text) is not null
                    ? $"“{name.Text}”不是一列记录，{fold.Function} 要一列记录。"
                    : Say.Unknown(name.Text, names.Lists)
            );
        if (way == FoldWay.Sum != fold.Of is not null)
        {
            throw Wrong(
                fold,
                way == FoldWay.Sum
                    ? $"sum 要写明把什么加起来，例如 sum(area of {name.Text})。"
                    : $"{fold.Function} 不能写 of，只有 sum 可以。"
            );
        }
        if (way == FoldWay.All && fold.Where is null)
        {
            throw Wrong(fold, $"all 要写明每一条怎样，例如 all({name.Text} where …)。");
        }
        var inside = new Checker(source, names, on, head, list);
        var of = fold.Of is null ? null : inside.Quantity(fold.Of);
        var where = fold.Where is null ? null : inside.Truth(fold.Where);
        return new Node.Fold(way, list.Index, list.Most, of, where, At(fold)) { Label = list.Label };
    }
}
