using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules.Deciding;

/// <summary>Why a decision is what it is.</summary>
/// <param name="Root">The decision, and below it what led to it.</param>
/// <param name="Needs">Facts and parameters that are not known and would settle it; empty when it is settled.</param>
/// <param name="Turns">Conditions each of which alone, were it otherwise, would change the answer.</param>
public sealed record Explanation(Reason Root, IReadOnlyList<string> Needs, IReadOnlyList<Turn> Turns);

/// <summary>One step of an explanation.</summary>
/// <param name="What">What kind of step it is.</param>
/// <param name="Text">The name of a rule, fact or parameter; a condition as it was written.</param>
/// <param name="Value">What it came to.</param>
/// <param name="At">Where it stands in the pack.</param>
/// <param name="Clause">Of a rule, the clause of the document.</param>
/// <param name="Because">What it rests on; of a choice only the branch that was taken.</param>
public sealed record Reason(
    ReasonKind What,
    string Text,
    Kind Kind,
    Fact Value,
    Position At,
    string? Clause,
    IReadOnlyList<Reason> Because
);

public enum ReasonKind
{
    Rule = 1,
    Condition = 2,
    Fact = 3,
    Parameter = 4,
}

/// <param name="Condition">As it was written.</param>
/// <param name="Holds">Whether it holds now.</param>
/// <param name="Then">What the answer would be, were it otherwise.</param>
public sealed record Turn(string Condition, bool Holds, Fact Then);
