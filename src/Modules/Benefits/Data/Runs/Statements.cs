using System.Buffers.Text;
using Yiju.Benefits.Domain.Runs;
using Yiju.People.Contracts;

namespace Yiju.Benefits.Data.Runs;

/// <summary>The statements about one subject as they are read; of two about the same thing the later one counts.</summary>
internal sealed class Statements(IReadOnlyList<string> keys)
{
    private readonly int home = keys.ToList().IndexOf(FactKeys.LivingDivision);
    private readonly List<StatedFact> facts = [];
    private readonly List<(int From, long Id)> ranks = [];

    /// <param name="from">First day on which it holds.</param>
    public void Add(Heap texts, int key, bool unknown, ReadOnlySpan<byte> text, int from, long id)
    {
        var stated = unknown ? new StatedFact(key, 0, -1) : new StatedFact(key, texts.Add(text), text.Length);
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i].Key == key)
            {
                if ((from, id).CompareTo(ranks[i]) > 0)
                {
                    (facts[i], ranks[i]) = (stated, (from, id));
                }
                return;
            }
        }
        facts.Add(stated);
        ranks.Add((from, id));
    }

    /// <summary>Adds the subject to the chunk if it is somebody who lives somewhere.</summary>
    public void MoveTo(FactChunk chunk, long subject)
    {
        foreach (var fact in facts)
        {
            if (
                fact.Key == home
                && fact.Length > 0
                && Utf8Parser.TryParse(chunk.Texts[fact.At, fact.Length], out long place, out var read)
                && read == fact.Length
            )
            {
                chunk.Add(subject, place, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(facts));
                return;
            }
        }
    }

    public void Clear()
    {
        facts.Clear();
        ranks.Clear();
    }
}
