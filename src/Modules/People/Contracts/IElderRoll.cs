namespace Yiju.People.Contracts;

/// <summary>Who is in the registry, for work of the system that goes through all of it.</summary>
public interface IElderRoll
{
    /// <summary>How many live here and are served.</summary>
    Task<int> Count(CancellationToken ct);

    /// <summary>Ids of those who died, moved away, left or were merged into another record, rising.</summary>
    /// <param name="after">Ids above this one.</param>
    /// <param name="through">Up to and with this one.</param>
    Task<IReadOnlyList<long>> GoneBetween(long after, long through, CancellationToken ct);
}
