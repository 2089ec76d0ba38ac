using Yiju.Benefits.Contracts;
using Yiju.Care.Contracts;
using Yiju.Kernel;
using CareChannel = Yiju.Care.Contracts.OrderChannel;
using CareState = Yiju.Care.Contracts.VisitState;

namespace Yiju.Host.Demo;

/// <summary>Agreements, and the orders and visits of the month before today and the week after it.</summary>
internal static class DemoCare
{
    private const int DaysBefore = 30;
    private const int DaysAfter = 7;

    public static async Task Write(DemoRun run, CancellationToken ct)
    {
        var orders = run.World.Activity(run.Today.AddDays(-DaysBefore), run.Today.AddDays(DaysAfter)).ToList();
        var elders = run.World.Elders().ToDictionary(e => e.Index, e => e);
        var agreements = orders.Select(o => (o.Elder, o.Operator)).Distinct().ToList();
        await run.InChunks(
            "服务协议",
            agreements,
            200,
            agreements.Count,
            (scope, chunk) =>
                scope
                    .GetRequiredService<ICareLoader>()
                    .Agreements([.. chunk.Select(a => Agreement(run, elders[a.Elder], a.Operator))], ct),
            ct
        );
        await run.InChunks(
            "订单与上门",
            orders,
            100,
            orders.Count,
            (scope, chunk) => Orders(run, elders, scope, chunk, ct),
            ct
        );
    }

    private static NewAgreement Agreement(DemoRun run, SyntheticElder elder, int org) =>
        new(
            run.Elders[elder.Index],
            elder.Division.Value,
            run.Orgs[org],
            run.Today.AddDays(-DaysBefore - 30),
            null,
            elder.Name
        );

    private static async Task Orders(
        DemoRun run,
        Dictionary<int, SyntheticElder> elders,
        IServiceProvider scope,
        SyntheticOrder[] chunk,
        CancellationToken ct
    )
    {
        var entitlements = scope.GetRequiredService<IEntitlements>();
        var rows = new List<LoadedOrder>(chunk.Length);
        foreach (var order in chunk)
        {
            var elder = elders[order.Elder];
            var price = ServiceItems.All.First(i => i.Code == order.Item).Price;
            var share = await entitlements.ShareOf(
                run.Elders[elder.Index],
                order.Item,
                price,
                Shanghai.DayOf(order.PlannedAt),
                ct
            );
            rows.Add(Row(run, order, elder, price, share));
        }
        await scope.GetRequiredService<ICareLoader>().Orders(rows, ct);
    }

    private static LoadedOrder Row(
        DemoRun run,
        SyntheticOrder order,
        SyntheticElder elder,
        Money price,
        ItemShare share
    ) =>
        new(
            $"demo-{order.Number}",
            run.Elders[elder.Index],
            elder.Division.Value,
            run.Orgs[order.Operator],
            run.Workers[order.Worker],
            order.Item,
            ChannelOf(order.Channel),
            order.PlacedAt,
            order.PlannedAt,
            order.PlannedMinutes,
            price,
            share.WalletPurpose,
            share.WalletMax,
            share.Rule,
            StateOf(order),
            order.ArrivedAt,
            order.LeftAt,
            order.MetresFromDoor,
            MarksOf(order.Evidence),
            order.Rating,
            elder.Name
        );

    private static CareChannel ChannelOf(OrderChannel channel) =>
        channel switch
        {
            OrderChannel.Plan => CareChannel.Plan,
            OrderChannel.Hotline => CareChannel.Hotline,
            OrderChannel.Family => CareChannel.Family,
            OrderChannel.Village => CareChannel.Village,
        };

    private static CareState StateOf(SyntheticOrder order) =>
        order.State switch
        {
            VisitState.Planned => CareState.Planned,
            VisitState.Done => order.Evidence.HasFlag(EvidenceFlags.Unconfirmed) ? CareState.Done : CareState.Confirmed,
            VisitState.Missed => CareState.Missed,
            VisitState.Cancelled => CareState.Cancelled,
        };

    private static VisitMarks MarksOf(EvidenceFlags flags) =>
        (flags.HasFlag(EvidenceFlags.TooShort) ? VisitMarks.TooShort : VisitMarks.None)
        | (flags.HasFlag(EvidenceFlags.TooFar) ? VisitMarks.TooFar : VisitMarks.None);
}
