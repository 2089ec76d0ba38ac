using System.Text.Json;
using System.Text.Json.Serialization;
using Yiju.Platform.Access;

namespace Yiju.Access.Domain;

/// <summary>The numbers of signing in, valid from a day on; data, so that a city sets its own.</summary>
/// <param name="From">First day of these numbers.</param>
/// <param name="Source">Who set them.</param>
/// <param name="PasswordMinLength">Signs.</param>
/// <param name="FreshMinutes">How long a proof of identity is enough for a sensitive act.</param>
/// <param name="SmsPauseSeconds">Between two codes to one phone.</param>
/// <param name="HelperMinutes">How long somebody may act with an elder present.</param>
/// <param name="ExportRowsWithoutApproval">Exports of more rows need somebody else's approval.</param>
internal sealed record AccessRules(
    DateOnly From,
    string Source,
    int PasswordMinLength,
    int FailuresBeforeLock,
    int LockMinutes,
    int FreshMinutes,
    int ResetCodeHours,
    int SmsCodeMinutes,
    int SmsCodeAttempts,
    int SmsPauseSeconds,
    int SmsPerDay,
    int SignInsPerAddressAndMinute,
    int SmsPerAddressAndMinute,
    int HelperMinutes,
    int ExportRowsWithoutApproval,
    int ExportApprovalHours,
    IReadOnlyList<Role> SecondFactorRoles
);

/// <summary>The data files of this module: dated numbers, duties that exclude each other, who appoints whom.</summary>
internal sealed class AccessRuleBook
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly List<AccessRules> rules;

    /// <param name="folder">Files of the same names there replace the built-in ones.</param>
    /// <exception cref="JsonException">A file is not what it should be.</exception>
    public AccessRuleBook(string folder)
    {
        rules = [.. Read<List<AccessRules>>(folder, "access-rules.json").OrderBy(r => r.From)];
        Excluding = Read<List<ExcludingDuties>>(folder, "excluding-duties.json");
        Appointing = Read<Dictionary<Role, IReadOnlyList<Role>>>(folder, "appointing.json");
        CommonPasswords = Text(folder, "common-passwords.txt")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet();
    }

    public IReadOnlyList<ExcludingDuties> Excluding { get; }

    /// <summary>The roles that a role may give to others inside its own area.</summary>
    public IReadOnlyDictionary<Role, IReadOnlyList<Role>> Appointing { get; }

    public IReadOnlySet<string> CommonPasswords { get; }

    public AccessRules On(DateOnly day) => rules.Last(r => r.From <= day);

    private static T Read<T>(string folder, string name) => JsonSerializer.Deserialize<T>(Text(folder, name), Options)!;

    private static string Text(string folder, string name)
    {
        var own = Path.Combine(folder, name);
        if (File.Exists(own))
        {
            return File.ReadAllText(own);
        }
        using var stream = typeof(AccessRuleBook).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Two kinds of duty that one person must not hold together (SEC-09).</summary>
internal sealed record ExcludingDuties(
    IReadOnlyList<Role> One,
    IReadOnlyList<Role> Other,
    string Sentence,
    string Source
)
{
    public bool Forbids(Role held, Role wanted) =>
        (One.Contains(held) && Other.Contains(wanted)) || (Other.Contains(held) && One.Contains(wanted));
}
