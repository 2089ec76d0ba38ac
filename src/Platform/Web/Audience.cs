using Microsoft.AspNetCore.Builder;
using Yiju.Platform.Access;

namespace Yiju.Platform.Web;

/// <summary>Who may call an endpoint. An endpoint without one is refused to everybody.</summary>
/// <param name="Roles">Empty with <paramref name="SignedIn"/> false means everybody, even visitors.</param>
public sealed record Audience(IReadOnlyList<Role> Roles, bool SignedIn)
{
    public bool Admits(Viewer viewer) =>
        !SignedIn || (viewer.SignedIn && (Roles.Count == 0 || Roles.Contains(viewer.Role)));
}

public static class AudienceExtensions
{
    /// <summary>Only for people in one of these posts.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Audience(roles, SignedIn: true));

    /// <summary>For everybody who signed in, in whatever post.</summary>
    public static TBuilder ForSignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Audience([], SignedIn: true));

    /// <summary>For the public.</summary>
    public static TBuilder ForEveryone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Audience([], SignedIn: false));
}
