using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>An invented elder of 60 years or more. All facts are as of <see cref="World.Today"/>.</summary>
internal sealed record SyntheticElder
{
    /// <summary>0-based number in the whole city, in the order of village codes; never changes for one size and seed.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>Whole years on <see cref="World.Today"/>, 60–105.</summary>
    public required int Age { get; init; }

    /// <summary>“汉族”, “壮族”, …; “外国籍” with a passport.</summary>
    public required string Ethnicity { get; init; }

    public required DocumentKind DocumentKind { get; init; }

    /// <summary>As on the document. Area codes begin with 99 (never issued); right check character; unique.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Digits only; 194… (mobile) or 07591… (fixed), ranges not given to anybody. Null for every seventh elder or so.</summary>
    public required string? Phone { get; init; }

    /// <summary>Village or community of residence.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Index of <see cref="Division"/> in <see cref="World.Divisions"/>.</summary>
    public required int DivisionIndex { get; init; }

    /// <summary>From the village down: “荔园路12号3栋502房”, “第3村民小组25号”.</summary>
    public required string Address { get; init; }

    /// <summary>The door, inside the village.</summary>
    public required GeoPoint At { get; init; }

    /// <summary>Division of registration: a village of this city, or a county outside the province; null without hukou.</summary>
    public required DivisionCode? HukouDivision { get; init; }

    public required HukouKind HukouKind { get; init; }

    /// <summary>Since when the elder lives at this address.</summary>
    public required DateOnly ResidentSince { get; init; }

    public required MaritalStatus Marital { get; init; }

    public required LivingSituation Living { get; init; }

    public required IncomeCategory Income { get; init; }

    /// <summary>Living children, 0–8.</summary>
    public required int Children { get; init; }

    public required DisabilityCertificate? Disability { get; init; }

    /// <summary>计划生育特殊家庭（独生子女死亡或伤残）</summary>
    public required bool FamilyPlanningSpecial { get; init; }

    /// <summary>退役军人</summary>
    public required bool Veteran { get; init; }

    /// <summary>A doctor has diagnosed dementia.</summary>
    public required bool Dementia { get; init; }

    /// <summary>How much help the elder needs, 0 (none) to 1 (all). Hidden from users: assessments are thrown around it.</summary>
    public required double Frailty { get; init; }
}
