using Yiju.Kernel;

namespace Yiju.People.Contracts;

/// <summary>
/// Puts many elders into the registry at once: take-over imports, the demo city, benchmarks. The caller has checked every
/// value and every duplicate; one call is one chunk inside the caller's unit of work.
/// </summary>
public interface IElderLoader
{
    /// <summary>Writes elders with their facts, contacts, consents, tags, search keys, grants and counts.</summary>
    /// <param name="chunk">At most 1,000 lets others write in between on SQLite.</param>
    /// <returns>The ids, in the order of <paramref name="chunk"/>.</returns>
    Task<IReadOnlyList<long>> Load(IReadOnlyList<NewElder> chunk, LoadContext context, CancellationToken ct);

    /// <summary>Ids of the living records that carry one of these document numbers, by number.</summary>
    Task<IReadOnlyDictionary<string, long>> FindByDocument(IReadOnlyCollection<string> numbers, CancellationToken ct);

    /// <summary>Ids of the records that carry one of these keys of the source system.</summary>
    Task<IReadOnlyDictionary<string, long>> FindByExternalId(IReadOnlyCollection<string> keys, CancellationToken ct);
}

/// <summary>Where a chunk comes from.</summary>
/// <param name="Source">Source of the facts, such as <c>import:12</c>.</param>
/// <param name="On">First day on which the records hold.</param>
public sealed record LoadContext(
    string Source,
    DateOnly On,
    RegisteredThrough Through = RegisteredThrough.Import,
    long? ImportId = null
);

/// <summary>An elder to be added; texts are already normalized and checked.</summary>
public sealed record NewElder
{
    /// <summary>Given when the caller needs to know it before; otherwise made.</summary>
    public long? Id { get; init; }

    public string? ExternalId { get; init; }

    public required string Name { get; init; }

    public DocumentKind DocumentKind { get; init; } = DocumentKind.ResidentId;

    /// <summary>In full and in the clear; encrypted before it is written.</summary>
    public string? DocumentNumber { get; init; }

    public Sex Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? Ethnicity { get; init; }

    /// <summary>Digits only.</summary>
    public string? Phone { get; init; }

    /// <summary>The village or community where the elder lives, 12 digits.</summary>
    public required string Division { get; init; }

    public string Address { get; init; } = "";

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public DateOnly? LivingSince { get; init; }

    public string? HukouDivision { get; init; }

    public string? HukouAddress { get; init; }

    public string? ResidencePermit { get; init; }

    public bool? FixedHome { get; init; }

    public string? CardNumber { get; init; }

    /// <summary>Who brought the registration; null: as the whole chunk.</summary>
    public RegisteredThrough? Through { get; init; }

    /// <summary>Facts beyond those that follow from the fields above.</summary>
    public IReadOnlyList<NewFact> Facts { get; init; } = [];

    public IReadOnlyList<NewContact> Contacts { get; init; } = [];

    public IReadOnlyList<ConsentPurpose> Consents { get; init; } = [ConsentPurpose.Registration];
}

/// <param name="Key">One of <see cref="FactKeys"/>.</param>
/// <param name="From">Null: from the day the record holds.</param>
public sealed record NewFact(string Key, string? Value, DateOnly? From = null, string? Evidence = null);

/// <param name="Phone">Digits only.</param>
public sealed record NewContact(
    string Name,
    string Relation,
    string? Phone,
    FamilyScope Scope = FamilyScope.Notify,
    ContactKind Kind = ContactKind.Family,
    int NoticeOrder = 1,
    long? AccountId = null
);
