using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Facts;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>What the rules say of one benefit for one elder on one day.</summary>
/// <param name="Amount">Per month; null where nothing is paid or the document names no amount.</param>
/// <param name="Sentence">The reason in one sentence.</param>
/// <param name="Missing">Facts that would settle an unknown answer.</param>
/// <param name="Stopped">The document has expired and no successor is named: nothing may be decided (F-25).</param>
internal sealed record Ruling(
    Pack Pack,
    BenefitRule Benefit,
    Verdict Verdict,
    Money? Amount,
    string Sentence,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Fact> Used,
    IReadOnlyList<string> Missing,
    bool Stopped = false
)
{
    public string Rule => $"{Pack.Name} {Benefit.Clause}";
}

/// <summary>
/// Answers what the documents in force give an elder. The nearest division that speaks of a benefit decides: county before city before
/// province (POL-02).
/// </summary>
internal sealed class RuleBook(IReadOnlyList<Pack> packs)
{
    public IReadOnlyList<Pack> Packs => packs;

    public IReadOnlyList<Ruling> All(string division, IReadOnlyDictionary<string, Fact> facts, DateOnly day) =>
        [
            .. Speaking(division)
                .SelectMany(p => p.Benefits.Select(b => b.Id))
                .Distinct()
                .Select(id => One(id, division, facts, day)!),
        ];

    /// <summary>Null when no document of the division speaks of the benefit.</summary>
    public Ruling? One(string benefitId, string division, IReadOnlyDictionary<string, Fact> facts, DateOnly day)
    {
        var all = Speaking(division).Where(p => p.Benefits.Exists(b => b.Id == benefitId)).ToList();
        var pack = all.Find(p => p.HoldsOn(day));
        if (pack is null)
        {
            return all.Find(p => p.ValidTo < day) is { } expired ? Expired(expired, benefitId) : null;
        }
        return Decide(pack, pack.Benefits.First(b => b.Id == benefitId), facts, day);
    }

    /// <summary>The share of an item's price that a wallet may pay; null when no document speaks of the item.</summary>
    public (Pack Pack, ItemRule Item, ShareRule Share)? ShareOf(
        string itemCode,
        string division,
        IReadOnlyDictionary<string, Fact> facts,
        DateOnly day
    )
    {
        var judge = new Judge(facts, day);
        foreach (var pack in Speaking(division).Where(p => p.HoldsOn(day)))
        {
            if (
                pack.Items.Find(i => i.Speaks(itemCode)) is { } item
                && item.Shares.Find(s => s.When is null || judge.Of(s.When).Verdict == Verdict.Yes) is { } share
            )
            {
                return (pack, item, share);
            }
        }
        return null;
    }

    /// <summary>Documents that cover a place, nearest first; a replaced one is left out.</summary>
    private List<Pack> Speaking(string division)
    {
        var place = DivisionCode.Parse(division);
        var replaced = packs.SelectMany(p => p.Replaces).ToHashSet();
        return
        [
            .. packs
                .Where(p => !replaced.Contains(p.Id) && DivisionCode.Parse(p.Division).Contains(place))
                .OrderByDescending(p => DivisionCode.Parse(p.Division).Level)
                .ThenByDescending(p => p.ValidFrom),
        ];
    }

    private static Ruling Expired(Pack pack, string benefitId) =>
        new(
            pack,
            pack.Benefits.First(b => b.Id == benefitId),
            Verdict.Unknown,
            null,
            $"{pack.Document}已于 {Say.PlainDay(pack.ValidTo!.Value)}到期，还没有接续文件。在接续文件启用以前不能作决定。",
            [],
            [],
            [],
            Stopped: true
        );

    private static Ruling Decide(Pack pack, BenefitRule benefit, IReadOnlyDictionary<string, Fact> facts, DateOnly day)
    {
        var judged = new Judge(facts, day).Of(benefit.When ?? new Condition { Text = "没有条件", All = [] });
        var reasons = judged.Reason.Parts.Count > 0 ? judged.Reason.Parts : [judged.Reason];
        if (judged.Verdict != Verdict.Yes)
        {
            var failing = Deepest(reasons, judged.Verdict);
            var sentence =
                judged.Verdict == Verdict.No
                    ? $"不符合“{failing.Sentence}”。"
                    : $"还缺：{string.Join('、', judged.Missing.Select(FactWords.Title))}。";
            return new Ruling(pack, benefit, judged.Verdict, null, sentence, reasons, judged.Used, judged.Missing);
        }
        return benefit.Money is { } money
            ? WithMoney(pack, benefit, money, facts, judged, reasons)
            : new Ruling(pack, benefit, Verdict.Yes, null, "符合全部条件。", reasons, judged.Used, []);
    }

    private static Ruling WithMoney(
        Pack pack,
        BenefitRule benefit,
        MoneyRule money,
        IReadOnlyDictionary<string, Fact> facts,
        Judgement judged,
        IReadOnlyList<Reason> reasons
    )
    {
        Ruling Of(Verdict verdict, Money? amount, string sentence, IReadOnlyList<string> missing) =>
            new(
                pack,
                benefit,
                verdict,
                amount,
                sentence,
                reasons,
                facts.TryGetValue(money.By, out var by) ? [.. judged.Used, by] : judged.Used,
                missing
            );
        if (money.Yuan is { } flat)
        {
            return Of(Verdict.Yes, Money.Yuan(flat), $"符合全部条件，按{money.Clause}每月 {Money.Yuan(flat)}。", []);
        }
        if (money.Bands.Count == 0)
        {
            return Of(Verdict.Yes, null, "符合全部条件。文件没有规定金额，由当地另行规定。", []);
        }
        if (facts.GetValueOrDefault(money.By)?.Value is not { } text || Judge.Number(text) is not { } number)
        {
            return Of(Verdict.Unknown, null, $"还缺：{FactWords.Title(money.By)}。", [money.By]);
        }
        var title = FactWords.Title(money.By);
        return money.Bands.Find(b => b.Contains(number)) is { } band
            ? Of(
                Verdict.Yes,
                Money.Yuan(band.Yuan),
                $"{title} {text}，按{money.Clause}每月 {Money.Yuan(band.Yuan)}。",
                []
            )
            : Of(Verdict.No, null, $"{title} {text}，不在{money.Clause}的补贴范围内。", []);
    }

    private static Reason Deepest(IReadOnlyList<Reason> reasons, Verdict verdict)
    {
        var failing = reasons.First(r => r.Verdict == verdict);
        while (failing.Parts.FirstOrDefault(p => p.Verdict == verdict) is { } part)
        {
            failing = part;
        }
        return failing;
    }
}
