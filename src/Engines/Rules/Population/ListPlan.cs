using Yiju.Rules.Checking;

namespace Yiju.Rules.Population;

/// <summary>The steps that go through one list: like those of a plan, but over records instead of subjects.</summary>
internal sealed class ListPlan
{
    private readonly RuleProgram program;
    private readonly Unknowns.List marks;
    private readonly Func<Node, Lane> outer;
    private readonly Registers registers = new();
    private readonly Emitter emitter;
    private readonly int[] columns;
    private readonly Lane[] fields;
    private readonly Dictionary<(bool IsOutput, int Index), Lane> brought = [];
    private readonly List<(int From, int To)> gathers = [];

    /// <param name="outer">Facts and results of the subject, and whether it has a list, in the frame around.</param>
    public ListPlan(RuleProgram program, Node.Fold fold, Unknowns.List marks, Func<Node, Lane> outer)
    {
        (this.program, this.marks, this.outer, Fold) = (program, marks, outer, fold);
        emitter = new Emitter(registers, Source, known => Bring(outer(known)));
        columns = [.. marks.Fields.Select(_ => registers.Keep())];
        fields = [.. marks.Fields.Select(_ => new Lane(-1, -1))];
        Where = fold.Where is { } where ? registers.Keep(emitter.Emit(where)) : new Lane(registers.Constant(-1), -1);
        Of = fold.Of is { } of ? emitter.Emit(of) : new Lane(registers.Constant(1), -1);
        Steps = emitter.Steps();
        Gathers = [.. gathers];
    }

    public Node.Fold Fold { get; }

    /// <summary>Index of the list.</summary>
    public int List => Fold.List;

    public Step[] Steps { get; }

    /// <summary>Which records count.</summary>
    public Lane Where { get; }

    /// <summary>What each of them counts for.</summary>
    public Lane Of { get; }

    /// <summary>Registers of the subject that each of its records needs, and where.</summary>
    public (int From, int To)[] Gathers { get; }

    public ListFrame NewFrame(RecordColumns records) => new(records, new Frame(registers, columns, records.Fields, []));

    private Lane Source(Node node)
    {
        if (node is not Node.Field field)
        {
            var key = node is Node.Output output ? (true, output.Index) : (false, ((Node.Input)node).Index);
            return brought.TryGetValue(key, out var lane) ? lane : brought[key] = Bring(outer(node));
        }
        return fields[field.Index].Numbers >= 0
            ? fields[field.Index]
            : fields[field.Index] = Plan.Read(
                emitter,
                registers,
                node,
                $"{Fold.Label!.Name}.{program.Lists[List].Fields![field.Index].Name}",
                field.Index,
                columns[field.Index],
                marks.Fields[field.Index]
            );
    }

    private Lane Bring(Lane lane)
    {
        var here = new Lane(registers.Keep(), lane.Known < 0 ? -1 : registers.Keep());
        gathers.Add((lane.Numbers, here.Numbers));
        if (lane.Known >= 0)
        {
            gathers.Add((lane.Known, here.Known));
        }
        return here;
    }
}

/// <summary>What one thread needs to go through a list.</summary>
/// <param name="Rows">Registers over the records at hand.</param>
internal sealed record ListFrame(RecordColumns Records, Frame Rows)
{
    /// <summary>Of each record at hand, its subject's place in the block.</summary>
    public int[] Owners { get; } = new int[Frame.Block];
}

/// <summary>Goes through the records of a block of subjects, as many at a time as a frame holds.</summary>
internal sealed class FoldStep(ListPlan plan, int list, Lane to) : Step
{
    public override void Run(Frame frame)
    {
        var (records, rows) = frame.Lists[list];
        var owners = frame.Lists[list].Owners;
        var numbers = frame[to.Numbers];
        var known = frame[to.Known];
        numbers.Clear();
        known.Fill(-1);
        var end = records.Starts[frame.First + frame.Count];
        var subject = 0;
        for (var first = records.Starts[frame.First]; first < end; first += rows.Count)
        {
            rows.Move(first, Math.Min(Frame.Block, end - first));
            for (var i = 0; i < rows.Count; i++)
            {
                while (records.Starts[frame.First + subject + 1] <= first + i)
                {
                    subject++;
                }
                owners[i] = subject;
            }
            Gather(frame, rows, owners);
            foreach (var step in plan.Steps)
            {
                step.Run(rows);
            }
            Add(rows, owners, numbers, known);
        }
        Finish(frame, records, numbers, known);
    }

    private void Gather(Frame frame, Frame rows, int[] owners)
    {
        foreach (var (from, here) in plan.Gathers)
        {
            var a = frame[from];
            var r = rows[here];
            for (var i = 0; i < r.Length; i++)
            {
                r[i] = a[owners[i]];
            }
        }
    }

    /// <summary>What counts is summed, or for “any” met; what is not known is marked.</summary>
    private void Add(Frame rows, int[] owners, Span<long> numbers, Span<long> known)
    {
        var where = rows[plan.Where.Numbers];
        var of = rows[plan.Of.Numbers];
        var any = plan.Fold.Way == FoldWay.Any;
        for (var i = 0; i < where.Length; i++)
        {
            ref var number = ref numbers[owners[i]];
            number = any ? number | where[i] : number + (where[i] & of[i]);
        }
        if (plan.Where.Known >= 0)
        {
            var marks = rows[plan.Where.Known];
            for (var i = 0; i < marks.Length; i++)
            {
                known[owners[i]] &= marks[i];
            }
        }
        if (plan.Of.Known >= 0)
        {
            var marks = rows[plan.Of.Known];
            for (var i = 0; i < marks.Length; i++)
            {
                known[owners[i]] &= marks[i] | ~where[i];
            }
        }
    }

    /// <summary>A known yes settles “any”; a list that is not known settles nothing.</summary>
    private void Finish(Frame frame, RecordColumns records, Span<long> numbers, Span<long> known)
    {
        for (var s = 0; s < numbers.Length; s++)
        {
            var count = records.Starts[frame.First + s + 1] - records.Starts[frame.First + s];
            if (count > plan.Fold.Most || count < 0)
            {
                throw new ArgumentException(
                    $"Subject {frame.First + s}: {plan.Fold.Label!.Name} has {count} records, 0 to {plan.Fold.Most} are allowed."
                );
            }
            var settled = plan.Fold.Way == FoldWay.Any ? known[s] | numbers[s] : known[s];
            known[s] = records.Known is { } marks && !marks[frame.First + s] ? 0 : settled;
            numbers[s] &= known[s];
        }
    }
}
