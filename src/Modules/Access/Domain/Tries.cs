namespace Yiju.Access.Domain;

/// <summary>Failed tries to sign in under a name, whether or not the name exists: both are answered alike.</summary>
internal sealed class SignInTry
{
    /// <summary>Fingerprint of the typed name.</summary>
    public required string Id { get; init; }

    public int Failures { get; set; }

    public DateTime LastAt { get; set; }

    public DateTime? LockedUntil { get; set; }
}

/// <summary>A code that was sent to a phone.</summary>
internal sealed class SmsCode
{
    public long Id { get; init; }

    /// <summary>What it opens: <c>door</c> for elders and families, <c>reset</c> for a new password.</summary>
    public required string Purpose { get; init; }

    /// <summary>Blind index of the phone.</summary>
    public required byte[] PhoneIndex { get; init; }

    public required string Print { get; init; }

    public required DateTime At { get; init; }

    public required DateTime UntilAt { get; init; }

    public int Tries { get; set; }

    public DateTime? UsedAt { get; set; }
}

/// <summary>One of the codes printed for the day the phone with the authenticator is lost.</summary>
internal sealed class RecoveryCode
{
    public long Id { get; init; }

    public required long AccountId { get; init; }

    public required string Print { get; init; }

    public DateTime? UsedAt { get; set; }
}
