namespace Yiju.Host.Demo;

/// <summary>What kind of document an elder has shown.</summary>
internal enum DocumentKind
{
    /// <summary>居民身份证, 18 characters.</summary>
    ResidentId,

    /// <summary>The old number of 15 digits, as found in old paper files.</summary>
    OldResidentId,

    /// <summary>港澳台居民居住证 of a Hong Kong resident (81…).</summary>
    HongKongPermit,

    /// <summary>港澳台居民居住证 of a Macao resident (82…).</summary>
    MacaoPermit,

    /// <summary>A foreign passport; has no check character.</summary>
    Passport,
}

/// <summary>With whom an elder lives.</summary>
internal enum LivingSituation
{
    /// <summary>独居</summary>
    Alone,

    /// <summary>空巢：only the couple, the children live elsewhere or there are none.</summary>
    EmptyNest,

    /// <summary>与配偶同住，子女在附近</summary>
    WithSpouse,

    /// <summary>与子女同住</summary>
    WithChildren,

    /// <summary>与其他亲属同住</summary>
    WithRelatives,

    /// <summary>住养老机构</summary>
    InInstitution,
}

/// <summary>Who the city pays more for.</summary>
internal enum IncomeCategory
{
    /// <summary>一般</summary>
    Ordinary,

    /// <summary>低保边缘家庭</summary>
    NearMinimum,

    /// <summary>最低生活保障</summary>
    Minimum,

    /// <summary>特困人员</summary>
    ExtremePoverty,
}

internal enum MaritalStatus
{
    Single,
    Married,
    Widowed,
    Divorced,
}

/// <summary>Kind of household registration.</summary>
internal enum HukouKind
{
    /// <summary>None on the mainland.</summary>
    None,

    /// <summary>城镇</summary>
    Urban,

    /// <summary>农村</summary>
    Rural,
}

/// <summary>Kinds of disability; the number is the digit in the certificate.</summary>
internal enum DisabilityKind
{
    Sight = 1,
    Hearing = 2,
    Speech = 3,
    Physical = 4,
    Intellectual = 5,
    Mental = 6,
    Multiple = 7,
}

/// <summary>A disability certificate (残疾人证).</summary>
/// <param name="Level">1 (worst) to 4.</param>
/// <param name="Number">20 characters: identity number, kind, level.</param>
internal sealed record DisabilityCertificate(DisabilityKind Kind, int Level, string Number);
