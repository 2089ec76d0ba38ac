using Yiju.Rules.Checking;

namespace Yiju.Rules.Population;

/// <summary>The steps of a program for crowds of which the same may be unknown. Written once, run block by block, by any number of threads.</summary>
internal sealed class Plan
{
    private readonly RuleProgram program;
    private readonly Unknowns unknowns;
    private readonly Registers registers = new();
    private readonly Emitter emitter;
    private readonly Lane[] inputs;
    private readonly Lane[] outputs;
    private readonly int[] inputColumns;
    private readonly int[] outputColumns;
    private readonly List<ListPlan> lists = [];

    public Plan(RuleProgram program, Unknowns unknowns)
    {
        (this.program, this.unknowns) = (program, unknowns);
        emitter = new Emitter(registers, Source, Fold);
        inputs = [.. program.Inputs.Select(_ => new Lane(-1, -1))];
        outputs = new Lane[program.Rules.Count];
        inputColumns = [.. program.Inputs.Select(_ => registers.Keep())];
        outputColumns = [.. program.Rules.Select(_ => registers.Keep())];
        Marks = new int[program.Rules.Count];
        for (var i = 0; i < program.Rules.Count; i++)
        {
            Rule(i);
        }
        Steps = emitter.Steps();
    }

    public Step[] Steps { get; }

    /// <summary>Of each output, the register of what is decided; -1 when all is.</summary>
    public int[] Marks { get; }

    /// <param name="records">The lists of the crowd.</param>
    public Frame NewFrame(
        IReadOnlyList<Column> facts,
        IReadOnlyList<Column> results,
        IReadOnlyList<RecordColumns?> records
    ) =>
        new(
            registers,
            [.. inputColumns, .. outputColumns],
            [.. facts, .. results],
            [.. lists.Select(l => l.NewFrame(records[l.List]!))]
        );

    private void Rule(int index)
    {
        var body = program.Rules[index].Body;
        var lane = emitter.Emit(body);
        var column = outputColumns[index];
        if (body.Kind == Kind.Truth)
        {
            // The column holds ones and zeros; those who read the output further on take the mask.
            emitter.Add(new MaskStep(lane.Numbers, column));
            outputs[index] = registers.Keep(lane);
        }
        else
        {
            emitter.Add(new TwoStep<Two.Or>(lane.Numbers, lane.Numbers, column));
            registers.Release(lane.Numbers);
            outputs[index] = registers.Keep(new Lane(column, lane.Known));
        }
        Marks[index] = lane.Known;
    }

    private Lane Source(Node node) =>
        node switch
        {
            Node.Output output => outputs[output.Index],
            Node.Input input when inputs[input.Index].Numbers >= 0 => inputs[input.Index],
            Node.Input input => inputs[input.Index] = Read(
                emitter,
                registers,
                node,
                program.Inputs[input.Index].Name,
                input.Index,
                inputColumns[input.Index],
                unknowns.Inputs[input.Index]
            ),
            Node.Fold fold => Fold(fold),
            _ => throw new InvalidOperationException("Fields are read only inside a list."),
        };

    /// <summary>Checked and, where marks come with it, cleared of what is not known, once for all who read it.</summary>
    /// <param name="index">Of the column in its frame.</param>
    /// <param name="column">The register it is lent to.</param>
    public static Lane Read(
        Emitter emitter,
        Registers registers,
        Node node,
        string name,
        int index,
        int column,
        bool marked
    )
    {
        var known = -1;
        if (marked)
        {
            known = registers.Keep();
            emitter.Add(new KnownStep(index, known));
        }
        emitter.Add(new RangeStep(name, column, known, (long)node.Bounds.Min, (long)node.Bounds.Max));
        var numbers = column;
        if (node.Kind == Kind.Truth)
        {
            numbers = registers.Keep();
            emitter.Add(new MaskStep(column, numbers));
        }
        if (known >= 0)
        {
            var clear = numbers == column ? registers.Keep() : numbers;
            emitter.Add(new TwoStep<Two.And>(numbers, known, clear));
            numbers = clear;
        }
        return new Lane(numbers, known);
    }

    /// <summary>“All” is that none is otherwise.</summary>
    private Lane Fold(Node.Fold fold)
    {
        if (unknowns.Lists[fold.List] is not { } marks)
        {
            return new(registers.Constant(0), registers.Constant(0));
        }
        if (fold.Way == FoldWay.All)
        {
            return emitter.Not(Fold(fold with { Way = FoldWay.Any, Where = new Node.Not(fold.Where!, fold.At) }));
        }
        var inside = new ListPlan(program, fold, marks, Source);
        var lane = new Lane(registers.Take(), registers.Take());
        emitter.Add(new FoldStep(inside, lists.Count, lane));
        lists.Add(inside);
        if (marks.Marked || inside.Where.Known >= 0 || inside.Of.Known >= 0)
        {
            return lane;
        }
        registers.Release(lane.Known);
        return lane with { Known = -1 };
    }
}
