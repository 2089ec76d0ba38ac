using System.Globalization;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>Writes checked rules in their own language.</summary>
internal sealed class Printer(RuleProgram program)
{
    public string Print(Node node) =>
        node switch
        {
            Node.Constant { Parameter: { } name } => name,
            Node.Constant constant => Number(constant),
            Node.Input input => program.Inputs[input.Index].Name,
            Node.Output output => program.Rules[output.Index].Name,
            Node.Add add => $"{Inner(add.Left)} + {Inner(add.Right)}",
            Node.Subtract subtract => $"{Inner(subtract.Left)} - {Inner(subtract.Right)}",
            Node.Multiply multiply => $"{Inner(multiply.Left)} * {Inner(multiply.Right)}",
            Node.Scale scale => Scale(scale),
            Node.Round round => $"{Word(round.Way)}({Print(round.Operand)})",
            Node.Compare compare => $"{Inner(compare.Left)} {Sign(compare.Relation)} {Side(compare)}",
            Node.OneOf one =>
                $"{Inner(one.Operand)} in {{{string.Join(", ", one.Values.Select(v => Value(one.Operand, v)))}}}",
            Node.And and => $"{Inner(and.Left)} and {Inner(and.Right)}",
            Node.Or or => $"{Inner(or.Left)} or {Inner(or.Right)}",
            Node.Not not => $"not {Inner(not.Operand)}",
            Node.Known known => $"known({Print(known.Operand)})",
            Node.If choice => $"if {Print(choice.Condition)} then {Print(choice.Then)} else {Print(choice.Else)}",
            Node.Lesser lesser => $"min({Print(lesser.Left)}, {Print(lesser.Right)})",
            Node.Greater greater => $"max({Print(greater.Left)}, {Print(greater.Right)})",
            Node.YearsSince years => $"age({Print(years.Operand)})",
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };

    private string Inner(Node node) =>
        node
            is Node.Add
                or Node.Subtract
                or Node.Multiply
                or Node.Compare
                or Node.OneOf
                or Node.And
                or Node.Or
                or Node.If
            ? $"({Print(node)})"
            : Print(node);

    /// <summary>Numbers that were only brought to finer parts are shown as they were written.</summary>
    private string Scale(Node.Scale scale)
    {
        var by = scale.Denominator / scale.Factor / scale.Operand.Denominator;
        return by <= 1 ? Print(scale.Operand) : $"{Inner(scale.Operand)} / {by}";
    }

    private string Side(Node.Compare compare) =>
        compare.Right is Node.Constant { Kind: Kind.Word, Parameter: null, Value: { } word }
            ? Value(compare.Left, word)
            : Inner(compare.Right);

    /// <summary>A value as it is written, with the words of the node it belongs to.</summary>
    public static string Value(Node of, long value) =>
        of.Words is { } words ? $"'{words[(int)value].Word}'" : Number(of.Kind, value, 1);

    private static string Number(Node.Constant constant) =>
        constant.Value is { } value ? Number(constant.Kind, value, constant.Denominator) : "未知";

    private static string Number(Kind kind, long value, long denominator) =>
        kind switch
        {
            Kind.Truth => value == 1 ? "true" : "false",
            Kind.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Kind.Money => string.Create(
                CultureInfo.InvariantCulture,
                $"{(decimal)value / denominator / 100:0.##########} 元"
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(decimal)value / denominator:0.##########}"),
        };

    private static string Word(Rounding way) =>
        way switch
        {
            Rounding.HalfUp => "round",
            Rounding.Down => "floor",
            Rounding.Up => "ceil",
        };

    private static string Sign(Relation relation) =>
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
