using Yiju.Kernel;

namespace Yiju.People.Contracts;

/// <summary>A record as programs read it; numbers are masked.</summary>
/// <param name="Tags">Codes of <see cref="TagCodes"/> that hold today.</param>
/// <param name="Version">Also the ETag.</param>
public sealed record ElderBody(
    long Id,
    string? ExternalId,
    string Name,
    DocumentKind DocumentKind,
    string? DocumentNumber,
    Sex Sex,
    DateOnly? BirthDate,
    string? Phone,
    string Division,
    string Address,
    string? HukouDivision,
    ElderState State,
    IReadOnlyList<string> Tags,
    int Version
);

/// <summary>Answer to a change: the record and its new version.</summary>
public sealed record ElderChanged(long Id, int Version);
