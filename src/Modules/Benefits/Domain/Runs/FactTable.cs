using Yiju.Rules;
using Yiju.Rules.Population;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>
/// The facts of a chunk as columns, each read once however many rules and days ask for it. Its room is used again.
/// </summary>
/// <param name="keys">How many names of facts there are.</param>
/// <param name="most">Elders in a chunk.</param>
internal sealed class FactTable(int keys, int most)
{
    private readonly Dictionary<InputSource, Read> bySource = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ElderRules, Column[]> byRules = [];
    private readonly List<Read>[] byKey = [.. Enumerable.Range(0, keys).Select(_ => new List<Read>())];
    private FactChunk? chunk;
    private int filled;

    /// <summary>Statements of the chunk that the rules cannot read.</summary>
    public int Unreadable { get; set; }

    /// <summary>Takes another chunk; its columns are read when they are asked for.</summary>
    public void Begin(FactChunk next)
    {
        foreach (var read in bySource.Values.Where(r => r.Done))
        {
            read.Clear(filled);
        }
        (chunk, filled, Unreadable) = (next, next.Count, 0);
    }

    /// <summary>The columns that rules take, in their order, one place for each elder of the chunk.</summary>
    public Column[] Of(ElderRules rules)
    {
        if (!byRules.TryGetValue(rules, out var columns))
        {
            byRules[rules] = columns = [.. rules.Columns.Select(Column)];
        }
        return columns;
    }

    /// <summary>Reads what was asked for and is not read yet.</summary>
    public void Fill()
    {
        if (bySource.Values.All(r => r.Done))
        {
            return;
        }
        for (var elder = 0; elder < chunk!.Count; elder++)
        {
            foreach (var stated in chunk.FactsOf(elder))
            {
                foreach (var read in byKey[stated.Key])
                {
                    if (!read.Done && stated.Length >= 0 && !read.Take(elder, chunk.Texts[stated.At, stated.Length]))
                    {
                        Unreadable++;
                    }
                }
            }
        }
        foreach (var read in bySource.Values)
        {
            read.Done = true;
        }
    }

    private Column Column((int Key, FactColumn How) input)
    {
        if (!bySource.TryGetValue(input.How.Source, out var read))
        {
            bySource[input.How.Source] = read = new Read(input.How, most);
            byKey[input.Key].Add(read);
        }
        return read.Values;
    }

    private sealed class Read(FactColumn how, int most)
    {
        public Column Values { get; } = Yiju.Rules.Population.Column.For(most);

        public bool Done { get; set; }

        public bool Take(int elder, ReadOnlySpan<byte> text)
        {
            var readable = how.TryRead(text, out var fact);
            (Values.Known![elder], Values.Numbers[elder]) = (fact.Known, fact.Number);
            return readable;
        }

        public void Clear(int count)
        {
            Array.Clear(Values.Known!, 0, count);
            Array.Clear(Values.Numbers, 0, count);
            Done = false;
        }
    }
}
