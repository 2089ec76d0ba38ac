using Yiju.Kernel;

namespace Yiju.Access.Pages;

/// <param name="To">Where to go afterwards.</param>
/// <param name="DemoHref">The demo door, while it is open.</param>
public sealed record SignInModel(string To, string UserName, IReadOnlyList<Fault> Faults, string? DemoHref);

public sealed record DemoModel(IReadOnlyList<DemoPerson> People);

public sealed record DemoPerson(long PostId, string Name, string Role, string Place);
