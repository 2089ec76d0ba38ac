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

    /// <summary>Set when somebody else chose the password: the first thing to do is to change it.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Encrypted, for reset codes; null when none is known.</summary>
    public byte[]? Phone { get; set; }

    /// <summary>Blind index of the phone.</summary>
    public byte[]? PhoneIndex { get; set; }

    /// <summary>Fingerprint of a one-time code that lets its holder set a new password.</summary>
    public string? ResetPrint { get; set; }

    public DateTime? ResetUntil { get; set; }

    /// <summary>Secret of the authenticator app, encrypted; not in force before <see cref="TotpSince"/> is set.</summary>
    public byte[]? TotpSecret { get; set; }

    public DateTime? TotpSince { get; set; }

    /// <summary>Step of the last code that was taken: each is good once.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>Who this is at the city's own sign-in service; null when the account is only known here.</summary>
    public string? ExternalId { get; set; }
}
