using Yiju.Rules;
using Yiju.Rules.Population;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>Columns for the elders of a chunk for whom the same rules hold. Its room is used again.</summary>
internal sealed class Room
{
    private readonly Column[] facts;
    private readonly Column[] outputs;
    private readonly int[] elders;

    public Room(ElderRules rules, int most)
    {
        Rules = rules;
        elders = new int[most];
        facts = [.. rules.Program.Inputs.Select(_ => Column.For(most))];
        outputs = [.. rules.Program.Outputs.Select(_ => Column.For(most))];
    }

    public ElderRules Rules { get; }

    public int Count { get; private set; }

    /// <summary>Facts that could not be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>By place in the room the place in the chunk.</summary>
    public ReadOnlySpan<int> Elders => elders.AsSpan(0, Count);

    public void Clear()
    {
        foreach (var column in facts)
        {
            Array.Clear(column.Known!, 0, Count);
            Array.Clear(column.Numbers, 0, Count);
        }
        (Count, Unreadable) = (0, 0);
    }

    public void Add(FactChunk chunk, int elder)
    {
        foreach (var stated in chunk.FactsOf(elder))
        {
            var input = Rules.InputOfKey[stated.Key];
            if (input < 0 || stated.Length < 0)
            {
                continue;
            }
            if (!Rules.Columns[input].TryRead(chunk.Texts[stated.At, stated.Length], out var fact))
            {
                Unreadable++;
            }
            facts[input].Known![Count] = fact.Known;
            facts[input].Numbers[Count] = fact.Number;
        }
        elders[Count++] = elder;
    }

    public void Decide(int threads, CancellationToken ct) =>
        Rules.Program.Over().Run(Count, facts, outputs, threads, ct: ct);

    /// <summary>The results of one elder of the room that outcomes keep, in the order of the list.</summary>
    public void Results(int place, Span<Fact> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = outputs[Rules.Outputs[i]][place];
        }
    }
}

/// <summary>The rooms of a chunk, one for each set of rules that holds for somebody in it.</summary>
internal sealed class Rooms(RulesByPlace rules, int most)
{
    private readonly Dictionary<ElderRules, Room> rooms = [];

    public IEnumerable<Room> Filled => rooms.Values.Where(r => r.Count > 0);

    /// <summary>Where the rules of each elder of the chunk are; null where none hold.</summary>
    public Room?[] RoomOf { get; } = new Room?[most];

    public void Decide(FactChunk chunk, int threads, CancellationToken ct, Func<long, bool>? within = null)
    {
        foreach (var room in rooms.Values)
        {
            room.Clear();
        }
        for (var i = 0; i < chunk.Count; i++)
        {
            var held = within?.Invoke(chunk.Places[i]) == false ? null : rules.At(chunk.Places[i]);
            RoomOf[i] = held is null ? null : Of(held);
            RoomOf[i]?.Add(chunk, i);
        }
        foreach (var room in Filled)
        {
            room.Decide(threads, ct);
        }
    }

    private Room Of(ElderRules held) => rooms.TryGetValue(held, out var room) ? room : rooms[held] = new Room(held, most);
}
