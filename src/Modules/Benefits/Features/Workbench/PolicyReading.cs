using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Editing;
using Yiju.Rules.Packs.Writing;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>Lays a document out for reading: under each clause what stands on it, in words and as it is written.</summary>
/// <param name="today">Names are understood as on this day, or on the first of the document.</param>
internal sealed class PolicyReading(Pack pack, Library library, DateOnly today, Func<string, string> nameOf)
{
    private readonly IReadOnlyDictionary<(string Subject, string Name), IReadOnlyList<Block>> words =
        PackDocument.Rules(pack, DraftSimulation.With(pack, library).Packs, today, MoneySources.Title);
    private readonly PackText? text = PackText.Read(PackParser.PackFile, pack.Text).Text;

    public PolicyBody Body() =>
        new(
            [.. pack.Clauses.Select(Clause)],
            [.. pack.Rules.Where(r => r.Output.Clause is null).Select(Rule)],
            [.. pack.Parameters.Where(p => p.Open is not null).Select(Open)],
            [.. ScenarioTelling.Tell(pack, [pack, .. library.Packs.Where(p => p.Id != pack.Id)])]
        );

    private ClauseReading Clause(Clause clause) =>
        new(
            clause.Name,
            clause.Text,
            clause.Incomplete,
            clause.NoRule,
            [.. pack.Parameters.Where(p => p.Clause == clause.Name).Select(Parameter)],
            [.. pack.Rules.Where(r => r.Output.Clause == clause.Name && !IsAmount(r)).Select(Rule)],
            [.. pack.Checklists.Where(c => c.Clause == clause.Name).Select(c => new ChecklistReading(c.Title, c.Items))]
        );

    private ParameterReading Parameter(Rules.ParameterSource parameter) =>
        new(
            parameter.Name,
            parameter.Title ?? parameter.Name,
            parameter.Unit,
            parameter.Open,
            parameter.Reference,
            [
                .. (text?.Values(parameter.Name) ?? [])
                    .OrderBy(v => v.From)
                    .Select(v => new ValueReading(
                        v.From,
                        v.Value ?? "没有写",
                        v.Rows is null ? [] : [.. v.Rows.Select(r => new BandReading(Band(r), r.Is ?? ""))]
                    )),
            ]
        );

    private RuleReading Rule(PackRule rule)
    {
        var item = text?.Item("rules", rule.Subject, rule.Name);
        var lines = item?.Text.Split('\n') ?? [];
        return new RuleReading(
            rule.Name,
            rule.Title,
            DraftWords.Of(rule.Role),
            pack.Subjects.GetValueOrDefault(rule.Subject)
                ?? library
                    .Packs.Select(p => p.Subjects.GetValueOrDefault(rule.Subject))
                    .FirstOrDefault(t => t is not null)
                ?? rule.Subject,
            rule.Soft,
            rule.Due,
            Says(rule),
            item?.Line ?? rule.At.Line,
            lines
        );
    }

    private IReadOnlyList<Block> Says(PackRule rule)
    {
        var own = words[(rule.Subject, rule.Name)];
        var sum = rule.Benefit?.Amount is { } amount ? words.GetValueOrDefault((rule.Subject, amount)) : null;
        return [.. (sum is null ? own : [.. own, new Block.Heading(4, "金额"), .. sum]).Select(Placed)];
    }

    private Block Placed(Block block) =>
        block switch
        {
            Block.Paragraph paragraph => new Block.Paragraph(Wording.Placed(paragraph.Text, nameOf)),
            Block.Items items => new Block.Items([.. items.Texts.Select(t => Wording.Placed(t, nameOf))]),
            _ => block,
        };

    private OpenReading Open(Rules.ParameterSource parameter) =>
        new(
            parameter.Name,
            parameter.Title ?? parameter.Name,
            parameter.Open!,
            pack.Division.Prefix.Length switch
            {
                0 or 2 => "市、县（市、区）可以在自己的办法里定",
                4 => "市或县（市、区）可以在自己的办法里定",
                _ => "县（市、区）可以在自己的办法里定",
            },
            [
                .. library
                    .Packs.Where(p => p.Id != pack.Id && pack.Division.Contains(p.Division))
                    .Where(p => p.Parameters.Any(o => o.Name == parameter.Name && o.Values.Count > 0))
                    .Select(p => $"{nameOf(p.Division.Value)}：{p.Title}")
                    .Distinct(),
            ]
        );

    /// <summary>Stands inside its benefit.</summary>
    private bool IsAmount(PackRule rule) => pack.Rules.Any(r => r.Benefit?.Amount == rule.Name);

    private static string Band(WrittenRow row)
    {
        string?[] parts =
        [
            row.From is null ? null : $"{row.From} 起（含）",
            row.Above is null ? null : $"大于 {row.Above}",
            row.To is null ? null : $"到 {row.To}（含）",
            row.Below is null ? null : $"小于 {row.Below}",
            row.Of,
        ];
        return string.Join('，', parts.Where(p => p is not null)) is { Length: > 0 } said ? said : "其余";
    }
}
