using Yiju.Kernel;

namespace Yiju.Access.Pages;

/// <param name="Done">What has just been done: <c>password</c> or <c>ended</c>.</param>
public sealed record MyAccountModel(
    string UserName,
    string Name,
    DateOnly Today,
    string? Done,
    DateTime? TotpSince,
    IReadOnlyList<MyPost> Posts,
    IReadOnlyList<MySignIn> SignIns
);

public sealed record MyPost(long Id, string Role, string Place, DateOnly? To, bool Current, bool Deputy);

/// <param name="Own">The one this page is seen in.</param>
public sealed record MySignIn(long Id, string Device, DateTime At, string Method, string? Helper, bool Own, bool Open);

public sealed record ChangePasswordModel(IReadOnlyList<Fault> Faults);

/// <param name="Since">Null while no app is bound.</param>
/// <param name="Picture">SVG of the square code.</param>
/// <param name="Codes">Recovery codes, shown once.</param>
public sealed record SecondFactorModel(
    DateTime? Since,
    int CodesLeft,
    string? Picture,
    string? Secret,
    IReadOnlyList<string> Codes,
    IReadOnlyList<Fault> Faults
);
