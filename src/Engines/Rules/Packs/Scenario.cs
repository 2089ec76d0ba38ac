using Yiju.Kernel;
using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>Facts in, decisions out, as a policy officer would say it.</summary>
/// <param name="About">The kind of subject.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="In">The place; null: the pack's own.</param>
/// <param name="Set">Values of parameters, as a division would set them.</param>
/// <param name="With">Other packs in force beside this one and those it stands on.</param>
internal sealed record Scenario(
    string Name,
    Position At,
    string About,
    DateOnly On,
    DivisionCode? In,
    IReadOnlyDictionary<string, DatedValue> Set,
    IReadOnlyList<string> With,
    IReadOnlyList<ScenarioCase> Cases
);

/// <summary>One subject and what is decided about it.</summary>
/// <param name="Facts">By their name.</param>
/// <param name="Expect">Results and parameters by their name, with what they should come to.</param>
/// <param name="Needs">What is missing, where something is undecided; null: not looked at.</param>
internal sealed record ScenarioCase(
    Position At,
    IReadOnlyDictionary<string, (Item.Scalar Name, Item Value)> Facts,
    IReadOnlyList<(Item.Scalar Name, Item Value)> Expect,
    IReadOnlyList<string>? Needs
);
