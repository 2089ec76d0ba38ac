using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>Somebody who asked too early: told on the day on which the condition is met (REG-06, REG-16).</summary>
internal sealed class Refusal : IScoped
{
    public long Id { get; init; }

    /// <summary>The village that was asked.</summary>
    public required string Division { get; init; }

    /// <summary>The refused person has no record yet; the refusal's own id stands here.</summary>
    public required long SubjectId { get; init; }

    public required string Name { get; init; }

    public byte[]? PhoneCipher { get; set; }

    public byte[]? DocumentIndex { get; init; }

    /// <summary>Code of the fault that was given.</summary>
    public required string Code { get; init; }

    public required string Sentence { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Null when no date can be named, because something else is missing.</summary>
    public DateOnly? QualifiesOn { get; init; }

    public DateTime? NotifiedAt { get; set; }

    /// <summary>Registered after all.</summary>
    public long? ElderId { get; set; }
}
