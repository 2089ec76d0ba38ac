using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Rules.Language;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Editing;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>Where the items of a draft stand, and which of them a mistake is in.</summary>
internal sealed class DraftPlaces
{
    public static readonly Fault Gone = Fault.NotFound(
        "draft-item-unknown",
        "草稿里没有这一项，或者文件现在读不出来。请从“全文”里改。"
    );

    private readonly PackDraft draft;

    public DraftPlaces(PackDraft draft, PackDraftText text)
    {
        this.draft = draft;
        Pack = PackText.Read($"{draft.PackId}/{PackParser.PackFile}", text.Text).Text;
        Scenarios = text.ScenarioText is { } proofs
            ? PackText.Read($"{draft.PackId}/{PackParser.ScenarioFile}", proofs).Text
            : null;
    }

    /// <summary>Null while the file is no YAML.</summary>
    public PackText? Pack { get; }

    public PackText? Scenarios { get; }

    /// <summary>It can be written item by item.</summary>
    public bool Readable => Pack is not null;

    public IEnumerable<(string? Subject, PackItem Item)> Items(string part) =>
        part switch
        {
            "scenarios" => (Scenarios?.Items() ?? []).Select(i => ((string?)null, i)),
            "rules" or "facts" => (Pack?.Items(part) ?? []).SelectMany(s =>
                Pack!.Items(part, s.Name).Select(i => ((string?)s.Name, i))
            ),
            _ => (Pack?.Items(part) ?? []).Select(i => ((string?)null, i)),
        };

    public PackItem? Find(ItemPlace at) =>
        at.Part switch
        {
            "scenarios" => Scenarios?.Item(at.Name!),
            "rules" or "facts" => at.Subject is null ? null : Pack?.Item(at.Part, at.Subject, at.Name!),
            _ => Pack?.Item(at.Part!, at.Name!),
        };

    public bool InFile(Mistake mistake, string part) =>
        mistake.At.File.EndsWith(PackParser.ScenarioFile, StringComparison.Ordinal) == (part == "scenarios");

    /// <summary>Which part an item of these files stands in.</summary>
    public string PartOf(PackItem item) =>
        Scenarios?.Items().Contains(item) == true
            ? "scenarios"
            : DraftWords.Parts.First(p => p.Part == "scenarios" || Items(p.Part).Any(i => i.Item == item)).Part;

    public MistakeLine Line(Mistake mistake)
    {
        var proofs = mistake.At.File.EndsWith(PackParser.ScenarioFile, StringComparison.Ordinal);
        var address = $"/policies/drafts/{draft.Id}";
        foreach (var (part, _) in DraftWords.Parts.Where(p => p.Part == "scenarios" == proofs))
        {
            foreach (var (subject, item) in Items(part).Where(i => i.Item.Holds(mistake.At.Line)))
            {
                return Said(new ItemPlace(part, subject, item.Name).Address(draft.Id));
            }
        }
        return Said(Readable && !proofs && mistake.At.Line < 20 ? address : $"{address}?part=text#L{mistake.At.Line}");

        MistakeLine Said(string href) => new(mistake.At.File.Split('/')[^1], mistake.At.Line, mistake.Sentence, href);
    }

    /// <summary>Kinds of subject rules and facts can be about, with their titles.</summary>
    public IEnumerable<Ui.Choice> Subjects(Library library) =>
        library
            .Packs.SelectMany(p => p.Subjects)
            .Concat((Pack?.Items("subjects") ?? []).Select(s => KeyValuePair.Create(s.Name, s.Title ?? s.Name)))
            .DistinctBy(s => s.Key)
            .Select(s => new Ui.Choice(s.Key, s.Value));
}
