namespace Yiju.Access.Domain;

/// <summary>Somebody who can sign in. What the person may do hangs on posts, not on the account.</summary>
internal sealed class Account
{
    public long Id { get; init; }

    /// <summary>Lower case; what is typed to sign in.</summary>
    public required string UserName { get; init; }

    /// <summary>As it stands in timelines.</summary>
    public required string Name { get; set; }

    /// <summary>Null for people who never sign in with a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every change of credentials and ends all open sign-ins.</summary>
    public required string SecurityStamp { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>A closed account signs in no more; its deeds keep their name.</summary>
    public DateTime? ClosedAt { get; set; }
}
