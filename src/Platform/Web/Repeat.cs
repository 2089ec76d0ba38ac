namespace Yiju.Platform.Web;

/// <summary>The answer of a command that carried a key, kept so that a repeat gets the same answer and does nothing again.</summary>
public sealed class Repeat
{
    /// <summary>Account, path and the caller's key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request's content: the same key with other content is refused.</summary>
    public required string Fingerprint { get; init; }

    public required int Status { get; init; }

    /// <summary>JSON for programs; null for a redirect.</summary>
    public string? Body { get; init; }

    public string? Location { get; init; }

    public required DateTime At { get; init; }
}
