using Yiju.Rules.Checking;
using Yiju.Rules.Packs.Telling;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs.Writing;

/// <summary>
/// A pack as a document that a policy officer reads beside the original: clause by clause the quotation, and beside it the numbers, rules and
/// scenarios that stand on it.
/// </summary>
public sealed class PackDocument
{
    private readonly Pack pack;
    private readonly Regime regime;
    private readonly RuleWords words;
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private Func<string, string> sources = source => source;

    private PackDocument(Pack pack, IReadOnlyList<Pack> all, DateOnly day)
    {
        this.pack = pack;
        var on = pack.HoldsOn(day) ? day : pack.From;
        regime = Library.Of(pack, all).For(pack.Division, on);
        words = new RuleWords(regime);
    }

    /// <param name="day">Names are understood as on this day, or on the first of the document.</param>
    public static string Markdown(Pack pack, IReadOnlyList<Pack> all, DateOnly day) =>
        MarkdownText.Of([.. new PackDocument(pack, all, day).Blocks()]);

    /// <summary>One file that needs no other, to be printed on A4.</summary>
    /// <param name="day">Names are understood as on this day, or on the first of the document.</param>
    public static string Html(Pack pack, IReadOnlyList<Pack> all, DateOnly day) =>
        HtmlText.Of(pack.Title, [.. new PackDocument(pack, all, day).Blocks()]);

    /// <summary>What each rule says in Chinese words, by its subject and name.</summary>
    /// <param name="day">Names are understood as on this day, or on the first of the document.</param>
    /// <param name="sources">How sources of money read.</param>
    public static IReadOnlyDictionary<(string Subject, string Name), IReadOnlyList<Block>> Rules(
        Pack pack,
        IReadOnlyList<Pack> all,
        DateOnly day,
        Func<string, string> sources
    )
    {
        var document = new PackDocument(pack, all, day) { sources = sources };
        return pack.Rules.ToDictionary(r => (r.Subject, r.Name), r => (IReadOnlyList<Block>)[.. document.Says(r)]);
    }

    private IEnumerable<Block> Blocks() =>
        [.. Head(), .. pack.Clauses.SelectMany(Clause), .. Steps(), .. Facts(), .. Scenarios()];

    private IEnumerable<Block> Head()
    {
        yield return new Block.Heading(1, pack.Title);
        if (pack.Note is { } note)
        {
            yield return new Block.Mark(note);
        }
        (string, string?)[] rows =
        [
            ("文件", pack.Document),
            ("发文机关", pack.Issuer),
            ("发文日期", pack.Issued?.ToString("yyyy-MM-dd")),
            ("适用地区", pack.Division.SignificantDigits() == 0 ? "全国" : pack.Division.Value),
            (
                "有效期",
                $"{pack.From:yyyy-MM-dd} 起{(pack.To is { } to ? $"，到 {to:yyyy-MM-dd}" : "，到有新文件取代为止")}"
            ),
            ("取代", pack.Replaces.Count == 0 ? null : string.Join('、', pack.Replaces)),
            (
                "收录",
                pack.Completeness switch
                {
                    Completeness.Full => "全文",
                    Completeness.Partial => "部分",
                    Completeness.Template => "试点做法，供别处参考",
                }
            ),
            ("政策包", pack.Name),
        ];
        yield return new Block.Table(
            ["项目", "内容"],
            [.. rows.Where(r => r.Item2 is not null).Select(r => (IReadOnlyList<string>)[r.Item1, r.Item2!])]
        );
    }

    private IEnumerable<Block> Clause(Clause clause)
    {
        yield return new Block.Heading(2, clause.Name);
        var left = new List<Block> { new Block.Quote(clause.Text) };
        if (clause.Incomplete is { } lacks)
        {
            left.Add(new Block.Mark($"原文不全：{lacks}"));
        }
        var right = new List<Block>();
        if (clause.NoRule is { } why)
        {
            right.Add(new Block.Paragraph($"没有规则：{why}。"));
        }
        var parameters = pack.Parameters.Where(p => p.Clause == clause.Name).ToList();
        if (parameters.Count > 0)
        {
            right.Add(Parameters(parameters));
            right.AddRange(parameters.Where(p => p.Takes is not null).SelectMany(Lookup));
        }
        right.AddRange(pack.Rules.Where(r => r.Output.Clause == clause.Name).SelectMany(Rule));
        var cites = pack.Rules.Where(r => r.Cites.Contains(clause.Name)).Select(r => r.Title).ToList();
        if (cites.Count > 0)
        {
            right.Add(new Block.Paragraph($"也依据这一条的规则：{string.Join('、', cites)}。"));
        }
        foreach (var list in pack.Checklists.Where(c => c.Clause == clause.Name))
        {
            right.Add(new Block.Heading(3, $"清单：{list.Title}"));
            right.Add(new Block.Items(list.Items));
        }
        yield return new Block.Pair(left, right);
    }

    private static Block.Table Parameters(List<ParameterSource> parameters) =>
        new(
            ["数", "值", "从哪天起", "名称"],
            [
                .. parameters.SelectMany(p =>
                    p.Open is { } open
                        ?
                        [
                            [
                                p.Title ?? p.Name,
                                open.StartsWith("原文", StringComparison.Ordinal) ? open : $"原文没有写：{open}",
                                "",
                                p.Name,
                            ],
                        ]
                        : p.Values.Select(v =>
                            (IReadOnlyList<string>)
                                [
                                    $"{p.Title ?? p.Name}{(p.Reference ? "（文中提到的数）" : "")}",
                                    v.Bands is not null
                                        ? "见下表"
                                        : $"{v.Value?.Text ?? "原文没有写"}{(p.Unit is { } unit ? $" {unit}" : "")}",
                                    $"{v.From:yyyy-MM-dd}",
                                    p.Name,
                                ]
                        )
                ),
            ]
        );

    private IEnumerable<Block> Lookup(ParameterSource parameter) =>
        parameter
            .Values.Where(v => v.Bands is not null)
            .Select(v => new Block.Table(
                [parameter.Title ?? parameter.Name, $"从 {v.From:yyyy-MM-dd} 起"],
                [.. v.Bands!.Select(b => (IReadOnlyList<string>)[Band(b), words.Cell(b.Is.Text)])]
            ));

    private string Band(BandSource band)
    {
        string?[] parts =
        [
            band.From is { } from ? $"{from.Text} 以上" : null,
            band.Above is { } above ? $"超过 {above.Text}" : null,
            band.To is { } to ? $"{to.Text} 以下" : null,
            band.Below is { } below ? $"不到 {below.Text}" : null,
            band.Of is { } of ? string.Join('、', of.Select(w => words.Cell($"'{w}'"))) : null,
        ];
        return string.Join('，', parts.OfType<string>()) is { Length: > 0 } said ? said : "其余";
    }

    private IEnumerable<Block> Rule(PackRule rule)
    {
        told.Add(rule.Name);
        yield return new Block.Heading(3, $"{DecisionText.Role(rule.Role)}：{rule.Title}（{rule.Name}）");
        foreach (var block in Says(rule))
        {
            yield return block;
        }
        var proofs = pack.Scenarios.Where(s => s.Cases.Any(c => c.Expect.Any(e => e.Name.Text == rule.Name))).ToList();
        if (proofs.Count > 0)
        {
            yield return new Block.Paragraph($"检验：{string.Join('；', proofs.Select(s => s.Name))}。");
        }
    }

    private IEnumerable<Block> Says(PackRule rule) =>
        RuleTerms.Of(rule, Purpose, sources) is { Count: > 0 } terms
            ? words.Of(rule).Append(new Block.Items(terms))
            : words.Of(rule);

    private string Purpose(string word) =>
        regime.Packs.Select(p => p.Purposes.GetValueOrDefault(word)).FirstOrDefault(t => t is not null) ?? word;

    private IEnumerable<Block> Steps()
    {
        var steps = pack.Rules.Where(r => !told.Contains(r.Name)).ToList();
        return steps.Count == 0 ? [] : [new Block.Heading(2, "计算中间用到的量"), .. steps.SelectMany(Rule)];
    }

    private IEnumerable<Block> Facts()
    {
        if (pack.Facts.Count == 0)
        {
            yield break;
        }
        yield return new Block.Heading(2, "本文件另外要用的资料");
        foreach (var (subject, facts) in pack.Facts)
        {
            yield return new Block.Heading(3, $"{regime.TitleOf(subject)}（{subject}）");
            yield return new Block.Table(
                ["资料", "怎么写", "名称"],
                [
                    .. facts.SelectMany(f =>
                        f.Fields is null ? [Fact(f, "")] : f.Fields.Select(x => Fact(x, f.Name + "."))
                    ),
                ]
            );
        }
    }

    private static IReadOnlyList<string> Fact(InputSource fact, string list) =>
        [
            (fact.Title ?? fact.Name) + (fact.Unit is { } unit ? $"（{unit}）" : ""),
            fact.Kind is Kind.Word or Kind.Set
                ? string.Join('、', fact.Words!.Select(w => w.Word == w.Title ? w.Word : $"{w.Word} {w.Title}"))
                : FactText.Expected(new RuleProgram.Slot(fact.Name, fact.Kind, fact.Words) { Places = fact.Places }),
            list + fact.Name,
        ];

    private IEnumerable<Block> Scenarios()
    {
        if (pack.Scenarios.Count == 0)
        {
            yield break;
        }
        yield return new Block.Heading(2, "情形");
        yield return new Block.Items([.. pack.Scenarios.Select(Sentence)]);
    }

    /// <summary>“不足百户按百户（2023-01-01）：户数 149，则应配建面积 40；……”</summary>
    private string Sentence(Scenario scenario)
    {
        var program = regime.Subjects.GetValueOrDefault(scenario.About)?.Program;
        var set = scenario.Set.Select(s =>
            $"设{Title(program, s.Key)}为{(s.Value.Value is { } value ? $" {value.Text}" : "一张表")}，"
        );
        var cases = scenario.Cases.Select(c =>
        {
            var facts = c.Facts.Values.Select(f => $"{Title(program, f.Name.Text)}{Value(program, f)}");
            var expect = c.Expect.Select(e => $"{Title(program, e.Name.Text)}{Value(program, e)}");
            return $"{string.Join('，', facts)}{(c.Facts.Count == 0 ? "" : "，")}则{string.Join('，', expect)}";
        });
        return $"{scenario.Name}（{scenario.On:yyyy-MM-dd}）：{string.Concat(set)}{string.Join('；', cases)}。";
    }

    private string Title(RuleProgram? program, string name) =>
        program?.TitleOf(name) is { } title && title != name
            ? title
            : pack.Parameters.FirstOrDefault(p => p.Name == name)?.Title ?? name;

    private static string Value(RuleProgram? program, (Item.Scalar Name, Item Value) one)
    {
        var slot = program?.Inputs.Concat(program.Outputs).FirstOrDefault(s => s.Name == one.Name.Text);
        return one.Value switch
        {
            Item.Scalar { Text: "unknown" } => "未定",
            Item.Scalar { Text: "stopped" } => "停止判断",
            Item.Scalar scalar when slot is not null && FactText.TryRead(slot, scalar.Text, out var fact) is null =>
                slot.Kind == Kind.Truth ? $"：{slot.Say(fact)}" : $" {slot.Say(fact)}",
            Item.Scalar scalar => $" {scalar.Text}",
            Item.List list => $"（{list.Items.Count} 项）",
            _ => "",
        };
    }
}
