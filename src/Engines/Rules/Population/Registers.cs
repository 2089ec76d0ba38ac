namespace Yiju.Rules.Population;

/// <summary>A value on its way: the register of its numbers, and that of what is known; -1 when all is.</summary>
internal readonly record struct Lane(int Numbers, int Known);

/// <summary>Hands out the registers of a plan. A register is free again as soon as its one reader has read it.</summary>
internal sealed class Registers
{
    private readonly Dictionary<int, long> constants = [];
    private readonly Dictionary<long, int> constantOf = [];
    private readonly HashSet<int> kept = [];
    private readonly Stack<int> free = [];
    private readonly HashSet<int> isFree = [];

    public int Count { get; private set; }

    /// <summary>What some hold from the beginning.</summary>
    public IReadOnlyDictionary<int, long> Constants => constants;

    /// <summary>One that is never free again.</summary>
    public int Keep()
    {
        kept.Add(Count);
        return Count++;
    }

    public int Take()
    {
        if (!free.TryPop(out var register))
        {
            return Count++;
        }
        isFree.Remove(register);
        return register;
    }

    public void Release(Lane lane)
    {
        Release(lane.Numbers);
        Release(lane.Known);
    }

    public void Release(int register)
    {
        if (register >= 0 && !kept.Contains(register) && isFree.Add(register))
        {
            free.Push(register);
        }
    }

    public int Constant(long value)
    {
        if (!constantOf.TryGetValue(value, out var register))
        {
            constantOf[value] = register = Keep();
            constants[register] = value;
        }
        return register;
    }

    public Lane Keep(Lane lane)
    {
        kept.Add(lane.Numbers);
        if (lane.Known >= 0)
        {
            kept.Add(lane.Known);
        }
        return lane;
    }
}
