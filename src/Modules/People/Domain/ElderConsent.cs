using Yiju.People.Contracts;

namespace Yiju.People.Domain;

/// <summary>The elder's agreement to one purpose, given and perhaps withdrawn (SEC-05, REG-25).</summary>
internal sealed class ElderConsent
{
    public long Id { get; init; }

    public required long ElderId { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    public required DateTime GivenAt { get; init; }

    /// <summary>How it was given: by the elder's signature, by word before a witness, by the legal representative.</summary>
    public required string How { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    public string? HowWithdrawn { get; set; }
}
