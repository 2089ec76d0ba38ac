using Yiju.Rules.Population;

namespace Yiju.Rules.Packs.Running;

/// <summary>How to read people and write what is decided about them.</summary>
/// <param name="Id">The field that says who it is.</param>
/// <param name="Ignored">Fields that are no facts.</param>
public sealed record RunOptions(bool CsvIn, bool CsvOut, string Id, IReadOnlyList<string> Ignored, int Threads);

/// <summary>Decides for a file of people of any length.</summary>
/// <param name="rules">The rules about one kind of subject.</param>
/// <param name="declared">What documents declare about it, <see cref="Regime.Facts"/>.</param>
public sealed class PopulationRun(SubjectRules rules, IReadOnlyList<InputSource> declared, RunOptions options)
{
    /// <summary>What stands in a clause: steps on the way are left out.</summary>
    private readonly List<int> shown =
    [
        .. rules
            .Program.Outputs.Select((o, i) => (o, i))
            .Where(o => rules[o.o.Name]?.Rule.Output.Clause is not null)
            .Select(o => o.i),
    ];

    /// <param name="progress">Told after each block how many people there were so far and which rows were left out.</param>
    /// <returns>How many people were decided about, and how many rows were left out.</returns>
    /// <exception cref="InvalidDataException">The file as a whole cannot be read; the sentence is for the user.</exception>
    public (long People, long Faults) Run(Stream input, Stream output, Action<long, IReadOnlyList<RowFault>> progress)
    {
        var slots = rules.Program.Outputs.ToList();
        var writer = new OutcomeWriter(options.Id, slots, shown, options.CsvOut);
        var intake = new Intake(rules.Program, declared, options.Id, options.Ignored);
        var file = new PopulationFile(input, options.CsvIn, [intake]);
        output.Write(writer.Head());
        var (people, faults) = (0L, 0L);
        foreach (var block in file.Blocks(options.Threads, p => writer.Write(p[0], Results.Of(p[0], slots.Count))))
        {
            output.Write(block.Result.Span);
            people += block.People;
            faults += block.Faults.Count;
            progress(people, block.Faults);
        }
        return (people, faults);
    }
}

internal static class Results
{
    /// <summary>All results of some people.</summary>
    public static Column[] Of(People people, int results)
    {
        var columns = new Column[results];
        for (var i = 0; i < results; i++)
        {
            columns[i] = Column.For(people.Count);
        }
        people.Decide(columns);
        return columns;
    }
}
