namespace Yiju.Rules.Population;

/// <summary>
/// Decides for many subjects at once, a block at a time, on as many threads as asked. The results equal those of
/// <see cref="RuleProgram.Decide"/> bit for bit, on any number of threads. Nothing is allocated per subject.
/// </summary>
public sealed class Crowd
{
    private readonly RuleProgram program;

    internal Crowd(RuleProgram program) => this.program = program;

    /// <param name="subjects">How many.</param>
    /// <param name="facts">A column for each input, in their order.</param>
    /// <param name="results">A column for each output, in their order, to be filled.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="lists">One per list, in their order; null where it is known of nobody. Null: none is.</param>
    /// <exception cref="ArgumentException">
    /// Columns are missing or too short, a result that may be undecided has no room for it, or a fact lies outside the range of its input.
    /// </exception>
    public void Run(
        int subjects,
        IReadOnlyList<Column> facts,
        IReadOnlyList<Column> results,
        int threads = 1,
        IReadOnlyList<RecordColumns?>? lists = null,
        CancellationToken ct = default
    )
    {
        var records = lists ?? new RecordColumns?[program.Lists.Count];
        var plan = Prepare(subjects, facts, results, records);
        var blocks = (subjects + Frame.Block - 1) / Frame.Block;
        var next = -1;
        Exception? failure = null;
        void Work()
        {
            var frame = plan.NewFrame(facts, results, records);
            try
            {
                for (int block; (block = Interlocked.Increment(ref next)) < blocks && !ct.IsCancellationRequested; )
                {
                    One(plan, frame, block, subjects, results);
                }
            }
            catch (ArgumentException error)
            {
                Interlocked.CompareExchange(ref failure, error, null);
                Volatile.Write(ref next, blocks);
            }
        }
        var others = Enumerable.Range(1, threads - 1).Select(_ => Task.Run(Work, CancellationToken.None)).ToArray();
        Work();
        Task.WaitAll(others, CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw new ArgumentException(failure.Message, failure);
        }
    }

    private Plan Prepare(
        int subjects,
        IReadOnlyList<Column> facts,
        IReadOnlyList<Column> results,
        IReadOnlyList<RecordColumns?> lists
    )
    {
        if (
            facts.Count != program.Inputs.Count
            || results.Count != program.Rules.Count
            || lists.Count != program.Lists.Count
        )
        {
            throw new ArgumentException(
                $"{program.Inputs.Count} columns of facts, {program.Lists.Count} lists and {program.Rules.Count} columns of results are needed, got {facts.Count}, {lists.Count} and {results.Count}."
            );
        }
        if (!facts.Concat(results).All(c => Holds(c, subjects)))
        {
            throw new ArgumentException($"Every column needs {subjects} places.");
        }
        for (var i = 0; i < lists.Count; i++)
        {
            if (lists[i] is { } records)
            {
                Check(program.Lists[i], records, subjects);
            }
        }
        var plan = program.PlanFor(Unknowns.Of(facts, lists));
        for (var i = 0; i < results.Count; i++)
        {
            if (plan.Marks[i] >= 0 && results[i].Known is null)
            {
                throw new ArgumentException($"{program.Rules[i].Name} may be undecided: its column needs marks.");
            }
        }
        return plan;
    }

    private static void Check(RuleProgram.Slot list, RecordColumns records, int subjects)
    {
        if (
            records.Starts.Length <= subjects
            || records.Starts[0] < 0
            || records.Known?.Length < subjects
            || records.Fields.Count != list.Fields!.Count
            || !records.Fields.All(f => Holds(f, records.Starts[subjects]))
        )
        {
            throw new ArgumentException(
                $"{list.Name} needs {subjects + 1} starts and {list.Fields!.Count} columns with a place for each record."
            );
        }
        for (var i = 0; i < subjects; i++)
        {
            if (records.Starts[i + 1] < records.Starts[i])
            {
                throw new ArgumentException(
                    $"{list.Name}: the start of subject {i + 1} is before that of subject {i}."
                );
            }
        }
    }

    private static bool Holds(Column column, int rows) =>
        column.Numbers.Length >= rows && !(column.Known?.Length < rows);

    private static void One(Plan plan, Frame frame, int block, int subjects, IReadOnlyList<Column> results)
    {
        var first = block * Frame.Block;
        frame.Move(first, Math.Min(Frame.Block, subjects - first));
        foreach (var step in plan.Steps)
        {
            step.Run(frame);
        }
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Known is { } known)
            {
                Mark(frame, plan.Marks[i], known.AsSpan(frame.First, frame.Count));
            }
        }
    }

    private static void Mark(Frame frame, int marks, Span<bool> known)
    {
        if (marks < 0)
        {
            known.Fill(true);
            return;
        }
        var decided = frame[marks];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = decided[i] != 0;
        }
    }
}
