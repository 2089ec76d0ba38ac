namespace Yiju.Workforce.Contracts;

/// <summary>
/// Writes many workers with their certificates inside the caller's unit of work: take-over imports and the demo city. Safe to repeat: the
/// same ID number at the same organisation is found and not added again. Give at most 500 at a time; rows are taken as checked.
/// </summary>
public interface IWorkerLoader
{
    /// <returns>Ids in the order given.</returns>
    Task<IReadOnlyList<long>> Load(IReadOnlyList<NewWorker> workers, CancellationToken ct);

    /// <summary>Ties accounts to workers, so that they find their route when they sign in.</summary>
    Task Tie(IReadOnlyDictionary<long, long> accountByWorker, CancellationToken ct);
}

/// <param name="ResidentId">18 characters, checked; kept encrypted.</param>
/// <param name="Phone">Digits; kept encrypted.</param>
/// <param name="Longitude">Where the day starts, degrees.</param>
/// <param name="RelativeIds">Elders the worker is related to (ASM-20).</param>
public sealed record NewWorker(
    string Name,
    string ResidentId,
    string? Phone,
    long OrgId,
    DateOnly From,
    DateOnly? To,
    double? Longitude,
    double? Latitude,
    IReadOnlyList<NewCertificate> Certificates,
    long? AccountId = null,
    IReadOnlyList<long>? RelativeIds = null
);

/// <param name="Kind">A word of <see cref="CertificateKinds"/>.</param>
/// <param name="To">Last day; null for a certificate without end.</param>
public sealed record NewCertificate(string Kind, string Number, DateOnly From, DateOnly? To);
