using System.Security.Cryptography;
using System.Text;
using Yiju.Kernel;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs;

/// <summary>One policy document as data: where and when it applies, its clauses, numbers and rules, and scenarios that prove them.</summary>
/// <param name="Id">The name of its folder.</param>
/// <param name="Document">Number and name of the document.</param>
/// <param name="Division">Where it applies, and everywhere inside.</param>
/// <param name="From">First day in force.</param>
/// <param name="At">Where its head stands.</param>
public sealed record Pack(
    string Id,
    string Version,
    string Title,
    string Document,
    DivisionCode Division,
    DateOnly From,
    Position At
)
{
    public string? Issuer { get; init; }

    public DateOnly? Issued { get; init; }

    /// <summary>Last day in force; null: until it is replaced.</summary>
    public DateOnly? To { get; init; }

    public Completeness Completeness { get; init; }

    /// <summary>Ids of the packs it replaces while it is in force.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Numbers for a demonstration, no policy: counts only in a demo city, and there before documents of the same division.</summary>
    public bool Demonstration { get; init; }

    /// <summary>What every decision made with it says.</summary>
    public string? Note { get; init; }

    /// <summary>Titles of kinds of subject it declares, by their name.</summary>
    public IReadOnlyDictionary<string, string> Subjects { get; init; } = new Dictionary<string, string>();

    /// <summary>In the order of the document.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>What it declares about each kind of subject.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InputSource>> Facts { get; init; } =
        new Dictionary<string, IReadOnlyList<InputSource>>();

    public IReadOnlyList<ParameterSource> Parameters { get; init; } = [];

    public IReadOnlyList<PackRule> Rules { get; init; } = [];

    public IReadOnlyList<Checklist> Checklists { get; init; } = [];

    internal IReadOnlyList<Scenario> Scenarios { get; init; } = [];

    /// <summary>How purposes of wallets that it fills read, by their word.</summary>
    public IReadOnlyDictionary<string, string> Purposes { get; init; } = new Dictionary<string, string>();

    /// <summary>The text of its rules, as it was read.</summary>
    public string Text { get; init; } = "";

    /// <summary>The text of its scenarios; null when it has none.</summary>
    public string? ScenarioText { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in hexadecimal digits: what was decided by it can be decided again by the same text.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>“jiangmen-2022@1”.</summary>
    public string Name => $"{Id}@{Version}";

    public bool HoldsOn(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>Whether another document is beneath this one wherever it applies: those around it, and the shared vocabulary.</summary>
    public bool StandsOn(Pack other) =>
        other != this
        && !other.Demonstration
        && other.Division.Covers(Division)
        && (other.Division != Division || Demonstration || Division.SignificantDigits() == 0);
}

/// <summary>How much of the document is in the pack.</summary>
public enum Completeness
{
    Full = 1,
    Partial = 2,

    /// <summary>A pilot's practice told in a few lines, a template for others.</summary>
    Template = 3,
}

/// <param name="Text">A short literal quotation.</param>
/// <param name="Incomplete">What is missing of it in our copy; nothing is built from the missing half.</param>
/// <param name="NoRule">Why no rule stands on it.</param>
public sealed record Clause(string Name, string Text, Position At, string? Incomplete, string? NoRule);

/// <summary>Points to look at, for inspections and forms.</summary>
public sealed record Checklist(string Name, string Title, string Clause, IReadOnlyList<string> Items, Position At);

/// <summary>What a rule is for.</summary>
public enum RuleRole
{
    /// <summary>A step on the way to others.</summary>
    Step = 1,

    /// <summary>Who belongs to a group.</summary>
    Group = 2,

    /// <summary>Who gets what.</summary>
    Benefit = 3,

    /// <summary>How many hundredths of an item's price public money pays.</summary>
    Share = 4,

    /// <summary>What a place or a person must be like.</summary>
    Standard = 5,

    /// <summary>What is to be reached by a day.</summary>
    Target = 6,
}

/// <summary>A rule of a pack.</summary>
/// <param name="Subject">The kind of subject it is about.</param>
public sealed record PackRule(string Subject, RuleRole Role, OutputSource Output, Position At)
{
    public string Name => Output.Name;

    public string Title => Output.Title ?? Output.Name;

    /// <summary>Further clauses it stands on, such as those of deadlines.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>“Nothing where it is not granted” stands in no document: the reader adds it to the amount of every benefit.</summary>
    public bool Implies(ExceptionSource exception) =>
        Name.EndsWith(".amount", StringComparison.Ordinal)
        && exception == Output.Except[0]
        && exception.When.Text == $"not {Name[..^".amount".Length]}"
        && exception.Is.Start == exception.At;

    /// <summary>Of a benefit.</summary>
    public BenefitTerms? Benefit { get; init; }

    /// <summary>Of a share.</summary>
    public ShareTerms? Share { get; init; }

    /// <summary>“In principle”: who falls short needs a reason and an approver, but is not stopped (F-06).</summary>
    public bool Soft { get; init; }

    /// <summary>The day by which a target is to be reached.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>How a benefit is given. Null is what the document does not say.</summary>
public sealed record BenefitTerms
{
    /// <summary>The result that says how much; null where nothing is paid.</summary>
    public string? Amount { get; init; }

    /// <summary>The clause of the amount.</summary>
    public string? AmountClause { get; init; }

    /// <summary><c>month</c>, <c>year</c>, <c>once</c>, <c>visit</c>, <c>meal</c> or <c>course</c>.</summary>
    public string? Every { get; init; }

    /// <summary>Purpose of the wallet it fills.</summary>
    public string? Purpose { get; init; }

    /// <summary>Fund source.</summary>
    public string? Source { get; init; }

    /// <summary>Level whose money it is: <c>county</c> or <c>city</c>.</summary>
    public string Payer { get; init; } = "county";

    /// <summary><c>month-end</c> or null.</summary>
    public string? Expires { get; init; }

    /// <summary><c>lapse</c>, <c>return</c> or <c>carry-over</c> (F-15).</summary>
    public string? Unspent { get; init; }

    /// <summary>What becomes of the balance when the elder dies or moves away: <c>return</c>.</summary>
    public string? OnEnd { get; init; }

    /// <summary>Granted without application as soon as the rules say yes.</summary>
    public bool Automatic { get; init; }

    /// <summary>Benefits that come first: while one of them is granted, this one is not (POL-23).</summary>
    public IReadOnlyList<string> YieldsTo { get; init; } = [];

    /// <summary>Working days the town has.</summary>
    public int? VerifyWithin { get; init; }

    /// <summary>Working days the county has.</summary>
    public int? DecideWithin { get; init; }
}

/// <param name="Items">Item codes; a star at the end stands for any rest.</param>
/// <param name="Purpose">The wallet that pays.</param>
public sealed record ShareTerms(IReadOnlyList<string> Items, string Purpose)
{
    public bool Speaks(string code) =>
        Items.Any(c => c.EndsWith('*') ? code.StartsWith(c[..^1], StringComparison.Ordinal) : c == code);
}
