using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Scenarios;

/// <summary>SC-02: the elder from another province and the two-year rule, by HTTP alone.</summary>
[Trait("scenario", "SC-02")]
public sealed class TwoYearsTests
{
    private City city = null!;
    private long elder;

    [
        Theory,
        EveryDatabase,
        Trait("req", "REG-06"),
        Trait("req", "REG-07"),
        Trait("req", "REG-16"),
        Trait("req", "ASM-01"),
        Trait("req", "POL-01"),
        Trait("req", "POL-22")
    ]
    public async Task She_is_refused_a_day_too_early_called_on_the_day_and_decided_on_by_clause(DatabaseKind kind)
    {
        await using var built = await City.Build(kind);
        city = built;
        await One_day_short_of_two_years_she_is_refused_with_the_day();
        await The_next_day_she_is_called_and_the_village_is_told();
        await With_permit_and_home_she_is_accepted();
        await Her_assessment_is_opened_where_she_lives();
        await The_decision_names_clause_and_version();
    }

    private async Task One_day_short_of_two_years_she_is_refused_with_the_day()
    {
        var village = await city.As(city.VillageWorker);
        var answer = await village.PostAsJsonAsync("/api/elders", Story.Wei, Json.Options);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("2026年7月2日起可以登记", text, StringComparison.Ordinal);
        Assert.Contains("elder-permit-missing", text, StringComparison.Ordinal);
        Assert.Empty((await village.Read("/api/elders")).GetProperty("items").EnumerateArray());
    }

    private async Task The_next_day_she_is_called_and_the_village_is_told()
    {
        await city.App.NextDay();
        var village = await city.As(city.VillageWorker);
        var desk = await village.GetStringAsync("/");
        Assert.Contains("可以登记了", WebUtility.HtmlDecode(desk), StringComparison.Ordinal);
        var administrator = await city.As(city.Administrator);
        var sent = WebUtility.HtmlDecode(await administrator.GetStringAsync("/outbox"));
        Assert.Contains("您已经符合登记居家养老服务的时间条件", sent, StringComparison.Ordinal);
    }

    private async Task With_permit_and_home_she_is_accepted()
    {
        var village = await city.As(city.VillageWorker);
        elder = await village.Register(Story.WeiWithPapers);
        await city.App.Settle();
        Assert.DoesNotContain(
            "可以登记了",
            WebUtility.HtmlDecode(await village.GetStringAsync("/")),
            StringComparison.Ordinal
        );
    }

    private async Task Her_assessment_is_opened_where_she_lives()
    {
        var village = await city.As(city.VillageWorker);
        var made = await village.Post(
            "/api/assessment/applications",
            new { ElderId = $"{elder}", Reason = "上下楼吃力，要人扶" }
        );
        Assert.Equal(Places.Village, made.Text("division"));
        Assert.Equal("户籍不在本市，由居住地受理。", made.Text("handlingNote"));
        var centre = await city.As(city.CountyCentre);
        await centre.Post($"/api/assessment/applications/{made.Text("id")}/assign", new { OrgId = $"{city.Agency}" });
    }

    private async Task The_decision_names_clause_and_version()
    {
        var village = await city.As(city.VillageWorker);
        var wish = await village.Post($"/api/elders/{elder}/benefits/home-care-object/applications", new { });
        var town = await city.As(city.TownOfficer);
        await town.Send($"/benefits/applications/{wish.Text("id")}/verify", ("opinion", "看过居住证和租房合同"));
        var county = await city.As(city.CountyOfficer);
        await county.Send($"/benefits/applications/{wish.Text("id")}/decide", ("decision", "grant"));
        var known = await village.Read($"/api/elders/{elder}/benefits");
        var id = Assert.Single(known.GetProperty("decisions").EnumerateArray()).Text("id");
        var decision = await village.Read($"/api/decisions/{id}");
        Assert.Equal("demo-4408@1 湛府办函〔2020〕25号 三（一）", decision.Text("rule"));
        Assert.True(decision.GetProperty("granted").GetBoolean());
        var reasons = JsonSerializer.Serialize(decision.GetProperty("reasons"), Json.Options);
        foreach (var condition in new[] { "在本社区连续居住起始日", "居住证", "有固定的住所" })
        {
            Assert.Contains(condition, reasons, StringComparison.Ordinal);
        }
    }
}
