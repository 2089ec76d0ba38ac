namespace Yiju.Workforce.Contracts;

/// <summary>Stable words for certificates, and what is printed on them.</summary>
public static class CertificateKinds
{
    public const string Physician = "physician";
    public const string Nurse = "nurse";
    public const string SocialWorker = "social-worker";
    public const string CareWorkerJunior = "care-worker-junior";
    public const string CareWorkerMid = "care-worker-mid";
    public const string CareWorkerSenior = "care-worker-senior";
    public const string Bathing = "bathing";

    /// <summary>Every kind with its name.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } =
        new Dictionary<string, string>
        {
            [CareWorkerJunior] = "养老护理员（初级）",
            [CareWorkerMid] = "养老护理员（中级）",
            [CareWorkerSenior] = "养老护理员（高级）",
            [Nurse] = "执业护士",
            [SocialWorker] = "社工师",
            [Physician] = "医师",
            [Bathing] = "助浴员",
        };

    public static string NameOf(string kind) => Names.GetValueOrDefault(kind, kind);

    /// <summary>The stable word for what is printed on a certificate, or null when it is none of them.</summary>
    public static string? Read(string? printed)
    {
        var text = printed?.Trim().Replace('(', '（').Replace(')', '）');
        return Names.ContainsKey(text ?? "") ? text : Names.FirstOrDefault(n => n.Value == text).Key;
    }

    /// <summary>
    /// Whether certificates cover a skill: <c>care-worker</c> means any grade, a grade means that or a higher one, anything else itself.
    /// </summary>
    public static bool Cover(IReadOnlyCollection<string> certificates, string skill) =>
        skill switch
        {
            "care-worker" or CareWorkerJunior => certificates.Any(c =>
                c is CareWorkerJunior or CareWorkerMid or CareWorkerSenior
            ),
            CareWorkerMid => certificates.Any(c => c is CareWorkerMid or CareWorkerSenior),
            _ => certificates.Contains(skill),
        };
}
