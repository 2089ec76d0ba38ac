using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Domain;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;

namespace Yiju.People.Pages;

/// <summary>What the record of one elder shows; numbers are already masked.</summary>
public sealed record ElderModel
{
    internal Elder Elder { get; init; } = null!;

    internal DateOnly Today { get; init; }

    /// <summary>The hukou division's look: no facts, no contacts, no history.</summary>
    internal bool Limited { get; init; }

    internal DivisionTree Tree { get; init; } = DivisionTree.Empty;

    internal string? Document { get; init; }

    internal string? Phone { get; init; }

    internal string? Card { get; init; }

    internal string? Permit { get; init; }

    internal IReadOnlyList<Fact> Facts { get; init; } = [];

    internal IReadOnlyList<ElderTag> Tags { get; init; } = [];

    internal IReadOnlyList<ContactLine> Contacts { get; init; } = [];

    internal IReadOnlyList<ElderConsent> Consents { get; init; } = [];

    internal IReadOnlyList<LifeEvent> Events { get; init; } = [];

    internal IReadOnlyList<EntryComment> Comments { get; init; } = [];

    internal IReadOnlyList<ElderPast> Past { get; init; } = [];

    /// <summary>Another record looks like this one and nobody has decided yet.</summary>
    internal long? Lookalike { get; init; }

    internal bool MayEdit { get; init; }

    internal bool MayReview { get; init; }

    internal bool MayUnmask { get; init; }
}

/// <summary>A contact with the phone as it may be shown.</summary>
internal sealed record ContactLine(ElderContact Contact, string? Phone);
