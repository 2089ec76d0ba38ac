using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Editing;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>The first texts of drafts.</summary>
internal static class NewTexts
{
    /// <summary>The same document with the next number; from a later day, with the numbers and scenarios that hold on it.</summary>
    public static (string Text, string? Scenarios) Version(Pack source, string version, DateOnly from)
    {
        var text = Read(source).Set(version, "version");
        return Moved(source, from > source.To ? text.Set(null, "to") : text, from);
    }

    /// <summary>Another place's document made this one's own.</summary>
    public static (string Text, string? Scenarios) Copy(
        Pack source,
        string id,
        string division,
        DateOnly from,
        string? title,
        string? document
    )
    {
        var text = Read(source)
            .Set(id, "pack")
            .Set("1", "version")
            .Set(Typed(title, source.Title), "title")
            .Set(Typed(document, "文号待定"), "document")
            .Set(division, "division")
            .Set("partial", "completeness")
            .Set(null, "issuer")
            .Set(null, "issued")
            .Set(null, "to")
            .Set(null, "replaces");
        return Moved(source, text, from);
    }

    /// <summary>Measures of a division: open numbers it sets, rules of others it writes anew.</summary>
    public static string Local(string id, string division, DateOnly from, NewDraftForm form, Regime regime)
    {
        var begun = new StringBuilder();
        begun.Append(CultureInfo.InvariantCulture, $"pack: {id}\nversion: \"1\"\ntitle: {id}\ndocument: {id}\n");
        begun.Append(
            CultureInfo.InvariantCulture,
            $"division: \"{division}\"\nfrom: {from:yyyy-MM-dd}\ncompleteness: full\n"
        );
        begun.Append("clauses:\n  第一条: { text: \"把原文抄在这里\" }\n");
        var text = Sure(PackText.Read(PackParser.PackFile, begun.ToString()))
            .Set(Typed(form.Title, "本地办法"), "title")
            .Set(Typed(form.Document, "文号待定"), "document");
        foreach (var name in form.Parameters ?? [])
        {
            if (
                Source(regime, p => p.Parameters.Any(x => x.Name == name)) is { } source
                && source.Item("parameters", name) is { } item
            )
            {
                text = Sure(text.Append(item.Text, "parameters")).Set("第一条", "parameters", name, "clause");
            }
        }
        foreach (
            var (subject, name) in (form.Rules ?? [])
                .Select(r => r.Split('/'))
                .Where(r => r.Length == 2)
                .Select(r => (r[0], r[1]))
        )
        {
            if (
                Source(regime, p => p.Rules.Any(x => x.Subject == subject && x.Name == name)) is { } source
                && source.Item("rules", subject, name) is { } item
            )
            {
                text = Sure(text.Append(item.Text, "rules", subject)).Set("第一条", "rules", subject, name, "clause");
                text = text.Has("rules", subject, name, "amount", "clause")
                    ? text.Set("第一条", "rules", subject, name, "amount", "clause")
                    : text;
            }
        }
        return text.Begins(from).Text;
    }

    private static PackText? Source(Regime regime, Func<Pack, bool> speaks) =>
        regime.Packs.FirstOrDefault(speaks) is { } pack ? Read(pack) : null;

    private static (string Text, string? Scenarios) Moved(Pack source, PackText text, DateOnly from)
    {
        var proofs = source.ScenarioText is { } written ? PackText.Read(PackParser.ScenarioFile, written).Text : null;
        return from == source.From
            ? (text.Text, source.ScenarioText)
            : (text.Begins(from).Text, proofs?.PlayedFrom(from).Text ?? source.ScenarioText);
    }

    private static string Typed(string? typed, string otherwise) =>
        string.IsNullOrWhiteSpace(typed) ? otherwise : typed.Trim();

    private static PackText Read(Pack pack) => Sure(PackText.Read(PackParser.PackFile, pack.Text));

    private static PackText Sure((PackText? Text, Rules.Language.Mistake? Mistake) read) =>
        read.Text ?? throw new InvalidOperationException($"A pack that was read cannot be read: {read.Mistake}");
}

/// <summary>Names of packs, also of those whose text cannot be read.</summary>
internal static partial class PackNames
{
    public static bool Fits(string id) => Form().IsMatch(id);

    /// <summary>The value of a line at the top level; null when there is none.</summary>
    public static string? Written(string text, string key)
    {
        foreach (var line in text.Split('\n').Take(200))
        {
            if (line.StartsWith(key + ":", StringComparison.Ordinal))
            {
                var value = line[(key.Length + 1)..].Split('#')[0].Trim().Trim('"', '\'');
                return value.Length is > 0 and <= 40 ? value : null;
            }
        }
        return null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$")]
    private static partial Regex Form();
}
