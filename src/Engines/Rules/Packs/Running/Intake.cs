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

/// <summary>Reads the facts of a row by the names that a program declares. Immutable.</summary>
internal sealed class Intake
{
    private readonly Dictionary<string, int> inputs;
    private readonly Dictionary<string, int> lists;
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
        most = [.. declared.Where(d => d.Kind == Kind.List).Select(d => d.Most)];
    }

    public RuleProgram Program { get; }

    public string Id { get; }

    public bool Ignores(string field) => ignored.Contains(field);

    public int Input(string field) => inputs.GetValueOrDefault(field, -1);

    public int List(string field) => lists.GetValueOrDefault(field, -1);

    public int Most(int list) => most[list];

    /// <returns>Null, or what should stand there.</returns>
    public string? Fact(int input, string? text, out Fact fact) =>
        FactText.TryRead(Program.Inputs[input], text, out fact);

    /// <returns>Null, or what should stand there.</returns>
    public string? Fact(int list, int field, string? text, out Fact fact) =>
        FactText.TryRead(Program.Lists[list].Fields![field], text, out fact);

    public string Unknown(string field) =>
        $"没有“{field}”这项资料。要读的写法见 yiju pack doc；不是资料的列请写 --ignore {field}。";
}
