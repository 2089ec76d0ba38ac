using System.Globalization;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>Writes checked rules in their own language.</summary>
internal static class Printer
{
    public static string Print(Node node) =>
        node switch
        {
            Node.Constant { Parameter: { } name } => name,
            Node.Constant { Today: true } => "today",
            Node.Constant constant => Number(constant),
            Node.Input or Node.Field or Node.Output => node.Label!.Name,
            Node.Add add => $"{Inner(add.Left)} + {Inner(add.Right)}",
            Node.Subtract subtract => $"{Inner(subtract.Left)} - {Inner(subtract.Right)}",
            Node.Multiply multiply => $"{Inner(multiply.Left)} * {Inner(multiply.Right)}",
            Node.Scale { By: { } by } scale => $"{Inner(scale.Operand)} / {Print(by)}",
            Node.Scale scale => Print(scale.Operand),
            Node.Round round => $"{Word(round.Way)}({Print(round.Operand)})",
            Node.Compare compare => $"{Inner(compare.Left)} {Sign(compare.Relation)} {Inner(compare.Right)}",
            Node.And and => $"{Inner(and.Left)} and {Inner(and.Right)}",
            Node.Or or => $"{Inner(or.Left)} or {Inner(or.Right)}",
            Node.Not not => $"not {Inner(not.Operand)}",
            Node.Known known => $"known({Print(known.Operand)})",
            Node.If choice => $"if {Print(choice.Condition)} then {Print(choice.Then)} else {Print(choice.Else)}",
            Node.Lesser lesser => $"min({Print(lesser.Left)}, {Print(lesser.Right)})",
            Node.Greater greater => $"max({Print(greater.Left)}, {Print(greater.Right)})",
            _ => Special(node),
        };

    private static string Special(Node node) =>
        node switch
        {
            Node.OneOf one =>
                $"{Inner(one.Operand)} in {{{string.Join(", ", one.Values.Select(v => Value(one.Operand, v)))}}}",
            Node.Member member => $"{Inner(member.Operand)} in {Inner(member.Of)}",
            Node.Includes includes => $"{Inner(includes.Left)} includes {Inner(includes.Right)}",
            Node.Meets meets => $"{Inner(meets.Left)} meets {Inner(meets.Right)}",
            Node.Within within => $"{Inner(within.Operand)} within {Print(within.Of)}",
            Node.Size size => $"size({Print(size.Operand)})",
            Node.YearsSince years => $"age({Print(years.Operand)})",
            Node.Span span => $"{Unit(span.Unit)}s({Print(span.From)}, {Print(span.To)})",
            Node.Later later => $"add-{Unit(later.Unit)}s({Print(later.Operand)}, {Print(later.By)})",
            Node.Calendar calendar => $"{Unit(calendar.Unit)}({Print(calendar.Operand)})",
            Node.Lookup lookup => $"{lookup.Parameter}({Print(lookup.Operand)})",
            Node.Fold fold => Fold(fold),
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };

    private static string Fold(Node.Fold fold)
    {
        var of = fold.Of is null ? "" : $"{Print(fold.Of)} of ";
        var where = fold.Where is null ? "" : $" where {Print(fold.Where)}";
        return $"{fold.Way.ToString().ToLowerInvariant()}({of}{fold.Label!.Name}{where})";
    }

    private static string Inner(Node node) =>
        node switch
        {
            Node.Scale { By: null } scale => Inner(scale.Operand),
            Node.Add
            or Node.Subtract
            or Node.Multiply
            or Node.Scale
            or Node.Compare
            or Node.OneOf
            or Node.Member
            or Node.Includes
            or Node.Meets
            or Node.Within
            or Node.And
            or Node.Or
            or Node.If => $"({Print(node)})",
            _ => Print(node),
        };

    /// <summary>A value as it is written, with the words and parts of the node it belongs to.</summary>
    public static string Value(Node of, long value) => Number(of.Kind, value, of.Denominator, of.Words);

    /// <summary>A value of a kind, as it is written.</summary>
    public static string Value(Kind kind, Int128 value, int places) =>
        Number(kind, (long)value, Ranges.Parts(kind, places), null);

    private static string Number(Node.Constant constant) =>
        constant.Value is { } value ? Number(constant.Kind, value, constant.Denominator, constant.Words) : "未知";

    private static string Number(Kind kind, long value, long denominator, IReadOnlyList<WordSource>? words) =>
        kind switch
        {
            Kind.Truth => value == 1 ? "true" : "false",
            Kind.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Kind.Money => string.Create(
                CultureInfo.InvariantCulture,
                $"{(decimal)value / denominator / 100:0.##########} 元"
            ),
            Kind.Word or Kind.Text when words is not null => value < words.Count
                ? $"'{words[(int)value].Word}'"
                : "其他",
            Kind.Set when words is not null =>
                $"{{{string.Join(", ", words.Where((_, i) => (value >> i & 1) == 1).Select(w => $"'{w.Word}'"))}}}",
            Kind.Division => string.Create(CultureInfo.InvariantCulture, $"'{value:000000000000}'"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(decimal)value / denominator:0.##########}"),
        };

    private static string Unit(DateUnit unit) => unit.ToString().ToLowerInvariant();

    private static string Word(Rounding way) =>
        way switch
        {
            Rounding.HalfUp => "round",
            Rounding.Down => "floor",
            Rounding.Up => "ceil",
        };

    public static string Sign(Relation relation) =>
        relation switch
        {
            Relation.Equal => "=",
            Relation.Unequal => "!=",
            Relation.Less => "<",
            Relation.LessOrEqual => "<=",
            Relation.Greater => ">",
            Relation.GreaterOrEqual => ">=",
        };
}
