using System.Globalization;
using System.Text;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>Says checked rules and their values in plain Chinese, with the titles that packs give.</summary>
internal static class Chinese
{
    /// <param name="denominator">Parts of the number.</param>
    public static string Value(
        Kind kind,
        Fact fact,
        IReadOnlyList<WordSource>? words,
        long denominator = 1,
        string? unit = null
    ) =>
        !fact.Known
            ? "未知"
            : kind switch
            {
                Kind.Truth => fact.Number == 1 ? "是" : "否",
                Kind.Date => Day(fact.Number),
                Kind.Money => $"{Number(fact.Number, denominator, 100)} 元",
                Kind.Word or Kind.Text when words is not null => fact.Number < words.Count
                    ? words[(int)fact.Number].Title
                    : "其他",
                Kind.Set when words is not null => Set(fact.Number, words),
                Kind.Division => fact.Number.ToString("000000000000", CultureInfo.InvariantCulture),
                Kind.List => $"{fact.Number} 条",
                _ => Number(fact.Number, denominator, 1) + (unit is null ? "" : $" {unit}"),
            };

    /// <summary>A rule or a condition in words.</summary>
    public static string Of(Node node) => Spaced(Plain(node));

    private static string Plain(Node node) =>
        node switch
        {
            Node.Compare compare => Compare(compare),
            Node.And and => $"{Part(and.Left, node)}，并且{Part(and.Right, node)}",
            Node.Or or => $"{Part(or.Left, node)}，或者{Part(or.Right, node)}",
            Node.Not { Operand: Node.OneOf one } => $"{Of(one.Operand)}不是{Options(one, "、")}",
            Node.Not { Operand: Node.Member member } => $"{Of(member.Operand)}不属于{Of(member.Of)}",
            Node.Not not => $"并非“{Of(not.Operand)}”",
            Node.OneOf one => $"{Of(one.Operand)}是{Options(one, "或")}",
            Node.Member member => $"{Of(member.Operand)}属于{Of(member.Of)}",
            Node.Includes includes => $"{Of(includes.Left)}包括{Of(includes.Right)}",
            Node.Meets meets => $"{Of(meets.Left)}包括{Of(meets.Right)}中的至少一项",
            Node.Within within => $"{Of(within.Operand)}在{Of(within.Of)}之内",
            Node.Known known => $"已知{Of(known.Operand)}",
            Node.If choice =>
                $"如果{Of(choice.Condition)}，就是{Part(choice.Then, node)}，否则是{Part(choice.Else, node)}",
            Node.Fold fold => Fold(fold),
            _ => Quantity(node),
        };

    private static string Quantity(Node node) =>
        node switch
        {
            Node.Constant { Parameter: not null, Label: { } label } constant =>
                constant.Value is null ? $"{label.Title}（原文未定）" : Constant(constant, label.Unit),
            Node.Constant { Today: true } => "当天",
            Node.Constant constant => Constant(constant, null),
            Node.Input or Node.Field or Node.Output => node.Label!.Title,
            Node.Add add => $"{Part(add.Left, node)} + {Part(add.Right, node)}",
            Node.Subtract { Kind: Kind.Number, Left.Kind: Kind.Date } days =>
                $"{Of(days.Right)}到{Of(days.Left)}的天数",
            Node.Subtract { Left: Node.Constant { Value: 0, Parameter: null } } minus =>
                $"负的{Part(minus.Right, node)}",
            Node.Subtract subtract => $"{Part(subtract.Left, node)} - {Part(subtract.Right, node)}",
            Node.Multiply multiply => $"{Part(multiply.Left, node)} × {Part(multiply.Right, node)}",
            Node.Scale { By: { } by } scale => $"{Part(scale.Operand, node)} ÷ {Part(by, node)}",
            Node.Scale scale => Of(scale.Operand),
            Node.Round round => $"{Part(round.Operand, node)}（{Way(round.Way)}）",
            Node.Lesser lesser => $"{Of(lesser.Left)}和{Of(lesser.Right)}中较小的",
            Node.Greater greater => $"{Of(greater.Left)}和{Of(greater.Right)}中较大的",
            Node.Size size => $"{Of(size.Operand)}的项数",
            Node.YearsSince years => $"{Of(years.Operand)}至今的周岁数",
            Node.Span span => $"{Of(span.From)}到{Of(span.To)}的{Whole(span.Unit)}数",
            Node.Later later => $"{Of(later.Operand)}{Later(later)}",
            Node.Calendar calendar => $"{Of(calendar.Operand)}的{(calendar.Unit == DateUnit.Year ? "年份" : "月份")}",
            Node.Lookup lookup => $"{lookup.Label!.Title}（按{Of(lookup.Operand)}）",
            _ => Printer.Print(node),
        };

    private static string Compare(Node.Compare compare)
    {
        var (left, right, relation) =
            compare.Left is Node.Constant && compare.Right is not Node.Constant
                ? (compare.Right, compare.Left, Turned(compare.Relation))
                : (compare.Left, compare.Right, compare.Relation);
        left = Written(left);
        var limit = right is Node.Constant { Parameter: null, Today: false } constant
            ? Constant(constant, left.Label?.Unit ?? (left is Node.Fold { Way: FoldWay.Count } ? "条" : null))
            : Of(right);
        var plain = right is Node.Constant { Parameter: null };
        return left switch
        {
            Node.YearsSince years => $"{Of(years.Operand)}{Reached(relation)}{limit}{(plain ? " 周岁" : "")}",
            Node.Span span =>
                $"{Of(span.From)}到{Of(span.To)}{Reached(relation)}{limit}{(plain ? $" {Unit(span.Unit)}" : "")}",
            _ when left.Kind == Kind.Date => $"{Of(left)}{Dated(relation)}{limit}",
            _ when left.Kind is Kind.Number or Kind.Money => $"{Of(left)}{Counted(relation)}{limit}",
            _ when left.Kind == Kind.Truth && right is Node.Constant { Value: { } truth } => (truth == 1)
            == (relation == Relation.Equal)
                ? Of(left)
                : $"并非“{Of(left)}”",
            _ => $"{Of(left)}{(relation == Relation.Equal ? "是" : "不是")}{limit}",
        };
    }

    /// <summary>Without the finer parts that only the sum needed.</summary>
    private static Node Written(Node node) => node is Node.Scale { By: null } scale ? scale.Operand : node;

    private static Relation Turned(Relation relation) =>
        relation switch
        {
            Relation.Less => Relation.Greater,
            Relation.LessOrEqual => Relation.GreaterOrEqual,
            Relation.Greater => Relation.Less,
            Relation.GreaterOrEqual => Relation.LessOrEqual,
            _ => relation,
        };

    private static string Reached(Relation relation) =>
        relation switch
        {
            Relation.Equal => "正好",
            Relation.Unequal => "不是",
            Relation.Less => "不满",
            Relation.LessOrEqual => "不超过",
            Relation.Greater => "超过",
            Relation.GreaterOrEqual => "满",
        };

    private static string Dated(Relation relation) =>
        relation switch
        {
            Relation.Equal => "是",
            Relation.Unequal => "不是",
            Relation.Less => "早于",
            Relation.LessOrEqual => "不晚于",
            Relation.Greater => "晚于",
            Relation.GreaterOrEqual => "不早于",
        };

    private static string Counted(Relation relation) =>
        relation switch
        {
            Relation.Equal => "是",
            Relation.Unequal => "不是",
            Relation.Less => "不足",
            Relation.LessOrEqual => "不超过",
            Relation.Greater => "超过",
            Relation.GreaterOrEqual => "达到",
        };

    private static string Fold(Node.Fold fold)
    {
        var list = fold.Label!.Title;
        var where = fold.Where is null ? "" : $"“{Of(fold.Where)}”的";
        return fold.Way switch
        {
            FoldWay.Any when fold.Where is null => $"有{list}",
            FoldWay.Any => $"{list}中有{where}",
            FoldWay.All => $"每一条{list}都“{Of(fold.Where!)}”",
            FoldWay.Count => fold.Where is null ? $"{list}的条数" : $"{list}中{where}条数",
            FoldWay.Sum => $"{list}{(fold.Where is null ? "" : $"中{where[..^1]}")}的{Of(fold.Of!)}合计",
        };
    }

    /// <summary>In brackets where it would be read together with what stands beside it.</summary>
    private static string Part(Node node, Node around) =>
        (Written(node), around) switch
        {
            (Node.And, Node.And) or (Node.Or, Node.Or) => Of(node),
            (Node.And or Node.Or or Node.If, _) => $"（{Of(node)}）",
            (Node.Multiply or Node.Scale, Node.Add or Node.Subtract) => Of(node),
            (Node.Add, Node.Add) => Of(node),
            (Node.Add or Node.Subtract or Node.Multiply or Node.Scale, Node.If) => Of(node),
            (Node.Add or Node.Subtract or Node.Multiply or Node.Scale, _) => $"（{Of(node)}）",
            _ => Of(node),
        };

    private static string Options(Node.OneOf one, string or) =>
        string.Join(
            or,
            one.Values.Select(v =>
                Value(one.Operand.Kind, Fact.Of(v), one.Operand.Words, one.Operand.Denominator, one.Operand.Label?.Unit)
            )
        );

    private static string Later(Node.Later later)
    {
        var by =
            later.By.Value is { } value && later.By.Parameter is null ? Number(Math.Abs(value), 1, 1) : Of(later.By);
        return $"的{by} {Unit(later.Unit)}之{(later.By.Value < 0 ? "前" : "后")}";
    }

    private static string Unit(DateUnit unit) =>
        unit switch
        {
            DateUnit.Year => "年",
            DateUnit.Month => "个月",
            DateUnit.Day => "天",
        };

    private static string Whole(DateUnit unit) =>
        unit switch
        {
            DateUnit.Year => "整年",
            DateUnit.Month => "整月",
            DateUnit.Day => "天",
        };

    private static string Way(Rounding way) =>
        way switch
        {
            Rounding.HalfUp => "四舍五入",
            Rounding.Down => "舍去零头",
            Rounding.Up => "零头进一",
        };

    private static string Constant(Node.Constant constant, string? unit) =>
        Value(constant.Kind, Fact.Of(constant.Value ?? 0), constant.Words, constant.Denominator, unit);

    private static string Set(long bits, IReadOnlyList<WordSource> words) =>
        bits == 0 ? "（没有）" : string.Join('、', words.Where((_, i) => (bits >> i & 1) == 1).Select(w => w.Title));

    private static string Day(long number)
    {
        var day = DateOnly.FromDayNumber((int)number);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
    }

    /// <summary>Shares of one are said per cent only by their unit: 0.15 stays 0.15.</summary>
    private static string Number(long number, long denominator, long coins) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)number / denominator / coins:0.##########}");

    /// <summary>A space where a Chinese sign and a Latin letter or a digit meet, but not inside a date.</summary>
    private static string Spaced(string text)
    {
        var spaced = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                i > 0
                && (
                    (IsHan(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i]) && text[i - 1] is not ('年' or '月'))
                    || (
                        char.IsAsciiLetterOrDigit(text[i - 1])
                        && IsHan(text[i])
                        && text[i] is not ('年' or '月' or '日')
                    )
                )
            )
            {
                spaced.Append(' ');
            }
            spaced.Append(text[i]);
        }
        return spaced.ToString();
    }

    private static bool IsHan(char sign) => sign is >= '\u4e00' and <= '\u9fff';
}
