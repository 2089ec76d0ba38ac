namespace Yiju.People.Contracts;

/// <summary>What is typed or sent about an elder, unchecked. Days are yyyy-MM-dd, yes and no are “yes” and “no”, empty is unknown.</summary>
public sealed record ElderInput
{
    public string? ExternalId { get; init; }

    public string? Name { get; init; }

    /// <summary>A word of <see cref="Contracts.DocumentKind"/>; empty: the mainland identity card.</summary>
    public string? DocumentKind { get; init; }

    public string? DocumentNumber { get; init; }

    /// <summary>“male” or “female”; read from the identity number when empty.</summary>
    public string? Sex { get; init; }

    /// <summary>Read from the identity number when empty.</summary>
    public string? BirthDate { get; init; }

    public string? Ethnicity { get; init; }

    public string? Phone { get; init; }

    public string? Division { get; init; }

    public string? Address { get; init; }

    public string? LivingSince { get; init; }

    /// <summary>12 or fewer digits; “same”: where the elder lives.</summary>
    public string? HukouDivision { get; init; }

    public string? HukouAddress { get; init; }

    public string? ResidencePermit { get; init; }

    public string? FixedHome { get; init; }

    public string? CardNumber { get; init; }

    /// <summary>A word of <see cref="RegisteredThrough"/>.</summary>
    public string? Through { get; init; }

    /// <summary>Value of <see cref="FactKeys.LivingSituation"/>.</summary>
    public string? Living { get; init; }

    /// <summary>Value of <see cref="FactKeys.IncomeCategory"/>.</summary>
    public string? Income { get; init; }

    public string? DisabilityKind { get; init; }

    public string? DisabilityLevel { get; init; }

    public string? LeftBehind { get; init; }

    public string? FamilyPlanning { get; init; }

    public string? LostOnlyChild { get; init; }

    public string? WithoutKin { get; init; }

    public string? RegisteredPoor { get; init; }

    /// <summary>The paper shown for the facts above.</summary>
    public string? Evidence { get; init; }

    public string? ContactName { get; init; }

    public string? ContactRelation { get; init; }

    public string? ContactPhone { get; init; }

    /// <summary>“true” when the elder agreed to be registered.</summary>
    public string? Consent { get; init; }

    /// <summary>“true” when the elder would help others (REG-27).</summary>
    public string? Helping { get; init; }

    /// <summary>First day of a change in the world; empty on an edit: the record was wrong.</summary>
    public string? From { get; init; }

    /// <summary>The version the edit was made on.</summary>
    public string? Version { get; init; }
}
