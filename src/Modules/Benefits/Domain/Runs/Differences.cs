using Yiju.Rules;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>What one chunk of a run has to write.</summary>
/// <param name="Through">The cursor behind it.</param>
/// <param name="Elders">Who was decided.</param>
/// <param name="Replaced">Subjects whose outcome no longer stands.</param>
/// <param name="Layouts">What the outcomes are written in.</param>
/// <param name="Automatic">Benefits that are granted without application.</param>
internal sealed record Differences(
    long Through,
    int Elders,
    int Unreadable,
    IReadOnlyList<OutcomeRow> Outcomes,
    IReadOnlyList<BenefitChange> Changes,
    IReadOnlyList<long> Replaced,
    IReadOnlyList<OutcomeLayout> Layouts,
    IReadOnlySet<string> Automatic
);

/// <summary>Holds the decided chunk against the outcomes that stand. One thread at a time.</summary>
internal sealed class Comparing(long runId, IReadOnlyDictionary<long, OutcomeLayout> layouts)
{
    private readonly Dictionary<long, ResultList> lists = [];
    private readonly Dictionary<long, string> codes = [];
    private readonly Dictionary<(long, ResultList), bool> same = [];
    private byte[] packed = new byte[256];
    private Fact[] now = [];
    private Fact[] before = [];

    /// <param name="unreadable">Facts of the chunk that could not be read.</param>
    /// <param name="most">Outcomes that are written together at most.</param>
    /// <returns>At least one piece; the last ends with the chunk.</returns>
    public IReadOnlyList<Differences> Compare(RegistryChunk chunk, Rooms rooms, int unreadable, int most)
    {
        var pieces = new List<Differences>();
        var piece = new Gathered();
        var rows = chunk.Outcomes.Rows;
        var (standing, places) = (0, new RoomPlaces(rooms));
        for (var i = 0; i < chunk.Facts.Count; i++)
        {
            if (places.Next(i) is not { Room: { } room, Place: var place })
            {
                continue;
            }
            var subject = chunk.Facts.Subjects[i];
            for (; standing < rows.Count && rows[standing].Subject < subject; standing++)
            {
                Gone(chunk, rows[standing], piece);
            }
            StandingOutcome? old = standing < rows.Count && rows[standing].Subject == subject ? rows[standing++] : null;
            One(chunk, room, place, (subject, chunk.Facts.Places[i]), old, piece);
            piece.Elders++;
            if (piece.Outcomes.Count >= most)
            {
                pieces.Add(piece.Until(subject, rooms, unreadable: 0));
                piece = new Gathered();
            }
        }
        for (; standing < rows.Count; standing++)
        {
            Gone(chunk, rows[standing], piece);
        }
        pieces.Add(piece.Until(chunk.Through, rooms, unreadable));
        return pieces;
    }

    private sealed class Gathered
    {
        public List<OutcomeRow> Outcomes { get; } = [];

        public List<BenefitChange> Changes { get; } = [];

        public List<long> Replaced { get; } = [];

        public int Elders { get; set; }

        public Differences Until(long through, Rooms rooms, int unreadable) =>
            new(
                through,
                Elders,
                unreadable,
                Outcomes,
                Changes,
                Replaced,
                [.. rooms.Filled.Select(r => r.Rules.Layout)],
                rooms.Filled.SelectMany(r => r.Rules.Automatic).ToHashSet(StringComparer.Ordinal)
            );
    }

    private void One(
        RegistryChunk chunk,
        Room room,
        int place,
        (long Subject, long Division) elder,
        StandingOutcome? old,
        Gathered gathered
    )
    {
        var list = room.Rules.Results;
        var values = Space(ref now, list.Results.Length);
        room.Results(place, values);
        var most = PackedOutcome.MostBytes(list);
        packed = packed.Length < most ? new byte[most] : packed;
        var bytes = packed.AsSpan(0, PackedOutcome.Write(list, values, packed));
        if (
            old is { Layout: not 0 } stands
            && stands.Place == elder.Division
            && Same(stands.Layout, list)
            && chunk.Outcomes.PackedOf(stands).SequenceEqual(bytes)
        )
        {
            return;
        }
        gathered.Outcomes.Add(Row(elder, room.Rules.Layout.Id, bytes.ToArray()));
        if (old is not null)
        {
            gathered.Replaced.Add(elder.Subject);
        }
        Changes(chunk, elder, old, list, values, gathered.Changes);
    }

    private void Gone(RegistryChunk chunk, StandingOutcome old, Gathered gathered)
    {
        if (old.Layout == 0)
        {
            return;
        }
        var elder = (old.Subject, old.Place);
        gathered.Outcomes.Add(Row(elder, null, []));
        gathered.Replaced.Add(old.Subject);
        Changes(chunk, elder, old, null, [], gathered.Changes);
    }

    private void Changes(
        RegistryChunk chunk,
        (long Subject, long Division) elder,
        StandingOutcome? old,
        ResultList? list,
        ReadOnlySpan<Fact> values,
        List<BenefitChange> to
    )
    {
        ResultList? oldList = old is { Layout: not 0 } ? ListOf(old.Value.Layout) : null;
        var oldValues = Space(ref before, oldList?.Results.Length ?? 0);
        if (oldList is not null)
        {
            PackedOutcome.Read(oldList, chunk.Outcomes.PackedOf(old!.Value), oldValues);
        }
        var moved = old is { } from && from.Place != elder.Division;
        for (var i = 0; i < (list?.Results.Length ?? 0); i++)
        {
            var result = list!.Results[i];
            if (result.Benefit)
            {
                var was = oldList is null ? Granted.None : Granted.Of(oldList, oldList.Find(result.Name, i), oldValues);
                Add(elder, result.Name, was, Granted.Of(list, i, values), moved, to);
            }
        }
        for (var i = 0; i < (oldList?.Results.Length ?? 0); i++)
        {
            var result = oldList!.Results[i];
            if (result.Benefit && (list is null || list.Find(result.Name, i) < 0))
            {
                Add(elder, result.Name, Granted.Of(oldList, i, oldValues), Granted.None, moved, to);
            }
        }
    }

    private void Add(
        (long Subject, long Division) elder,
        string benefit,
        Granted was,
        Granted now,
        bool moved,
        List<BenefitChange> to
    )
    {
        if ((was.Answer != Answer.Yes && now.Answer != Answer.Yes) || (was == now && !moved))
        {
            return;
        }
        to.Add(
            new BenefitChange
            {
                SubjectId = elder.Subject,
                Benefit = benefit,
                RunId = runId,
                Division = Place(elder.Division),
                AnswerBefore = was.Answer,
                FenBefore = was.Fen,
                Answer = now.Answer,
                Fen = now.Fen,
            }
        );
    }

    private OutcomeRow Row((long Subject, long Division) elder, long? layout, byte[] bytes) =>
        new()
        {
            SubjectId = elder.Subject,
            RunId = runId,
            Division = Place(elder.Division),
            LayoutId = layout,
            Packed = bytes,
        };

    private string Place(long division) =>
        codes.TryGetValue(division, out var text) ? text : codes[division] = DivisionNumber.Text(division);

    private bool Same(long layout, ResultList list)
    {
        if (!same.TryGetValue((layout, list), out var equal))
        {
            same[(layout, list)] = equal = ListOf(layout).Json == list.Json;
        }
        return equal;
    }

    private ResultList ListOf(long layout) =>
        lists.TryGetValue(layout, out var list) ? list : lists[layout] = ResultList.Read(layouts[layout].Results);

    private static Span<Fact> Space(ref Fact[] room, int count)
    {
        if (room.Length < count)
        {
            room = new Fact[count];
        }
        return room.AsSpan(0, count);
    }
}

/// <summary>Whether a benefit is granted, and how much of it.</summary>
/// <param name="Fen">Null where nothing is paid or the amount is not known.</param>
internal readonly record struct Granted(Answer Answer, long? Fen)
{
    public static readonly Granted None = new(Answer.None, null);

    /// <param name="at">Place of the benefit in the list; -1: it is not there.</param>
    public static Granted Of(ResultList list, int at, ReadOnlySpan<Fact> values)
    {
        if (at < 0)
        {
            return None;
        }
        var result = list.Results[at];
        return result.Amount is null ? Of(values[at]) : Of(values[at], values[at + 1], result.Open);
    }

    public static Granted Of(Fact answer) => new(PackedOutcome.AnswerOf(answer), null);

    /// <summary>Nothing is granted before it is known how much, unless the documents leave just that open.</summary>
    public static Granted Of(Fact answer, Fact amount, bool open) =>
        (PackedOutcome.AnswerOf(answer), amount) switch
        {
            (Answer.Yes, { Known: true, Number: > 0 }) => new(Answer.Yes, amount.Number),
            (Answer.Yes, { Known: true }) => new(Answer.No, null),
            (Answer.Yes, _) => new(open ? Answer.Yes : Answer.Unknown, null),
            var (said, _) => new(said, null),
        };
}
