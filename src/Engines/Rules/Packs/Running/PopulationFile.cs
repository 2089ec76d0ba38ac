using System.Collections.Concurrent;

namespace Yiju.Rules.Packs.Running;

/// <summary>What came of some rows.</summary>
/// <param name="People">How many were read.</param>
/// <param name="Faults">Rows that were left out.</param>
internal sealed record BlockOutcome<T>(T Result, int People, IReadOnlyList<RowFault> Faults);

/// <summary>
/// Works a file of people off, a block of rows at a time, on several threads; what comes out is in the order of the file. No more blocks are
/// in memory than there are threads, and one.
/// </summary>
/// <param name="intakes">One for each program that decides; a row counts only when all can read it.</param>
internal sealed class PopulationFile(Stream input, bool csv, IReadOnlyList<Intake> intakes)
{
    private IReadOnlyList<string> head = [];

    /// <param name="work">What is done with the people of a block, read by each intake; on any thread.</param>
    /// <exception cref="InvalidDataException">The file as a whole cannot be read.</exception>
    public IEnumerable<BlockOutcome<T>> Blocks<T>(int threads, Func<IReadOnlyList<People>, T> work)
    {
        var desks = new ConcurrentBag<Desk>();
        BlockOutcome<T> One(RawRows rows, bool first)
        {
            var desk = desks.TryTake(out var free) ? free : new Desk(intakes, csv, head);
            var faults = desk.Read(rows, first && csv);
            rows.Return();
            var outcome = new BlockOutcome<T>(work(desk.People), desk.People[0].Count, faults);
            desks.Add(desk);
            return outcome;
        }
        var waiting = new Queue<Task<BlockOutcome<T>>>();
        var first = true;
        foreach (var rows in new RowCutter(input, csv).Blocks())
        {
            if (first && csv)
            {
                Head(rows);
            }
            var isFirst = first;
            first = false;
            waiting.Enqueue(Task.Run(() => One(rows, isFirst)));
            if (waiting.Count > threads)
            {
                yield return waiting.Dequeue().GetAwaiter().GetResult();
            }
        }
        while (waiting.TryDequeue(out var next))
        {
            yield return next.GetAwaiter().GetResult();
        }
    }

    private void Head(RawRows rows)
    {
        var (at, line) = (0, 1L);
        if (!rows.Next(ref at, ref line, out var row, out _))
        {
            throw new InvalidDataException("文件是空的，第一行应当是表头。");
        }
        foreach (var intake in intakes)
        {
            if (CsvRow.Head(intake, row, out head) is { } wrong)
            {
                throw new InvalidDataException(wrong.ToString());
            }
        }
    }

    /// <summary>What one thread needs to read rows, used again for block after block.</summary>
    private sealed class Desk(IReadOnlyList<Intake> intakes, bool csv, IReadOnlyList<string> head)
    {
        private readonly IRowReader[] readers =
        [
            .. intakes.Select(i => csv ? (IRowReader)new CsvRow(i, head) : new JsonRow(i)),
        ];

        public People[] People { get; } = [.. intakes.Select(i => new People(i.Program))];

        public List<RowFault> Read(RawRows rows, bool skip)
        {
            var faults = new List<RowFault>();
            Array.ForEach(People, p => p.Clear());
            var (at, line) = (0, rows.Line);
            while (rows.Next(ref at, ref line, out var row, out var rowLine))
            {
                if (skip)
                {
                    skip = false;
                    continue;
                }
                for (var i = 0; i < readers.Length; i++)
                {
                    if (readers[i].Read(row, rowLine, People[i]) is { } fault)
                    {
                        faults.Add(fault);
                        for (var done = 0; done < i; done++)
                        {
                            People[done].TakeBack();
                        }
                        break;
                    }
                }
            }
            return faults;
        }
    }
}
