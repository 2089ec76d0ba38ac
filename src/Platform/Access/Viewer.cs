using Yiju.Kernel;

namespace Yiju.Platform.Access;

/// <summary>Who acts in a request or a piece of background work, in which post, and how far that post sees.</summary>
/// <param name="AccountId">0 for a visitor and for the system.</param>
/// <param name="PostId">The post in which the person acts now; one account may hold several.</param>
/// <param name="Name">Shown in the frame and in timelines.</param>
/// <param name="Division">Where the post stands; for operators the division of the contract.</param>
/// <param name="OrgId">The operator, agency or station the post belongs to.</param>
/// <param name="PersonId">The elder of an elder account, the worker of a worker account.</param>
/// <param name="ActsFor">The elders a family account acts for.</param>
public sealed record Viewer(
    long AccountId,
    long PostId,
    string Name,
    Role Role,
    DivisionCode Division,
    Scope Scope,
    long? OrgId = null,
    long? PersonId = null,
    IReadOnlyList<long>? ActsFor = null
)
{
    public static Viewer Nobody(DateTime now) => new(0, 0, "访客", Role.None, default, Scope.Nothing(now));

    /// <summary>Background work and the command line. Sees everything; its deeds are audited under <paramref name="name"/>.</summary>
    public static Viewer System(string name, DateTime now) =>
        new(0, 0, name, Role.None, default, Scope.Everything(now));

    public bool SignedIn => AccountId != 0;

    public bool Is(params ReadOnlySpan<Role> roles) => roles.Contains(Role);
}
