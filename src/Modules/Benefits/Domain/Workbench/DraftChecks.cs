using Yiju.Kernel;
using Yiju.Platform.Packs;
using Yiju.Rules.Language;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Domain.Workbench;

/// <summary>What the check of a draft's text found.</summary>
/// <param name="Pack">Null while the text cannot be read.</param>
/// <param name="Cases">How many cases of scenarios were played.</param>
internal sealed record CheckedText(Pack? Pack, int Cases, IReadOnlyList<Mistake> Mistakes)
{
    public bool Clean => Pack is not null && Mistakes.Count == 0;
}

/// <summary>
/// Checks the texts of drafts beside the packs that are there, without touching what is in force. The last answers are kept: a page asks for
/// the same text again and again.
/// </summary>
internal sealed class DraftChecks(PacksInForce packs, PackFolder folder, TimeProvider time)
{
    private const int Kept = 24;

    private readonly Lock gate = new();
    private readonly LinkedList<(Key Key, CheckedText Answer)> answers = [];

    public CheckedText Of(PackDraft draft, PackDraftText text) =>
        Of(draft.PackId, draft.Division, text.Text, text.ScenarioText);

    /// <param name="division">Where the draft must stay.</param>
    public CheckedText Of(string packId, string division, string text, string? scenarios)
    {
        var key = new Key(packId, division, text, scenarios, packs.Library, time.Today());
        lock (gate)
        {
            if (answers.FirstOrDefault(a => a.Key == key).Answer is { } known)
            {
                return known;
            }
        }
        var answer = Check(key);
        lock (gate)
        {
            answers.AddFirst((key, answer));
            if (answers.Count > Kept)
            {
                answers.RemoveLast();
            }
        }
        return answer;
    }

    /// <summary>The packs a draft stands beside: every one but other versions of itself.</summary>
    public IReadOnlyList<Pack> Beside(Pack draft) => [draft, .. packs.Library.Packs.Where(p => p.Id != draft.Id)];

    private CheckedText Check(Key key)
    {
        var (pack, mistakes) = PackParser.Read(key.PackId, key.Text, key.Scenarios);
        if (pack is null)
        {
            return new CheckedText(null, 0, mistakes);
        }
        var outside = Outside(pack, key).ToList();
        if (outside.Count > 0)
        {
            return new CheckedText(pack, 0, outside);
        }
        var (cases, found) = new PackChecker(Beside(pack), key.Today).Check(pack);
        return new CheckedText(pack, cases, found);
    }

    /// <summary>What only the workbench asks for.</summary>
    private IEnumerable<Mistake> Outside(Pack pack, Key key)
    {
        if (pack.Division.Value != key.Division)
        {
            yield return new Mistake(
                At(key, "division"),
                $"这份草稿只适用于 {key.Division}，division 不能改成 {pack.Division.Value}。"
            );
        }
        if (pack.Demonstration && !folder.Demo)
        {
            yield return new Mistake(
                At(key, "demonstration"),
                "演示参数只能用在演示城市。请删去 demonstration 这一行。"
            );
        }
        if (packs.Library.Packs.FirstOrDefault(p => p.Id == pack.Id && p.Division != pack.Division) is { } other)
        {
            yield return new Mistake(
                At(key, "pack"),
                $"“{pack.Id}”已经是别处的文件（{other.Title}）。请给这份草稿另起一个名称。"
            );
        }
    }

    private static Position At(Key key, string part)
    {
        var lines = key.Text.Split('\n');
        var line = Array.FindIndex(lines, l => l.StartsWith(part + ":", StringComparison.Ordinal));
        return new Position($"{key.PackId}/{PackParser.PackFile}", Math.Max(line, 0) + 1, 1);
    }

    private sealed record Key(
        string PackId,
        string Division,
        string Text,
        string? Scenarios,
        Library Library,
        DateOnly Today
    );
}
