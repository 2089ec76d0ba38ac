namespace Yiju.Benefits.Contracts;

/// <summary>Writes many decisions at once: for a take-over and for the demo city. Decides by the rules in force, like any decision.</summary>
public interface IDecisionSeed
{
    /// <summary>
    /// Decides every benefit with money for each elder whose facts suffice, and credits the current month. One unit of work; at most
    /// 500 elders at a time.
    /// </summary>
    /// <param name="elders">Id and living division of each.</param>
    /// <returns>How many were granted.</returns>
    Task<int> Decide(IReadOnlyList<(long ElderId, string Division)> elders, DateOnly from, CancellationToken ct);
}
