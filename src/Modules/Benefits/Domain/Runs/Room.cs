using Yiju.Rules;
using Yiju.Rules.Population;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>The elders of a chunk for whom the same rules hold, and what these say. Its room is used again.</summary>
internal sealed class Room(ElderRules rules, int most)
{
    private readonly int[] elders = new int[most];
    private readonly Column[] outputs = [.. rules.Program.Outputs.Select(_ => Column.For(most))];
    private Column[]? gathered;

    public ElderRules Rules { get; } = rules;

    public int Count { get; private set; }

    /// <summary>By place in the room the place in the chunk.</summary>
    public ReadOnlySpan<int> Elders => elders.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int elder) => elders[Count++] = elder;

    /// <param name="facts">A place for each elder of the chunk.</param>
    /// <returns>How many lists could not be read.</returns>
    public int Decide(FactChunk chunk, Column[] facts, CancellationToken ct)
    {
        var unreadable = 0;
        var lists = new RecordColumns?[Rules.Lists.Length];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = Records(chunk, Rules.Lists[i].Key, Rules.Lists[i].How, ref unreadable);
        }
        Rules.Program.Over().Run(Count, Count == chunk.Count ? facts : Gather(facts), outputs, lists: lists, ct: ct);
        return unreadable;
    }

    /// <summary>One result of one elder of the room.</summary>
    /// <param name="output">Its place among the program's.</param>
    public Fact Output(int output, int place) => outputs[output][place];

    /// <summary>The results of one elder of the room that outcomes keep, in the order of the list.</summary>
    public void Results(int place, Span<Fact> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = outputs[Rules.Outputs[i]][place];
        }
    }

    private RecordColumns? Records(FactChunk chunk, int key, ListColumn how, ref int unreadable)
    {
        var lists = new Records?[Count];
        for (var place = 0; place < Count; place++)
        {
            foreach (var stated in chunk.FactsOf(elders[place]))
            {
                if (stated.Key == key && stated.Length >= 0)
                {
                    unreadable += how.TryRead(chunk.Texts[stated.At, stated.Length], out lists[place]) ? 0 : 1;
                }
            }
        }
        return lists.All(l => l is null) ? null : how.Columns(lists);
    }

    private Column[] Gather(Column[] facts)
    {
        gathered ??= [.. facts.Select(_ => Column.For(most))];
        for (var i = 0; i < facts.Length; i++)
        {
            var (from, to) = (facts[i], gathered[i]);
            for (var place = 0; place < Count; place++)
            {
                to.Numbers[place] = from.Numbers[elders[place]];
                to.Known![place] = from.Known![elders[place]];
            }
        }
        return gathered;
    }
}

/// <summary>The rooms of a chunk, one for each set of rules that holds for somebody in it.</summary>
internal sealed class Rooms(RulesByPlace rules, int most)
{
    private readonly Dictionary<ElderRules, Room> rooms = [];

    public IEnumerable<Room> Filled => rooms.Values.Where(r => r.Count > 0);

    /// <summary>Where the rules of each elder of the chunk are; null where none hold.</summary>
    public Room?[] RoomOf { get; } = new Room?[most];

    /// <param name="facts">Of this chunk.</param>
    /// <param name="within">Leaves out who lives elsewhere; 12 digits as a number.</param>
    public void Decide(FactChunk chunk, FactTable facts, CancellationToken ct, Func<long, bool>? within = null)
    {
        foreach (var room in rooms.Values)
        {
            room.Clear();
        }
        for (var i = 0; i < chunk.Count; i++)
        {
            var held = within?.Invoke(chunk.Places[i]) == false ? null : rules.At(chunk.Places[i]);
            RoomOf[i] = held is null ? null : Of(held);
            RoomOf[i]?.Add(i);
        }
        var filled = Filled.Select(r => (Room: r, Columns: facts.Of(r.Rules))).ToList();
        facts.Fill();
        foreach (var (room, columns) in filled)
        {
            facts.Unreadable += room.Decide(chunk, columns, ct);
        }
    }

    private Room Of(ElderRules held) =>
        rooms.TryGetValue(held, out var room) ? room : rooms[held] = new Room(held, most);
}
