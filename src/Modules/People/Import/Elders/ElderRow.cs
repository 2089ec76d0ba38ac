using Yiju.Kernel;

namespace Yiju.People.Import.Elders;

internal enum IdKind
{
    ResidentId = 1,
    HongKongMacaoResidence = 2,
    TaiwanResidence = 3,
    ForeignPermanentResidence = 4,
    Passport = 5,
    None = 9,
}

internal enum LivingArrangement
{
    Alone = 1,
    EmptyNest = 2,
    WithSpouse = 3,
    WithChildren = 4,
    WithOthers = 5,
    Institution = 6,
}

internal enum IncomeKind
{
    SpecialHardship = 1,
    MinimumLiving = 2,
    MarginalMinimumLiving = 3,
    LowIncome = 4,
    Ordinary = 5,
}

/// <summary>Kinds of disability; the numbers are those in the card number (GB/T 26341, 残疾人证).</summary>
internal enum DisabilityKind
{
    Sight = 1,
    Hearing = 2,
    Speech = 3,
    Limbs = 4,
    Intellectual = 5,
    Mental = 6,
    Multiple = 7,
}

internal enum RegistrationChannel
{
    Self = 1,
    Family = 2,
    Committee = 3,
    Consultant = 4,
    Hotline = 5,
    Import = 6,
}

/// <summary>One elder as read from a file, checked. What the file did not say is null: unknown, not no.</summary>
internal sealed class ElderRow
{
    public string Name { get; set; } = "";

    public IdKind IdKind { get; set; } = IdKind.ResidentId;

    /// <summary>Normalised: 18 characters for numbers of the resident kind; null for a person without papers.</summary>
    public string? IdNumber { get; set; }

    public Sex Sex { get; set; }

    public DateOnly? BirthDate { get; set; }

    public string? Ethnicity { get; set; }

    /// <summary>Digits only.</summary>
    public string? Phone { get; set; }

    /// <summary>A village or community in force today, inside the submitter's area.</summary>
    public DivisionCode LivingDivision { get; set; }

    public string LivingAddress { get; set; } = "";

    public DateOnly? ResidenceSince { get; set; }

    public DivisionCode? HukouDivision { get; set; }

    public string? HukouAddress { get; set; }

    public string? ResidencePermit { get; set; }

    public bool? FixedHome { get; set; }

    public LivingArrangement? Living { get; set; }

    public IncomeKind? Income { get; set; }

    public string? DisabilityCard { get; set; }

    public DisabilityKind? DisabilityKind { get; set; }

    /// <summary>1 (heaviest) to 4.</summary>
    public int? DisabilityGrade { get; set; }

    public bool? FamilyPlanningSpecial { get; set; }

    public bool? LeftBehind { get; set; }

    public bool? RegisteredPoor { get; set; }

    public string? ContactName { get; set; }

    public string? ContactRelation { get; set; }

    public string? ContactPhone { get; set; }

    public RegistrationChannel Channel { get; set; } = RegistrationChannel.Import;

    /// <summary>True or unknown; a row that says no is refused.</summary>
    public bool? Consent { get; set; }

    public string? ExternalId { get; set; }

    public string? Remark { get; set; }

    /// <summary>
    /// The day from which a person with hukou outside the city may be served; null when not yet known or from the start.
    /// </summary>
    public DateOnly? QualifiesOn { get; set; }
}
