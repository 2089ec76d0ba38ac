namespace Yiju.Access.Domain;

/// <summary>An open sign-in on one device; listed to its owner, who can end it.</summary>
internal sealed class SignIn
{
    public long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The post in which the person acts now.</summary>
    public required long PostId { get; set; }

    /// <summary>The account's stamp when it began.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>How it was proved: <c>password</c>, <c>totp</c>, <c>demo</c>, <c>sms</c>, <c>card</c>, <c>helper</c>, <c>oidc</c>.</summary>
    public required string Method { get; init; }

    public required string Device { get; init; }

    public required DateTime At { get; init; }

    public DateTime? EndedAt { get; set; }
}
