using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>What the town says about one field of an entry it sent back (REG-10).</summary>
internal sealed class EntryComment : IScoped
{
    public long Id { get; init; }

    public required string Division { get; set; }

    public required long SubjectId { get; init; }

    /// <summary>Name of the input as in the form.</summary>
    public required string Field { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }

    public DateTime? ResolvedAt { get; set; }
}
