using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Access.Pages;

public sealed record AccountsModel(
    IReadOnlyList<AccountRow> Rows,
    int Count,
    string? Q,
    Role? Role,
    string? State,
    IReadOnlyList<Role> Roles,
    string? NextHref
);

public sealed record AccountRow(
    long Id,
    string Name,
    string UserName,
    string Role,
    string Place,
    DateOnly? To,
    bool Active
);

public sealed record NewAccountModel(
    string? UserName,
    string? Name,
    Role? Role,
    string Division,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Fault> Faults
);

/// <param name="Phone">Masked; null when none is known.</param>
/// <param name="ResetCode">Just made; shown once.</param>
public sealed record AccountModel(
    long Id,
    string Name,
    string UserName,
    DateTime? ClosedAt,
    DateTime? TotpSince,
    string? Phone,
    IReadOnlyList<AccountPost> Posts,
    IReadOnlyList<Role> Roles,
    string Division,
    bool HasOidc,
    string? ExternalId,
    DateOnly Today,
    string? ResetCode,
    IReadOnlyList<Fault> Faults
);

public sealed record AccountPost(
    long Id,
    string Role,
    string Place,
    DateOnly From,
    DateOnly? To,
    bool Active,
    bool CanEnd,
    bool CanHaveDeputy
);

public sealed record KeysModel(IReadOnlyList<KeyRow> Rows, string? Fresh, DateOnly Suggested);

public sealed record KeyRow(
    long Id,
    string Name,
    string Prefix,
    IReadOnlyList<string> Routes,
    DateOnly To,
    DateTime? LastUsedAt,
    bool Active
);
