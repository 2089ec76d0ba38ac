using Yiju.Rules.Checking;

namespace Yiju.Rules.Population;

/// <summary>
/// Writes expressions out as steps over registers. Where every fact of a rule is known nothing is spent on marking it. What is not known is 0 in
/// every register.
/// </summary>
/// <param name="registers">Of the frame that the steps run in.</param>
/// <param name="source">Where facts, results and fields come from.</param>
/// <param name="fold">Goes through a list.</param>
internal sealed class Emitter(Registers registers, Func<Node, Lane> source, Func<Node.Fold, Lane> fold)
{
    private readonly List<Step> steps = [];

    /// <summary>Once everything is written.</summary>
    public Step[] Steps() => [.. steps];

    public void Add(Step step) => steps.Add(step);

    public Lane Emit(Node node) =>
        node switch
        {
            Node.Constant { Value: { } value, Kind: var kind } => new(
                registers.Constant(kind == Kind.Truth ? -value : value),
                -1
            ),
            Node.Constant => Open(),
            Node.Input or Node.Output or Node.Field => source(node),
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
            _ => Special(node),
        };

    private Lane Special(Node node) =>
        node switch
        {
            Node.Includes includes => Two<Two.Includes>(includes.Left, includes.Right),
            Node.Meets meets => Two<Two.Meets>(meets.Left, meets.Right),
            Node.Member member => Pair<Each.Member>(member.Operand, member.Of, default),
            Node.Size size => Single(size.Operand, default(Each.Size)),
            Node.Within { Of.Value: { } division } within => Single(within.Operand, new Each.Within(division)),
            Node.Calendar calendar => Single(calendar.Operand, new Each.Calendar(calendar.Unit)),
            Node.Later { Unit: DateUnit.Day } later => Two<Two.Add>(later.Operand, later.By),
            Node.Later { By.Value: { } by } later => Single(later.Operand, new Each.Later(later, by)),
            Node.Within or Node.Later => Open(),
            Node.Span { Unit: DateUnit.Day } span => Two<Two.Subtract>(span.To, span.From),
            Node.Span span => Pair(span.From, span.To, new Each.Span(span.Unit)),
            Node.Lookup lookup => One(lookup.Operand, (from, to) => new LookupStep(lookup, from, to)),
            Node.Fold list => fold(list),
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };

    private Lane Open() => new(registers.Constant(0), registers.Constant(0));

    private Lane Single<T>(Node operand, T each)
        where T : struct, IOne => One(operand, (from, to) => new OneStep<T>(each, from, to));

    private Lane Pair<T>(Node left, Node right, T each)
        where T : struct, IPair
    {
        var (a, b) = (Emit(left), Emit(right));
        var known = Together(a.Known, b.Known);
        var to = registers.Take();
        steps.Add(new PairStep<T>(each, a.Numbers, b.Numbers, to));
        return Clear(to, known, a, b);
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
        var to = registers.Take();
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
            registers.Release(lane.Numbers);
            if (lane.Known != known)
            {
                registers.Release(lane.Known);
            }
        }
        return new Lane(numbers, known);
    }

    private Lane Scale(Node.Scale scale)
    {
        var lane = Emit(scale.Operand);
        return scale.Factor == 1
            ? lane
            : Clear(Apply<Two.Multiply>(lane.Numbers, registers.Constant(scale.Factor)), lane.Known, lane);
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
        var to = registers.Take();
        steps.Add(step(lane.Numbers, to));
        return Clear(to, lane.Known, lane);
    }

    private Lane OneOf(Node.OneOf one)
    {
        var lane = Emit(one.Operand);
        var found = -1;
        foreach (var value in one.Values)
        {
            var here = Apply<Two.Equal>(
                lane.Numbers,
                registers.Constant(one.Operand.Kind == Kind.Truth ? -value : value)
            );
            if (found >= 0)
            {
                steps.Add(new TwoStep<Two.Or>(found, here, found));
                registers.Release(here);
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
        registers.Release(lane.Numbers);
        return lane.Known < 0 ? new(registers.Constant(-1), -1) : new(lane.Known, -1);
    }

    public Lane Not(Lane lane)
    {
        var to =
            lane.Known < 0
                ? Apply<Two.Without>(registers.Constant(-1), lane.Numbers)
                : Apply<Two.Without>(lane.Known, lane.Numbers);
        registers.Release(lane.Numbers);
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
        Array.ForEach([.. no, some], registers.Release);
        if (known != a.Known && known != b.Known)
        {
            registers.Release(known);
        }
        registers.Release(a);
        registers.Release(b);
        return new(numbers, all);
    }

    private int No(Lane lane) => Apply<Two.Without>(lane.Known < 0 ? registers.Constant(-1) : lane.Known, lane.Numbers);

    private Lane If(Node.If choice)
    {
        var (c, a, b) = (Emit(choice.Condition), Emit(choice.Then), Emit(choice.Else));
        var numbers = registers.Take();
        steps.Add(new ChooseStep(c.Numbers, a.Numbers, b.Numbers, numbers));
        if (c.Known < 0 && a.Known < 0 && b.Known < 0)
        {
            return Clear(numbers, -1, c, a, b);
        }
        var all = registers.Constant(-1);
        var (knownA, knownB) = (a.Known < 0 ? all : a.Known, b.Known < 0 ? all : b.Known);
        var known = registers.Take();
        steps.Add(new ChooseStep(c.Numbers, knownA, knownB, known));
        if (c.Known >= 0)
        {
            // Where the condition is not known, both branches must be known and say the same.
            var same = Apply<Two.Equal>(a.Numbers, b.Numbers);
            steps.Add(new TwoStep<Two.And>(same, knownA, same));
            steps.Add(new TwoStep<Two.And>(same, knownB, same));
            steps.Add(new ChooseStep(c.Known, known, same, known));
            steps.Add(new ChooseStep(c.Known, numbers, b.Numbers, numbers));
            registers.Release(same);
        }
        return Clear(numbers, known, c, a, b);
    }
}
