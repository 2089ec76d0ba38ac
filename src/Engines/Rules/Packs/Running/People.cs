using Yiju.Rules.Checking;
using Yiju.Rules.Population;

namespace Yiju.Rules.Packs.Running;

/// <summary>The facts of some subjects as columns, used again for block after block.</summary>
internal sealed class People
{
    private readonly RuleProgram program;
    private Column[] facts = [];
    private readonly Records[] lists;

    public People(RuleProgram program)
    {
        this.program = program;
        lists = [.. program.Lists.Select(l => new Records(l.Fields!.Count))];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What each is called in the file.</summary>
    public List<string> Ids { get; } = [];

    public void Clear()
    {
        Count = 0;
        Ids.Clear();
        Array.ForEach(lists, l => l.Clear());
    }

    /// <summary>Makes room for one more, of whom nothing is known.</summary>
    public void Begin()
    {
        if (facts.Length == 0 && program.Inputs.Count > 0 || facts.Length > 0 && Count == facts[0].Numbers.Length)
        {
            Grow(Math.Max(1024, Count * 2));
        }
        foreach (var column in facts)
        {
            column.Numbers[Count] = 0;
            column.Known![Count] = false;
        }
        Array.ForEach(lists, l => l.Begin(Count));
    }

    public void Set(int input, Fact fact)
    {
        facts[input].Numbers[Count] = fact.Number;
        facts[input].Known![Count] = fact.Known;
    }

    public Fact FactOf(int input, int subject) => facts[input][subject];

    public void Add(int list, Fact[] record) => lists[list].Add(record);

    public void KnowList(int list) => lists[list].Know(Count);

    /// <summary>The one that was begun counts; without it the next takes its place.</summary>
    public void End(string id)
    {
        Count++;
        Ids.Add(id);
        Array.ForEach(lists, l => l.End());
    }

    /// <summary>The last one does not count after all.</summary>
    public void TakeBack()
    {
        Count--;
        Ids.RemoveAt(Count);
        Array.ForEach(lists, l => l.TakeBack());
    }

    /// <summary>Decides for all of them.</summary>
    /// <param name="results">A column for each result, with room for <see cref="Count"/>.</param>
    public void Decide(IReadOnlyList<Column> results) =>
        program
            .Over()
            .Run(Count, [.. facts.Select(Whole)], results, threads: 1, lists: [.. lists.Select(l => l.Columns(Count))]);

    /// <summary>Columns in which everything is known are decided without marks.</summary>
    private Column Whole(Column column) =>
        column.Known.AsSpan(0, Count).Contains(false) ? column : column with { Known = null };

    private void Grow(int room) =>
        facts = [
            .. program.Inputs.Select(
                (_, i) =>
                {
                    var column = Column.For(room);
                    if (Count > 0)
                    {
                        facts[i].Numbers.AsSpan(0, Count).CopyTo(column.Numbers);
                        facts[i].Known.AsSpan(0, Count).CopyTo(column.Known);
                    }
                    return column;
                }
            ),
        ];

    /// <summary>One list of all subjects.</summary>
    private sealed class Records(int fields)
    {
        private readonly List<Fact>[] columns = [.. Enumerable.Range(0, fields).Select(_ => new List<Fact>())];
        private readonly List<int> starts = [0];
        private readonly List<bool> known = [];

        public void Clear()
        {
            Array.ForEach(columns, c => c.Clear());
            starts.Clear();
            starts.Add(0);
            known.Clear();
        }

        /// <summary>Takes away what a row that was given up had brought.</summary>
        public void Begin(int subject)
        {
            Array.ForEach(columns, c => c.RemoveRange(starts[subject], c.Count - starts[subject]));
            known.RemoveRange(subject, known.Count - subject);
            known.Add(false);
        }

        public void Know(int subject) => known[subject] = true;

        public void Add(Fact[] record)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Add(record[i]);
            }
        }

        public void End() => starts.Add(columns.Length == 0 ? 0 : columns[0].Count);

        public void TakeBack() => starts.RemoveAt(starts.Count - 1);

        public RecordColumns? Columns(int count) =>
            known.Contains(true)
                ? new RecordColumns(
                    [.. starts],
                    [.. columns.Select(c => new Column([.. c.Select(f => f.Number)], [.. c.Select(f => f.Known)]))],
                    [.. known.Take(count)]
                )
                : null;
    }
}
