namespace Yiju.Rules.Packs.Comparing;

/// <summary>What changes for some people in one benefit. Amounts in fen, for one time.</summary>
internal struct Tally
{
    public long Before;
    public long After;
    public long Gained;
    public long Lost;
    public long More;
    public long Less;
    public long UndecidedBefore;
    public long UndecidedAfter;
    public long FenBefore;
    public long FenAfter;

    /// <summary>One more person.</summary>
    /// <param name="before">Granted by the version before; unknown while undecided or where it has no such benefit.</param>
    /// <param name="fenBefore">How much.</param>
    public void Add(Fact before, Fact fenBefore, Fact after, Fact fenAfter)
    {
        var (had, has) = (before is { Known: true, Number: 1 }, after is { Known: true, Number: 1 });
        Before += had ? 1 : 0;
        After += has ? 1 : 0;
        Gained += !had && has ? 1 : 0;
        Lost += had && !has ? 1 : 0;
        More += had && has && fenAfter.Number > fenBefore.Number ? 1 : 0;
        Less += had && has && fenAfter.Number < fenBefore.Number ? 1 : 0;
        UndecidedBefore += before.Known ? 0 : 1;
        UndecidedAfter += after.Known ? 0 : 1;
        FenBefore += had ? fenBefore.Number : 0;
        FenAfter += has ? fenAfter.Number : 0;
    }

    public void Add(in Tally other)
    {
        Before += other.Before;
        After += other.After;
        Gained += other.Gained;
        Lost += other.Lost;
        More += other.More;
        Less += other.Less;
        UndecidedBefore += other.UndecidedBefore;
        UndecidedAfter += other.UndecidedAfter;
        FenBefore += other.FenBefore;
        FenAfter += other.FenAfter;
    }
}
