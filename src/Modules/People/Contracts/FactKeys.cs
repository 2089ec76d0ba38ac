namespace Yiju.People.Contracts;

/// <summary>Keys of the facts that rules read about an elder. Values are stable English words, numbers or ISO dates.</summary>
public static class FactKeys
{
    /// <summary>ISO date.</summary>
    public const string BirthDate = "person.birth-date";

    /// <summary>12 digits.</summary>
    public const string LivingDivision = "living.division";

    /// <summary>ISO date since which the elder has lived without a break in the same community.</summary>
    public const string LivingSince = "living.since";

    /// <summary>12 digits.</summary>
    public const string HukouDivision = "hukou.division";

    /// <summary>alone, empty-nest, with-spouse, with-children, with-others, institution.</summary>
    public const string LivingSituation = "living.situation";

    /// <summary>yes or no: children live elsewhere for work (留守).</summary>
    public const string LeftBehind = "living.left-behind";

    /// <summary>destitute (特困), minimum-living (低保), near-minimum (低保边缘), low, ordinary.</summary>
    public const string IncomeCategory = "income.category";

    /// <summary>Kind of the disability certificate, such as limb, sight, hearing, speech, mind, mental, multiple.</summary>
    public const string DisabilityKind = "disability.kind";

    /// <summary>1–4.</summary>
    public const string DisabilityLevel = "disability.level";

    /// <summary>yes or no: family-planning special-hardship family (计划生育特殊困难家庭).</summary>
    public const string FamilyPlanningSpecial = "family.planning-special";

    /// <summary>yes or no: lost the only child (失独).</summary>
    public const string LostOnlyChild = "family.lost-only-child";

    /// <summary>yes or no: without spouse and children (孤寡).</summary>
    public const string WithoutKin = "family.without-kin";

    /// <summary>yes or no: registered poor household (建档立卡).</summary>
    public const string RegisteredPoor = "poverty.registered";

    /// <summary>Number of the residence permit on file; absent when there is none.</summary>
    public const string ResidencePermit = "residence.permit";

    /// <summary>yes or no.</summary>
    public const string FixedHome = "residence.fixed-home";

    /// <summary>Level of the care-need assessment, 0–3 or 0–4; the source names the scale and the assessment.</summary>
    public const string AssessedLevel = "assessment.care-need.level";

    /// <summary>Score of the care-need assessment: the number the subsidy rules read (ASM-10).</summary>
    public const string AssessedScore = "assessment.care-need.score";

    /// <summary>Id of the assessment the two above come from.</summary>
    public const string AssessmentId = "assessment.care-need.id";

    /// <summary>Level of the long-term-care-insurance assessment, 0–5 (ASM-26).</summary>
    public const string LtcLevel = "assessment.ltci.level";

    /// <summary>yes or no: cognitive impairment found (ASM-25).</summary>
    public const string Cognitive = "health.cognitive-impairment";

    /// <summary>What the registry and the assessment state themselves; anything else that rules read is stated by hand, with its evidence.</summary>
    public static readonly IReadOnlySet<string> Kept = new HashSet<string>(StringComparer.Ordinal)
    {
        BirthDate,
        LivingDivision,
        LivingSince,
        HukouDivision,
        LivingSituation,
        LeftBehind,
        IncomeCategory,
        DisabilityKind,
        DisabilityLevel,
        FamilyPlanningSpecial,
        LostOnlyChild,
        WithoutKin,
        RegisteredPoor,
        ResidencePermit,
        FixedHome,
        AssessedLevel,
        AssessedScore,
        AssessmentId,
        LtcLevel,
        Cognitive,
    };
}
