namespace Yiju.Workforce.Contracts;

/// <summary>Care workers, assessors and their certificates, as other modules need them.</summary>
public interface IWorkers
{
    Task<WorkerCard?> Find(long workerId, CancellationToken ct);

    Task<WorkerCard?> FindByAccount(long accountId, CancellationToken ct);

    Task<IReadOnlyDictionary<long, WorkerCard>> Cards(IReadOnlyCollection<long> workerIds, CancellationToken ct);

    /// <summary>Those employed by an organisation on a day, with the certificates valid that day.</summary>
    Task<IReadOnlyList<WorkerCard>> Of(long orgId, DateOnly day, CancellationToken ct);
}

/// <param name="Certificates">Valid on the day that was asked: stable words such as physician, nurse, social-worker, care-worker-junior,
/// care-worker-mid, care-worker-senior, bathing.</param>
/// <param name="RelativeIds">Elders the worker is related to (ASM-20).</param>
public sealed record WorkerCard(
    long Id,
    string Name,
    long OrgId,
    long? AccountId,
    IReadOnlyList<string> Certificates,
    double? Longitude,
    double? Latitude,
    IReadOnlyList<long> RelativeIds
);
