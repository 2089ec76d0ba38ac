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
        if (rules.ShareOf(itemCode, division, known, day) is not var (held, percent))
        {
            return AllOwn;
        }
        var purpose = held.Rule.Share!.Purpose;
        var text = $"{held.Rule.Title} {percent}%";
        var granted = await db
            .AllDecisions.AsNoTracking()
            .AnyAsync(
                d =>
                    d.SubjectId == elderId
                    && d.Purpose == purpose
                    && d.Granted
                    && d.ValidFrom <= day
                    && (d.ValidTo == null || d.ValidTo >= day),
                ct
            );
        return granted
            ? new ItemShare(
                purpose,
                new Money(price.Fen * percent / 100),
                $"{held.Pack.Name} {held.Rule.Output.Clause}",
                held.Pack.Note is null ? $"{text}。" : $"{text}（{held.Pack.Note}）。"
            )
            : AllOwn with
            {
                Reason = "还没有批准的补贴，费用自己付。",
            };
    }
}
