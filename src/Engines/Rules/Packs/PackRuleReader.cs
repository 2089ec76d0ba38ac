using Yiju.Rules.Checking;
using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>Reads one rule of a pack with what its role asks for.</summary>
internal static class PackRuleReader
{
    private static readonly string[] BenefitKeys =
    [
        "as",
        "title",
        "clause",
        "cites",
        "when",
        "amount",
        "every",
        "purpose",
        "source",
        "payer",
        "expires",
        "unspent",
        "on-end",
        "apply",
        "yields-to",
        "verify-within",
        "decide-within",
        "except",
    ];

    /// <returns>One rule; of a benefit that pays two, the second being how much.</returns>
    public static IEnumerable<PackRule> Read(string subject, Item.Scalar name, Item item)
    {
        var role = Role(item);
        if (role == RuleRole.Benefit)
        {
            return Benefit(subject, name, item);
        }
        string[] more = role switch
        {
            RuleRole.Share => ["as", "cites", "items", "purpose"],
            RuleRole.Standard => ["as", "cites", "soft"],
            RuleRole.Target => ["as", "cites", "due"],
            _ => ["as", "cites"],
        };
        var entries = Form.Entries(item, [.. RuleReader.Keys, .. more]);
        Kind? usual =
            role == RuleRole.Step ? null
            : role == RuleRole.Share ? Kind.Number
            : Kind.Truth;
        if (role != RuleRole.Step)
        {
            entries.Needed(name, "title");
            entries.Needed(name, "clause");
        }
        var kind =
            usual is null || entries.ContainsKey("kind")
                ? DeclarationReader.KindOf(name, entries, listed: false)
                : usual.Value;
        if (usual is not null && kind != usual)
        {
            throw Form.Wrong(entries["kind"], $"这里的 kind 只能是 {(usual == Kind.Truth ? "truth" : "number")}。");
        }
        return
        [
            new PackRule(subject, role, RuleReader.Output(name, entries, kind), name.At)
            {
                Cites = entries.Texts("cites"),
                Share = role == RuleRole.Share ? Share(name, entries) : null,
                Soft = entries.Yes("soft"),
                Due = entries.Day("due"),
            },
        ];
    }

    private static RuleRole Role(Item item)
    {
        var role = Form.Map(item).Entries.FirstOrDefault(e => e.Key.Text == "as").Value;
        return role is null
            ? RuleRole.Step
            : Form.Text(role) switch
            {
                "group" => RuleRole.Group,
                "benefit" => RuleRole.Benefit,
                "share" => RuleRole.Share,
                "standard" => RuleRole.Standard,
                "target" => RuleRole.Target,
                var other => throw Form.Wrong(
                    role,
                    $"没有“{other}”，as 可以是：group、benefit、share、standard、target。"
                ),
            };
    }

    private static ShareTerms Share(Item.Scalar name, Dictionary<string, Item> entries)
    {
        entries.Needed(name, "items");
        return new ShareTerms(entries.Texts("items"), Form.Text(entries.Needed(name, "purpose")));
    }

    private static List<PackRule> Benefit(string subject, Item.Scalar name, Item item)
    {
        var entries = Form.Entries(item, BenefitKeys);
        var yields = entries.TryGetValue("yields-to", out var others) ? Yields(others) : [];
        var clause = Form.Text(entries.Needed(name, "clause"));
        var granted = new OutputSource(
            name.Text,
            Kind.Truth,
            new ExpressionSource(Form.Expression(entries.Needed(name, "when"))),
            clause
        )
        {
            Title = Form.Text(entries.Needed(name, "title")),
            Except =
            [
                .. yields.Select(y => new ExceptionSource(
                    y.To.At,
                    Form.Expression(y.To),
                    new Source("false", y.To.At),
                    y.Clause
                )),
                .. RuleReader.Exceptions(entries),
            ],
        };
        var amount = entries.TryGetValue("amount", out var how) ? Amount(granted, how) : null;
        var terms = new BenefitTerms
        {
            Amount = amount?.Name,
            AmountClause = amount?.Clause,
            Every = entries.ContainsKey("every")
                ? entries.OneOf("every", "month", "year", "once", "visit", "meal", "course")
                : null,
            Purpose = entries.Text("purpose"),
            Source = entries.Text("source"),
            Payer = entries.OneOf("payer", "county", "city"),
            Expires = entries.ContainsKey("expires") ? entries.OneOf("expires", "month-end") : null,
            Unspent = entries.ContainsKey("unspent") ? entries.OneOf("unspent", "lapse", "return", "carry-over") : null,
            OnEnd = entries.ContainsKey("on-end") ? entries.OneOf("on-end", "return") : null,
            Automatic = entries.OneOf("apply", "needed", "automatic") == "automatic",
            YieldsTo = [.. yields.Select(y => Form.Text(y.To))],
            VerifyWithin = entries.Whole("verify-within", 1, 366),
            DecideWithin = entries.Whole("decide-within", 1, 366),
        };
        var rule = new PackRule(subject, RuleRole.Benefit, granted, name.At)
        {
            Benefit = terms,
            Cites = entries.Texts("cites"),
        };
        return amount is null ? [rule] : [rule, new PackRule(subject, RuleRole.Step, amount, how!.At)];
    }

    /// <summary>A list of benefits, or a map from each to the clause that says so.</summary>
    private static List<(Item To, string? Clause)> Yields(Item item) =>
        item is Item.Map map
            ? [.. map.Entries.Select(e => ((Item)e.Key, (string?)Form.Text(e.Value)))]
            : [.. Form.Items(item).Select(i => (i, (string?)null))];

    /// <summary>How much, nothing where the benefit is not granted.</summary>
    private static OutputSource Amount(OutputSource benefit, Item item)
    {
        var name = new Item.Scalar(item.At, $"{benefit.Name}.amount");
        var amount = RuleReader.Output(
            name,
            Form.Entries(item, "rule", "table", "slices", "except", "clause", "title"),
            Kind.Money
        );
        return amount with
        {
            Title = amount.Title ?? $"{benefit.Title}的金额",
            Clause = amount.Clause ?? benefit.Clause,
            Except =
            [
                new ExceptionSource(
                    item.At,
                    new Source($"not {benefit.Name}", benefit.Rule.At),
                    new Source("0 元", item.At),
                    null
                ),
                .. amount.Except,
            ],
        };
    }
}
