using Yiju.Kernel;
using Yiju.Rules.Packs;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>What the rules say of one benefit for one elder on one day.</summary>
/// <param name="Held">The rule and the document it stands in.</param>
/// <param name="Amount">Each time it is paid; null where nothing is paid or no document names an amount.</param>
/// <param name="Sentence">The reason in one sentence.</param>
/// <param name="Used">Facts the answer rests on.</param>
/// <param name="Missing">Titles of what would settle an open answer.</param>
/// <param name="Stopped">The document has expired and no successor is named: nothing may be decided (F-25).</param>
internal sealed record Ruling(
    HeldRule Held,
    Verdict Verdict,
    Money? Amount,
    string Sentence,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Fact> Used,
    IReadOnlyList<string> Missing,
    bool Stopped = false
)
{
    /// <summary>Names of the facts that would settle an open answer.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public Pack Pack => Held.Pack;

    public string Benefit => Held.Rule.Name;

    public string Title => Held.Rule.Title;

    public string Clause => Held.Rule.Output.Clause!;

    public BenefitTerms Terms => Held.Rule.Benefit!;

    /// <summary>“demo-4408@1 演示第一条”.</summary>
    public string Rule => $"{Pack.Name} {Clause}";
}
