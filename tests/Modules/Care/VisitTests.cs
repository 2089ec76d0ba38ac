using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Care.Features;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Modules.Workforce;

namespace Yiju.Tests.Modules.Care;

public sealed class VisitTests
{
    [Theory, EveryDatabase, Trait("req", "SVC-12")]
    public async Task A_confirmed_visit_is_captured_once_however_many_confirm_it(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Made();
        Assert.Equal((VisitState.Done, VisitMarks.None), (visit.State, visit.Marks));
        var (elder, helper) = (await town.AsElder(), await town.App.As(Role.StationWorker, Places.Town));
        var answers = await Task.WhenAll(
            elder.PostAsJsonAsync($"/api/visits/{visit.Id}/confirm", new { Rating = 5 }),
            elder.PostAsJsonAsync($"/api/visits/{visit.Id}/confirm", new { Rating = 5 }),
            helper.PostAsJsonAsync($"/api/visits/{visit.Id}/confirm", new { visit.Code })
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var book = await town.Wallet();
        Assert.Equal([new($"order:{visit.OrderId}:visit:{visit.Id}", 9_000L)], book.Captured);
        Assert.Equal((11_000, 0), (book.Balance, book.Holds.Count));
        var open = await town.App.Read(s =>
            s.GetRequiredService<Grants>().IsOpen($"worker:{town.Worker}", CareTown.Elder, "care", default)
        );
        Assert.False(open);
        var told = await town.App.Read(s =>
            s.GetRequiredService<PlatformDb>().Outbox.CountAsync(o => o.Name == CareEvents.VisitConfirmed)
        );
        Assert.Equal(1, told);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-11")]
    public async Task Reports_that_come_twice_or_out_of_order_count_once_in_the_order_of_the_phone(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Assigned();
        town.App.Time.Advance(TimeSpan.FromHours(26));
        var worker = await town.AsWorker();
        var reports = CareTown.GoodReports(visit);
        foreach (var report in reports.Reverse())
        {
            await CareTown.Send(worker, report);
        }
        var first = await town.Reload(visit);
        var answer = await CareTown.Json(await CareTown.Send(worker, [.. reports, .. reports]));
        Assert.Equal(0, answer.GetProperty("accepted").GetInt32());
        var second = await town.Reload(visit);
        Assert.Equal((VisitState.Done, VisitMarks.None, "0,1,2,3,4"), (first.State, first.Marks, first.StepsDone));
        Assert.Equal((first.ArrivedAt, first.LeftAt), (second.ArrivedAt, second.LeftAt));
        var kept = await town.App.Read(s => s.GetRequiredService<CareDb>().VisitEvents.CountAsync());
        Assert.Equal(reports.Length, kept);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-11")]
    public async Task The_same_batch_sent_at_the_same_moment_is_kept_once(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Assigned();
        town.App.Time.Advance(TimeSpan.FromHours(26));
        var worker = await town.AsWorker();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => CareTown.Send(worker, CareTown.GoodReports(visit)))
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var kept = await town.App.Read(s => s.GetRequiredService<CareDb>().VisitEvents.CountAsync());
        Assert.Equal(CareTown.GoodReports(visit).Length, kept);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-11")]
    public async Task Doubtful_visits_are_marked_and_not_settled_until_checked(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Made(reports: v => CareTown.Reports(v, 0, 20, 110.25, "----", steps: 2));
        Assert.Equal(
            VisitMarks.TooShort | VisitMarks.TooFar | VisitMarks.WrongCode | VisitMarks.StepsMissing,
            visit.Marks
        );
        var elder = await town.AsElder();
        await elder.PostAsJsonAsync($"/api/visits/{visit.Id}/confirm", new { Rating = 4 });
        Assert.Empty((await town.Wallet()).Captured);
        Assert.Equal(HeldBecause.Marks, (await town.Reload(visit)).Held);
        var station = await town.App.As(Role.StationWorker, Places.Town);
        var silent = await station.PostAsJsonAsync($"/api/visits/{visit.Id}/check", new { Counts = true, Reason = "" });
        Assert.Equal("reason-missing", await CareTown.Code(silent));
        var checkedOk = await station.PostAsJsonAsync(
            $"/api/visits/{visit.Id}/check",
            new { Counts = true, Reason = "打电话问过老人" }
        );
        Assert.Equal(HttpStatusCode.OK, checkedOk.StatusCode);
        Assert.Equal(9_000, (await town.Wallet()).Captured.Values.Sum());
    }

    [Theory, EveryDatabase, Trait("req", "SVC-12")]
    public async Task A_visit_that_does_not_count_gives_the_held_money_back(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Made();
        var elder = await town.AsElder();
        await elder.PostAsJsonAsync($"/api/visits/{visit.Id}/dispute", new { Why = "没有洗澡就走了" });
        Assert.Equal(VisitState.Disputed, (await town.Reload(visit)).State);
        var work = await town.App.Read(s =>
            s.GetRequiredService<PlatformDb>().Work.SingleAsync(w => w.Kind == "care.check" && w.DoneAt == null)
        );
        Assert.Equal(Role.StationWorker, work.Role);
        var station = await town.App.As(Role.StationWorker, Places.Town);
        await station.PostAsJsonAsync($"/api/visits/{visit.Id}/check", new { Counts = false, Reason = "上门核实" });
        var book = await town.Wallet();
        Assert.Equal((20_000, 0, 0), (book.Balance, book.Holds.Count, book.Captured.Count));
    }

    [Theory, EveryDatabase, Trait("req", "SVC-11")]
    public async Task Two_visits_of_one_worker_at_the_same_time_are_both_marked(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var first = await town.Assigned();
        var second = await town.Assigned(CareTown.Tomorrow.AddHours(3));
        town.App.Time.Advance(TimeSpan.FromHours(30));
        var worker = await town.AsWorker();
        await CareTown.Send(worker, CareTown.GoodReports(first));
        await CareTown.Send(worker, CareTown.Reports(second, -150, -80, 110.2, second.Code));
        Assert.True((await town.Reload(first)).Marks.HasFlag(VisitMarks.Overlapping));
        Assert.True((await town.Reload(second)).Marks.HasFlag(VisitMarks.Overlapping));
    }

    [Theory, EveryDatabase, Trait("req", "SVC-12")]
    public async Task What_nobody_confirms_is_held_and_put_on_the_stations_desk(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Made();
        town.App.Time.Advance(TimeSpan.FromDays(3));
        await town.App.NextDay();
        Assert.Equal(HeldBecause.Unconfirmed, (await town.Reload(visit)).Held);
        Assert.Empty((await town.Wallet()).Captured);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-22")]
    public async Task A_visit_that_nobody_made_is_known_the_same_day(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Assigned();
        town.App.Time.Advance(TimeSpan.FromHours(26.5));
        var found = await town.App.Read(s => s.GetRequiredService<WatchVisits>().Look(default));
        Assert.Equal(1, found);
        Assert.Equal(VisitState.Missed, (await town.Reload(visit)).State);
        Assert.Equal(0, await town.App.Read(s => s.GetRequiredService<WatchVisits>().Look(default)));
        var work = await town.App.Read(s =>
            s.GetRequiredService<PlatformDb>()
                .Work.Where(w => w.Kind == "care.missed")
                .Select(w => w.Role)
                .ToListAsync()
        );
        Assert.Equal([Role.StationWorker, Role.OperatorManager], work.Order());
        Assert.Empty((await town.Wallet()).Holds);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-06")]
    public async Task Workers_are_ranked_with_reasons_and_excluded_with_reasons(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        await Staff.Worker(town.App, town.Org, 2, "无证书", certificate: null);
        await Staff.Worker(town.App, town.Org, 3, "住得远", longitude: 110.4);
        var busy = await town.Assigned();
        var visit = await town.Ordered(CareTown.Tomorrow.AddMinutes(30));
        var manager = await town.AsManager();
        var ranked = await CareTown.Json(await manager.GetAsync($"/api/visits/{visit.Id}/candidates"));
        var said = ranked
            .EnumerateArray()
            .Select(c =>
                (c.GetProperty("name").GetString(), c.TryGetProperty("excluded", out var no) ? no.GetString() : null)
            )
            .ToArray();
        Assert.Equal(("住得远", null), said[0]);
        Assert.Contains(("无证书", "没有有效的养老护理员证书"), said);
        Assert.Contains(("陈护理", "09:00 已有另一次服务"), said);
        Assert.NotEqual(busy.Id, visit.Id);
        var refused = await manager.PostAsJsonAsync(
            $"/api/visits/{visit.Id}/assign",
            new { WorkerId = town.Worker.ToString() }
        );
        Assert.Equal("worker-excluded", await CareTown.Code(refused));
    }

    [Theory, EveryDatabase, Trait("req", "SEC-02")]
    public async Task A_worker_reports_only_on_own_visits(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Assigned();
        var other = await Staff.Worker(town.App, town.Org, 9);
        var stranger = await town.App.As(Role.CareWorker, Places.County, orgId: town.Org, personId: other);
        var answer = await CareTown.Json(await CareTown.Send(stranger, CareTown.GoodReports(visit)));
        Assert.Equal(0, answer.GetProperty("accepted").GetInt32());
        Assert.Equal("visit-not-yours", answer.GetProperty("refused")[0].GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/visits/{visit.Id}")).StatusCode);
    }
}
