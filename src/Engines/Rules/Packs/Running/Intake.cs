using System.Globalization;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Packs.Running;

/// <summary>What keeps a row from being read.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Field">Null when the row as a whole is none.</param>
public sealed record RowFault(long Line, string? Field, string Sentence)
{
    public override string ToString() =>
        Field is null ? $"第 {Line} 行：{Sentence}" : $"第 {Line} 行，{Field}：{Sentence}";
}

/// <summary>Reads the facts of a row by the names and ranges that a program declares. Immutable.</summary>
internal sealed class Intake
{
    private readonly Dictionary<string, int> inputs;
    private readonly Dictionary<string, int> lists;
    private readonly Bounds[] bounds;
    private readonly Bounds[][] fields;
    private readonly int[] most;
    private readonly HashSet<string> ignored;

    /// <param name="declared">What the documents declare about the subject, in the order of the program.</param>
    /// <param name="id">The field that says who it is; no fact.</param>
    /// <param name="ignored">Fields that are no facts.</param>
    public Intake(RuleProgram program, IReadOnlyList<InputSource> declared, string id, IEnumerable<string> ignored)
    {
        Program = program;
        Id = id;
        this.ignored = ignored.ToHashSet(StringComparer.Ordinal);
        inputs = program
            .Inputs.Select((s, i) => (s.Name, i))
            .ToDictionary(s => s.Name, s => s.i, StringComparer.Ordinal);
        lists = program.Lists.Select((s, i) => (s.Name, i)).ToDictionary(s => s.Name, s => s.i, StringComparer.Ordinal);
        bounds = [.. declared.Where(d => d.Kind != Kind.List).Select(Ranges.Of)];
        var listed = declared.Where(d => d.Kind == Kind.List).ToList();
        fields = [.. listed.Select(d => d.Fields!.Select(Ranges.Of).ToArray())];
        most = [.. listed.Select(d => d.Most)];
    }

    public RuleProgram Program { get; }

    public string Id { get; }

    public bool Ignores(string field) => ignored.Contains(field);

    public int Input(string field) => inputs.GetValueOrDefault(field, -1);

    public int List(string field) => lists.GetValueOrDefault(field, -1);

    public int Most(int list) => most[list];

    /// <returns>Null, or what should stand there.</returns>
    public string? Fact(int input, string? text, out Fact fact) =>
        Within(Program.Inputs[input], bounds[input], text, out fact);

    /// <returns>Null, or what should stand there.</returns>
    public string? Fact(int list, int field, string? text, out Fact fact) =>
        Within(Program.Lists[list].Fields![field], fields[list][field], text, out fact);

    /// <summary>What is wrong with facts that were read elsewhere.</summary>
    /// <returns>Null, or the first that lies outside its range.</returns>
    public string? Outside(IReadOnlyList<Fact> facts, IReadOnlyList<Records?> records) =>
        facts.Select((f, i) => Outside(Program.Inputs[i], bounds[i], f)).FirstOrDefault(s => s is not null)
        ?? records.Select((r, i) => r is null ? null : Outside(i, r)).FirstOrDefault(s => s is not null);

    private string? Outside(int list, Records records) =>
        records.Rows.Count > most[list]
            ? $"“{Program.Lists[list].Title}”最多 {most[list]} 条，现在是 {records.Rows.Count} 条。"
            : records
                .Rows.SelectMany(r => r.Select((f, i) => Outside(Program.Lists[list].Fields![i], fields[list][i], f)))
                .FirstOrDefault(s => s is not null);

    public string Unknown(string field) =>
        $"没有“{field}”这项资料。要读的写法见 yiju pack doc；不是资料的列请写 --ignore {field}。";

    private static string? Within(RuleProgram.Slot slot, Bounds bounds, string? text, out Fact fact) =>
        FactText.TryRead(slot, text, out fact) ?? Outside(slot, bounds, fact);

    private static string? Outside(RuleProgram.Slot slot, Bounds bounds, Fact fact) =>
        !fact.Known || (fact.Number >= bounds.Min && fact.Number <= bounds.Max)
            ? null
            : $"“{slot.Title}”应在 {Say(slot, bounds.Min)} 到 {Say(slot, bounds.Max)} 之间，现在是 {Say(slot, fact.Number)}。";

    private static string Say(RuleProgram.Slot slot, Int128 number) =>
        slot.Kind is Kind.Number or Kind.Money or Kind.Date
            ? FactText.Write(slot, Rules.Fact.Of((long)number))
            : number.ToString(CultureInfo.InvariantCulture);
}
