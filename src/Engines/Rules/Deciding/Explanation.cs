using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules.Deciding;

/// <summary>Why a decision is what it is.</summary>
/// <param name="root">The decision, and below it what led to it.</param>
/// <param name="needs">Facts and parameters that are not known and would settle it; empty when it is settled. A field of a record is “list.field”.</param>
public sealed class Explanation(Reason root, IReadOnlyList<string> needs, Func<IReadOnlyList<Turn>> turns)
{
    private readonly Lazy<IReadOnlyList<Turn>> turns = new(turns);

    /// <summary>The decision, and below it what led to it.</summary>
    public Reason Root { get; } = root;

    /// <summary>Facts and parameters that are not known and would settle it; empty when it is settled. A field of a record is “list.field”.</summary>
    public IReadOnlyList<string> Needs { get; } = needs;

    /// <summary>Conditions each of which alone, were it otherwise, would change the answer; looked for when they are asked for.</summary>
    public IReadOnlyList<Turn> Turns => turns.Value;
}

/// <summary>One step of an explanation.</summary>
/// <param name="What">What kind of step it is.</param>
/// <param name="Text">The name of a rule, fact, parameter or list; a condition as it was written.</param>
/// <param name="Value">What it came to; of an exception whether it holds, of a list how many of its records counted.</param>
/// <param name="At">Where it stands in the pack.</param>
/// <param name="Clause">Of a rule, an exception or a parameter, the clause of the document.</param>
/// <param name="Because">What it rests on; of a choice only the branch that was taken. A rule that came before is not told again.</param>
public sealed record Reason(
    ReasonKind What,
    string Text,
    Kind Kind,
    Fact Value,
    Position At,
    string? Clause,
    IReadOnlyList<Reason> Because
)
{
    /// <summary>In plain Chinese: the title of a rule, fact, parameter or list, or the condition in words.</summary>
    public string Title { get; init; } = Text;

    /// <summary>The value in Chinese: “是”, “600 元”, “2026年1月2日”, the title of a word; “未知” where it is not known.</summary>
    public string Said { get; init; } = "";

    /// <summary>The document of the clause, “jiangmen-2022@1”.</summary>
    public string? Document { get; init; }

    /// <summary>Of a condition that does not hold yet: the day from which it will, if nothing else changes.</summary>
    public DateOnly? HoldsFrom { get; init; }
}

public enum ReasonKind
{
    Rule = 1,
    Condition = 2,
    Fact = 3,
    Parameter = 4,

    /// <summary>An exception from the rule above it.</summary>
    Exception = 5,

    /// <summary>The records of a list.</summary>
    Records = 6,

    /// <summary>Conditions of which one suffices.</summary>
    Any = 7,

    /// <summary>Conditions that must all hold, as one of several ways.</summary>
    All = 8,
}

/// <param name="Condition">As it was written.</param>
/// <param name="Holds">Whether it holds now.</param>
/// <param name="Then">What the answer would be, were it otherwise.</param>
public sealed record Turn(string Condition, bool Holds, Fact Then)
{
    /// <summary>The condition in plain Chinese.</summary>
    public string Title { get; init; } = Condition;

    /// <summary>What the answer would be, in Chinese.</summary>
    public string Said { get; init; } = "";
}
