using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Contracts;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Care.Features;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Modules.Workforce;

namespace Yiju.Tests.Modules.Care;

/// <summary>A town with one operator, two workers and an elder who has signed an agreement and has 200 yuan in the wallet.</summary>
internal sealed class CareTown : IAsyncDisposable
{
    public const long Elder = 1_000;
    public const string Card = "4408-0001";
    public const string Bath = "ZY01";
    public static readonly Money BathPrice = Money.Yuan(90);

    /// <summary>Tomorrow at 09:00 in Shanghai.</summary>
    public static readonly DateTime Tomorrow = Shanghai.Utc(new(2026, 7, 2), new(9, 0));

    private CareTown(TestApp app, FakeRegistry registry, FakeEntitlements rules) =>
        (App, Registry, Rules) = (app, registry, rules);

    public TestApp App { get; }

    public FakeRegistry Registry { get; }

    public FakeEntitlements Rules { get; }

    public long Org { get; private set; }

    public long Worker { get; private set; }

    public static async Task<CareTown> Build(
        DatabaseKind kind,
        bool agreement = true,
        long yuan = 200,
        bool listening = false
    )
    {
        var (registry, rules) = (new FakeRegistry(), new FakeEntitlements());
        registry.Add(Elder, "王桂英", Places.Village, Card);
        var app = await TestApp.Start(
            kind,
            s =>
            {
                s.AddSingleton(registry);
                s.AddScoped<IElders, FakeElders>();
                s.AddSingleton<IEntitlements>(rules);
                s.AddScoped<IWallets, FakeWallets>();
            },
            listening
        );
        var town = new CareTown(app, registry, rules);
        town.Org = await Companies.Org(app, 1, prices: [(Bath, 90), ("JS01", 35), ("ZC02", 12)]);
        town.Worker = await Staff.Worker(app, town.Org, 1);
        await town.Fill(yuan);
        if (agreement)
        {
            await app.Do<Done>(async s =>
            {
                await s.GetRequiredService<ICareLoader>()
                    .Agreements([new(Elder, Places.Village, town.Org, new(2026, 1, 1), null, "王桂英")], default);
                return default(Done);
            });
        }
        return town;
    }

    public Task Fill(long yuan) =>
        App.Do<Done>(async s =>
        {
            await FakeWallets.Change(s.GetRequiredService<PlatformDb>(), Elder, b => b.Balance = yuan * 100);
            return default(Done);
        });

    public Task<FakeWallets.Book> Wallet() =>
        App.Read(s => FakeWallets.Read(s.GetRequiredService<PlatformDb>(), Elder));

    public Task<HttpClient> AsElder() => App.As(Role.Elder, Places.Village, personId: Elder);

    public Task<HttpClient> AsManager() => App.As(Role.OperatorManager, Places.County, orgId: Org);

    public Task<HttpClient> AsWorker() => App.As(Role.CareWorker, Places.County, orgId: Org, personId: Worker);

    public object Bathing(DateTime? at = null, long? shownSelf = null) =>
        new
        {
            ElderId = Elder.ToString(),
            ItemCode = Bath,
            OrgId = Org.ToString(),
            At = at ?? Tomorrow,
            ShownPrice = BathPrice.Fen,
            ShownSelf = shownSelf ?? 0,
        };

    /// <summary>An order of a bath for tomorrow with its visit, not yet given to a worker.</summary>
    public async Task<Visit> Ordered(DateTime? at = null)
    {
        var elder = await AsElder();
        var answer = await elder.PostAsJsonAsync("/api/orders", Bathing(at));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var id = long.Parse((await Json(answer)).GetProperty("id").GetString()!);
        return await App.Read(s => s.GetRequiredService<CareDb>().AllVisits.SingleAsync(v => v.OrderId == id));
    }

    /// <summary>A visit given to the worker, at the time it is planned for.</summary>
    public async Task<Visit> Assigned(DateTime? at = null)
    {
        var visit = await Ordered(at);
        var manager = await AsManager();
        var answer = await manager.PostAsJsonAsync(
            $"/api/visits/{visit.Id}/assign",
            new { WorkerId = Worker.ToString() }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return visit;
    }

    /// <summary>A visit that was made as it should be: an hour and five minutes, every step, the right code.</summary>
    public async Task<Visit> Made(DateTime? at = null, Func<Visit, VisitReport[]>? reports = null)
    {
        var visit = await Assigned(at);
        App.Time.Advance(visit.PlannedAt.AddMinutes(70) - App.Time.GetUtcNow().UtcDateTime);
        var answer = await Send(await AsWorker(), (reports ?? GoodReports)(visit));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await Reload(visit);
    }

    public static VisitReport[] GoodReports(Visit visit) => Reports(visit, 0, 65, 110.2001, visit.Code);

    public static VisitReport[] Reports(Visit visit, int from, int to, double longitude, string code, int steps = 5) =>
        [
            new($"{visit.Id}-go", visit.Id, VisitEventKind.OnTheWay, visit.PlannedAt.AddMinutes(from - 20)),
            new($"{visit.Id}-in", visit.Id, VisitEventKind.CheckIn, visit.PlannedAt.AddMinutes(from), longitude, 21.3),
            .. Enumerable
                .Range(0, steps)
                .Select(i => new VisitReport(
                    $"{visit.Id}-s{i}",
                    visit.Id,
                    VisitEventKind.Step,
                    visit.PlannedAt.AddMinutes(from + i + 1),
                    Step: i
                )),
            new($"{visit.Id}-code", visit.Id, VisitEventKind.Code, visit.PlannedAt.AddMinutes(to - 1), Text: code),
            new($"{visit.Id}-out", visit.Id, VisitEventKind.CheckOut, visit.PlannedAt.AddMinutes(to)),
        ];

    public static Task<HttpResponseMessage> Send(HttpClient worker, params VisitReport[] reports) =>
        worker.PostAsJsonAsync("/api/visits/events", new SyncBody(reports), Yiju.Platform.Json.Options);

    public Task<Visit> Reload(Visit visit) =>
        App.Read(s => s.GetRequiredService<CareDb>().AllVisits.AsNoTracking().SingleAsync(v => v.Id == visit.Id));

    public Task<Order> OrderOf(Visit visit) =>
        App.Read(s => s.GetRequiredService<CareDb>().AllOrders.AsNoTracking().SingleAsync(o => o.Id == visit.OrderId));

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>())!;

    public static async Task<string> Code(HttpResponseMessage answer) =>
        (await Json(answer)).GetProperty("errors")[0].GetProperty("code").GetString()!;

    /// <summary>An order for bathing from before this town began, called off; <paramref name="i"/> tells it from others.</summary>
    internal static LoadedOrder CancelledBath(long org, int i, DateTime at) =>
        new(
            $"p{i}",
            Elder,
            Places.Village,
            org,
            null,
            Bath,
            OrderChannel.Desk,
            at.AddDays(-1),
            at,
            60,
            Money.Yuan(90),
            null,
            Money.Zero,
            null,
            VisitState.Cancelled,
            null,
            null,
            null,
            VisitMarks.None,
            null,
            "王桂英"
        );

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
