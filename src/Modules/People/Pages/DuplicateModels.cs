namespace Yiju.People.Pages;

/// <summary>Pairs that wait for a decision.</summary>
public sealed record DuplicatesModel(IReadOnlyList<DuplicateLine> Lines, int Count, string? NextHref);

public sealed record DuplicateLine(
    long Id,
    string Name,
    DateOnly? BirthOn,
    string Place,
    string OtherPlace,
    DateTime FoundAt
);

/// <summary>Two records side by side.</summary>
public sealed record DuplicateModel(
    long Id,
    DuplicateSide A,
    DuplicateSide B,
    bool Open,
    bool Merged,
    string? DecidedBy,
    DateTime? DecidedAt
);

/// <summary>One record of a pair; numbers are masked.</summary>
public sealed record DuplicateSide(
    long ElderId,
    string Name,
    string? Document,
    DateOnly? BirthOn,
    string Place,
    string Address,
    string? Phone,
    DateTime RegisteredAt,
    int Facts,
    int Contacts,
    bool Gone
);
