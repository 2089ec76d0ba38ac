namespace Yiju.Access.Domain;

/// <summary>An open sign-in on one device; listed to its owner, who can end it.</summary>
internal sealed class SignIn
{
    public long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The post in which the person acts now.</summary>
    public required long PostId { get; set; }

    /// <summary>The account's stamp when it began.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>How it was proved: <c>password</c>, <c>totp</c>, <c>demo</c>, <c>sms</c>, <c>card</c>, <c>helper</c>, <c>oidc</c>.</summary>
    public required string Method { get; init; }

    public required string Device { get; init; }

    public required DateTime At { get; init; }

    public DateTime? EndedAt { get; set; }

    /// <summary>When identity was last proved; sensitive acts ask again after a while.</summary>
    public required DateTime FreshAt { get; set; }

    /// <summary>After this instant the sign-in is over by itself; null for the cookie's own time.</summary>
    public DateTime? UntilAt { get; init; }

    /// <summary>The sign-in of the person who helps an elder in this one.</summary>
    public long? HelperSignInId { get; init; }

    /// <summary>Name and role of the helper, shown with every deed.</summary>
    public string? Helper { get; init; }
}
