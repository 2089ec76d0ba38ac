using Yiju.Rules.Checking;

namespace Yiju.Rules.Population;

/// <summary>A value on its way: the register of its numbers, and that of what is known; -1 when all is.</summary>
internal readonly record struct Lane(int Numbers, int Known);

/// <summary>
/// The steps of a program, written once and run block by block. Where every fact of a rule is known nothing is spent on marking it. A
/// register is free again as soon as its one reader has read it.
/// </summary>
internal sealed class Plan
{
    private readonly RuleProgram program;
    private readonly IReadOnlyList<bool[]?> marks;
    private readonly List<Step> steps = [];
    private readonly Dictionary<int, long> constants = [];
    private readonly Dictionary<long, int> constantOf = [];
    private readonly Lane[] inputs;
    private readonly Lane[] outputs;
    private readonly HashSet<int> kept = [];
    private readonly Stack<int> free = [];
    private int registers;

    /// <param name="marks">For each input, the marks of what is known; null when all is.</param>
    public Plan(RuleProgram program, IReadOnlyList<bool[]?> marks)
    {
        (this.program, this.marks) = (program, marks);
        inputs = [.. program.Inputs.Select(_ => new Lane(-1, -1))];
        outputs = new Lane[program.Rules.Count];
        InputColumns = [.. program.Inputs.Select(_ => Keep())];
        OutputColumns = [.. program.Rules.Select(_ => Keep())];
        Marks = new int[program.Rules.Count];
        for (var i = 0; i < program.Rules.Count; i++)
        {
            Rule(i);
        }
    }

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Registers that are lent the caller's columns.</summary>
    public int[] InputColumns { get; }

    public int[] OutputColumns { get; }

    /// <summary>Of each output, the register of what is decided; -1 when all is.</summary>
    public int[] Marks { get; }

    public Frame NewFrame() => new(registers, constants);

    private int Keep()
    {
        var register = registers++;
        kept.Add(register);
        return register;
    }

    private int Take() => free.TryPop(out var register) ? register : registers++;

    private void Release(Lane lane)
    {
        Release(lane.Numbers);
        Release(lane.Known);
    }

    private void Release(int register)
    {
        if (register >= 0 && !kept.Contains(register) && !free.Contains(register))
        {
            free.Push(register);
        }
    }

    private int Constant(long value)
    {
        if (!constantOf.TryGetValue(value, out var register))
        {
            constantOf[value] = register = Keep();
            constants[register] = value;
        }
        return register;
    }

    private void Rule(int index)
    {
        var body = program.Rules[index].Body;
        var lane = Emit(body);
        var column = OutputColumns[index];
        if (body.Kind == Kind.Truth)
        {
            // The column holds ones and zeros; those who read the output further on take the mask.
            steps.Add(new MaskStep(lane.Numbers, column));
            outputs[index] = KeepAlso(lane);
        }
        else
        {
            steps.Add(new TwoStep<Two.Or>(lane.Numbers, lane.Numbers, column));
            Release(lane.Numbers);
            outputs[index] = KeepAlso(new Lane(column, lane.Known));
        }
        Marks[index] = lane.Known;
    }

    private Lane KeepAlso(Lane lane)
    {
        kept.Add(lane.Numbers);
        if (lane.Known >= 0)
        {
            kept.Add(lane.Known);
        }
        return lane;
    }

    private Lane Emit(Node node) =>
        node switch
        {
            Node.Constant { Value: { } value, Kind: var kind } => new(
                Constant(kind == Kind.Truth ? -value : value),
                -1
            ),
            Node.Constant => new(Constant(0), Constant(0)),
            Node.Input input => Input(input),
            Node.Output output => outputs[output.Index],
            Node.Add add => Two<Two.Add>(add.Left, add.Right),
            Node.Subtract subtract => Two<Two.Subtract>(subtract.Left, subtract.Right),
            Node.Multiply multiply => Two<Two.Multiply>(multiply.Left, multiply.Right),
            Node.Lesser lesser => Two<Two.Lesser>(lesser.Left, lesser.Right),
            Node.Greater greater => Two<Two.Greater>(greater.Left, greater.Right),
            Node.Scale scale => Scale(scale),
            Node.Compare compare => Compare(compare),
            Node.And and => And(Emit(and.Left), Emit(and.Right)),
            Node.Or or => Not(And(Not(Emit(or.Left)), Not(Emit(or.Right)))),
            Node.Not not => Not(Emit(not.Operand)),
            Node.If choice => If(choice),
            Node.OneOf one => OneOf(one),
            Node.Known known => Known(known),
            Node.Round round => One(round.Operand, (from, to) => new RoundStep(round, from, to)),
            Node.YearsSince years => One(years.Operand, (from, to) => new YearsStep(years, from, to)),
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };

    /// <summary>Checked and, where marks come with it, cleared of what is not known, once for all who read it.</summary>
    private Lane Input(Node.Input input)
    {
        if (inputs[input.Index].Numbers >= 0)
        {
            return inputs[input.Index];
        }
        var column = InputColumns[input.Index];
        var known = -1;
        if (marks[input.Index] is { } given)
        {
            known = Keep();
            steps.Add(new KnownStep(given, known));
        }
        steps.Add(
            new RangeStep(program.Inputs[input.Index], column, known, (long)input.Bounds.Min, (long)input.Bounds.Max)
        );
        var numbers = column;
        if (input.Kind == Kind.Truth)
        {
            numbers = Keep();
            steps.Add(new MaskStep(column, numbers));
        }
        if (known >= 0)
        {
            var clear = numbers == column ? Keep() : numbers;
            steps.Add(new TwoStep<Two.And>(numbers, known, clear));
            numbers = clear;
        }
        return inputs[input.Index] = new Lane(numbers, known);
    }

    private Lane Two<T>(Node left, Node right)
        where T : struct, ITwo
    {
        var (a, b) = (Emit(left), Emit(right));
        var known = Together(a.Known, b.Known);
        return Clear(Apply<T>(a.Numbers, b.Numbers), known, a, b);
    }

    /// <summary>What is known of both; a register of its own only when each has one.</summary>
    private int Together(int a, int b) =>
        a < 0 ? b
        : b < 0 || a == b ? a
        : Apply<Two.And>(a, b);

    private int Apply<T>(int a, int b)
        where T : struct, ITwo
    {
        var to = Take();
        steps.Add(new TwoStep<T>(a, b, to));
        return to;
    }

    /// <summary>Zero where not known, and the operands released.</summary>
    private Lane Clear(int numbers, int known, params ReadOnlySpan<Lane> read)
    {
        if (known >= 0)
        {
            steps.Add(new TwoStep<Two.And>(numbers, known, numbers));
        }
        foreach (var lane in read)
        {
            Release(lane.Numbers);
            if (lane.Known != known)
            {
                Release(lane.Known);
            }
        }
        return new Lane(numbers, known);
    }

    private Lane Scale(Node.Scale scale)
    {
        var lane = Emit(scale.Operand);
        return scale.Factor == 1
            ? lane
            : Clear(Apply<Two.Multiply>(lane.Numbers, Constant(scale.Factor)), lane.Known, lane);
    }

    private Lane Compare(Node.Compare compare) =>
        compare.Relation switch
        {
            Relation.Equal => Two<Two.Equal>(compare.Left, compare.Right),
            Relation.Unequal => Two<Two.Unequal>(compare.Left, compare.Right),
            Relation.Less => Two<Two.Less>(compare.Left, compare.Right),
            Relation.LessOrEqual => Two<Two.LessOrEqual>(compare.Left, compare.Right),
            Relation.Greater => Two<Two.Less>(compare.Right, compare.Left),
            Relation.GreaterOrEqual => Two<Two.LessOrEqual>(compare.Right, compare.Left),
        };

    private Lane One(Node operand, Func<int, int, Step> step)
    {
        var lane = Emit(operand);
        var to = Take();
        steps.Add(step(lane.Numbers, to));
        return Clear(to, lane.Known, lane);
    }

    private Lane OneOf(Node.OneOf one)
    {
        var lane = Emit(one.Operand);
        var found = -1;
        foreach (var value in one.Values)
        {
            var here = Apply<Two.Equal>(lane.Numbers, Constant(one.Operand.Kind == Kind.Truth ? -value : value));
            if (found >= 0)
            {
                steps.Add(new TwoStep<Two.Or>(found, here, found));
                Release(here);
            }
            else
            {
                found = here;
            }
        }
        return Clear(found, lane.Known, lane);
    }

    private Lane Known(Node.Known known)
    {
        var lane = Emit(known.Operand);
        Release(lane.Numbers);
        return lane.Known < 0 ? new(Constant(-1), -1) : new(lane.Known, -1);
    }

    private Lane Not(Lane lane)
    {
        var to =
            lane.Known < 0
                ? Apply<Two.Without>(Constant(-1), lane.Numbers)
                : Apply<Two.Without>(lane.Known, lane.Numbers);
        Release(lane.Numbers);
        return new(to, lane.Known);
    }

    /// <summary>Known where both are, and where either is a known no.</summary>
    private Lane And(Lane a, Lane b)
    {
        var numbers = Apply<Two.And>(a.Numbers, b.Numbers);
        if (a.Known < 0 && b.Known < 0)
        {
            return Clear(numbers, -1, a, b);
        }
        var (known, no) = (Together(a.Known, b.Known), new[] { No(a), No(b) });
        var some = Apply<Two.Or>(no[0], no[1]);
        var all = Apply<Two.Or>(known, some);
        Array.ForEach([.. no, some], Release);
        if (known != a.Known && known != b.Known)
        {
            Release(known);
        }
        Release(a);
        Release(b);
        return new(numbers, all);
    }

    private int No(Lane lane) => Apply<Two.Without>(lane.Known < 0 ? Constant(-1) : lane.Known, lane.Numbers);

    private Lane If(Node.If choice)
    {
        var (c, a, b) = (Emit(choice.Condition), Emit(choice.Then), Emit(choice.Else));
        var numbers = Take();
        steps.Add(new ChooseStep(c.Numbers, a.Numbers, b.Numbers, numbers));
        if (c.Known < 0 && a.Known < 0 && b.Known < 0)
        {
            return Clear(numbers, -1, c, a, b);
        }
        var all = Constant(-1);
        var (knownA, knownB) = (a.Known < 0 ? all : a.Known, b.Known < 0 ? all : b.Known);
        var known = Take();
        steps.Add(new ChooseStep(c.Numbers, knownA, knownB, known));
        if (c.Known >= 0)
        {
            // Where the condition is not known, both branches must be known and say the same.
            var same = Apply<Two.Equal>(a.Numbers, b.Numbers);
            steps.Add(new TwoStep<Two.And>(same, knownA, same));
            steps.Add(new TwoStep<Two.And>(same, knownB, same));
            steps.Add(new ChooseStep(c.Known, known, same, known));
            steps.Add(new ChooseStep(c.Known, numbers, b.Numbers, numbers));
            Release(same);
        }
        return Clear(numbers, known, c, a, b);
    }
}
