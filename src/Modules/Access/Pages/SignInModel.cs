using Yiju.Kernel;

namespace Yiju.Access.Pages;

/// <param name="To">Where to go afterwards.</param>
/// <param name="DemoHref">The demo door, while it is open.</param>
/// <param name="OidcHref">The city's own sign-in service, where one is configured.</param>
public sealed record SignInModel(
    string To,
    string UserName,
    IReadOnlyList<Fault> Faults,
    string? DemoHref,
    string? OidcHref
);

public sealed record SecondStepModel(IReadOnlyList<Fault> Faults);

public sealed record ForgotModel(string UserName, IReadOnlyList<Fault> Faults);

/// <param name="Sent">A code was asked for just now.</param>
public sealed record ResetModel(string UserName, bool Sent, IReadOnlyList<Fault> Faults);

/// <param name="ByCode">An authenticator app is bound, so it is asked instead of the password.</param>
public sealed record ConfirmModel(string To, bool ByCode, IReadOnlyList<Fault> Faults);

public sealed record SetUpModel(string UserName, string Name, string Division, IReadOnlyList<Fault> Faults);

public sealed record DemoModel(IReadOnlyList<DemoPerson> People);

public sealed record DemoPerson(long PostId, string Name, string Role, string Place);

/// <param name="Phone">As it was typed.</param>
public sealed record ElderPhoneModel(string Phone, IReadOnlyList<Fault> Faults);

/// <param name="Phone">Masked.</param>
public sealed record ElderCodeModel(string Phone, IReadOnlyList<Fault> Faults);

public sealed record ElderWhoModel(IReadOnlyList<Who> People);

/// <summary>One of those who share a phone.</summary>
public sealed record Who(string Key, string Name, bool IsElder);

public sealed record HelperModel(string Card, DateOnly? BornOn, string Reason, IReadOnlyList<Fault> Faults);
