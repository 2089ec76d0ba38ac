using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Facts;

namespace Yiju.Benefits.Features;

internal sealed class Entitlements(Rulings rules, FactStore facts, BenefitsDb db) : IEntitlements
{
    private static readonly ItemShare AllOwn = new(null, Money.Zero, null, "这项服务没有补贴，费用自己付。");

    public async Task<ItemShare> ShareOf(long elderId, string itemCode, Money price, DateOnly day, CancellationToken ct)
    {
        var known = await facts.Of(elderId, day, ct);
        if (known.GetValueOrDefault(FactKeys.LivingDivision)?.Value is not { } division)
        {
            return AllOwn with { Reason = "没有居住地的记录，不能算补贴。请先登记居住地。" };
        }
        var shares = rules.Of(division, known, day).SharesOf(itemCode);
        if (shares.Count == 0)
        {
            return AllOwn;
        }
        var purposes = shares.Select(s => s.Held.Rule.Share!.Purpose).ToList();
        var granted = await db
            .AllDecisions.AsNoTracking()
            .Where(d => d.SubjectId == elderId && purposes.Contains(d.Purpose!) && d.Granted && d.ValidFrom <= day)
            .Where(d => d.ValidTo == null || d.ValidTo >= day)
            .Select(d => d.Purpose)
            .ToListAsync(ct);
        var (held, percent) = shares.FirstOrDefault(s => granted.Contains(s.Held.Rule.Share!.Purpose));
        if (held is null)
        {
            return AllOwn with { Reason = "还没有批准的补贴，费用自己付。" };
        }
        var text = $"{held.Rule.Title} {percent}%";
        return new ItemShare(
            held.Rule.Share!.Purpose,
            new Money(price.Fen * percent / 100),
            $"{held.Pack.Name} {held.Rule.Output.Clause}",
            held.Pack.Note is null ? $"{text}。" : $"{text}（{held.Pack.Note}）。"
        );
    }
}
