namespace Yiju.Rules.Packs.Writing;

/// <summary>What a rule says beside its condition, in sentences.</summary>
internal static class RuleTerms
{
    /// <param name="purposes">How purposes of wallets read.</param>
    /// <param name="sources">How sources of money read.</param>
    public static List<string> Of(PackRule rule, Func<string, string> purposes, Func<string, string> sources)
    {
        var terms = new List<string>();
        if (rule.Benefit is { } benefit)
        {
            terms.AddRange(Benefit(benefit, purposes, sources).OfType<string>());
        }
        if (rule.Share is { } share)
        {
            terms.Add($"用于：{string.Join('、', share.Items)}；钱包用途：{purposes(share.Purpose)}");
        }
        if (rule.Soft)
        {
            terms.Add("原文写“原则上”：可以不符合，要写明理由并经批准");
        }
        if (rule.Due is { } due)
        {
            terms.Add($"到 {due:yyyy-MM-dd} 达到");
        }
        return terms;
    }

    private static IEnumerable<string?> Benefit(
        BenefitTerms terms,
        Func<string, string> purposes,
        Func<string, string> sources
    ) =>
        [
            terms.Amount is null ? "不发钱" : null,
            terms.Every switch
            {
                "month" => "按月",
                "year" => "按年",
                "once" => "一次",
                "visit" => "按次",
                "meal" => "按餐",
                "course" => "按期",
                _ => null,
            },
            terms.Purpose is { } purpose ? $"钱包用途：{purposes(purpose)}" : null,
            terms.Source is { } source ? $"资金来源：{sources(source)}" : null,
            terms.Payer == "city" ? "市级支付" : "县级支付",
            terms.Expires == "month-end" ? "月底到期" : null,
            terms.Unspent switch
            {
                "lapse" => "没用完的作废",
                "return" => "没用完的退回",
                "carry-over" => "没用完的结转",
                _ => null,
            },
            terms.OnEnd == "return" ? "去世或者迁出时余额退回" : null,
            terms.Automatic ? "不用申请，符合就发" : "要申请",
            terms.YieldsTo.Count > 0 ? $"已有{string.Join('、', terms.YieldsTo)}时不发" : null,
            terms.VerifyWithin is { } verify ? $"镇（街）{verify} 个工作日内核实" : null,
            terms.DecideWithin is { } decide ? $"县级 {decide} 个工作日内决定" : null,
        ];
}
