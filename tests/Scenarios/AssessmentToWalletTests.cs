using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Assessment;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Scenarios;

/// <summary>SC-03: from the assessment to the wallet to the end of the month and back, by HTTP alone.</summary>
[Trait("scenario", "SC-03")]
public sealed class AssessmentToWalletTests
{
    private static readonly DateTime BathAt = Shanghai.Utc(new(2026, 7, 2), new(9, 0));

    private City city = null!;
    private long elder;
    private long application;
    private long assessment;
    private long decision;
    private long order;
    private long visit;
    private long settlement;

    [
        Theory,
        EveryDatabase,
        Trait("req", "ASM-01"),
        Trait("req", "ASM-02"),
        Trait("req", "ASM-04"),
        Trait("req", "ASM-05"),
        Trait("req", "ASM-06"),
        Trait("req", "POL-04"),
        Trait("req", "POL-07"),
        Trait("req", "FND-01"),
        Trait("req", "FND-02"),
        Trait("req", "FND-03"),
        Trait("req", "FND-04"),
        Trait("req", "FND-05"),
        Trait("req", "FND-06"),
        Trait("req", "FND-08"),
        Trait("req", "FND-21"),
        Trait("req", "SVC-07"),
        Trait("req", "SVC-11"),
        Trait("req", "SVC-12")
    ]
    public async Task An_assessment_fills_a_wallet_that_pays_a_visit_and_the_auditor_finds_the_way_back(
        DatabaseKind kind
    )
    {
        await using var built = await City.Build(kind);
        city = built;
        await The_village_knows_her_and_her_daughter();
        await Her_daughter_applies_online();
        await The_county_centre_can_assign_only_an_agency_with_a_contract();
        await One_assessor_alone_is_refused_and_two_sign_together();
        await Nobody_can_type_a_grade();
        await The_town_verifies_and_the_county_approves_what_the_rule_computes();
        await The_wallet_holds_the_money_for_its_purpose_until_the_end_of_the_month();
        await She_spends_by_her_card_in_another_district();
        await A_visit_is_ordered_made_by_the_standard_steps_and_confirmed_by_her();
        await At_the_end_of_the_month_the_operator_is_paid_what_the_platform_counted();
        await The_month_is_closed_for_good();
        await The_auditor_goes_down_from_the_payment_to_the_score();
        await And_back_up_from_the_score_to_the_payment();
    }

    private async Task The_village_knows_her_and_her_daughter()
    {
        var village = await city.As(city.VillageWorker);
        elder = await village.Register(Story.Huang);
        await village.Send(
            $"/elders/{elder}/consents",
            ("purpose", "Family"),
            ("given", "yes"),
            ("how", "本人签字，女儿在场")
        );
        await village.Post(
            $"/api/elders/{elder}/contacts",
            new
            {
                Story.HuangsDaughter.Name,
                Relation = "女儿",
                Story.HuangsDaughter.Phone,
                Kind = "Family",
                NoticeOrder = "1",
                Scope = Story.DaughterMay,
            }
        );
        await city.App.Settle();
    }

    private async Task Her_daughter_applies_online()
    {
        var family = await city.As(Story.HuangsDaughter);
        var made = await family.Post(
            "/api/assessment/applications",
            new { ElderId = $"{elder}", Reason = "摔倒以后走路、洗澡要人帮" }
        );
        application = made.Number("id");
        Assert.Equal("toAssign", made.Text("state"));
    }

    private async Task The_county_centre_can_assign_only_an_agency_with_a_contract()
    {
        var centre = await city.As(city.CountyCentre);
        var assign = $"/api/assessment/applications/{application}/assign";
        var wrong = await centre.PostAsJsonAsync(assign, new { OrgId = $"{city.OtherAgency}" });
        Assert.Equal("agency-no-contract", await wrong.Refusal());
        var made = await centre.Post(assign, new { OrgId = $"{city.Agency}" });
        assessment = made.Number("id");
        var manager = await city.As(city.AgencyManager);
        await manager.Post(
            $"/api/assessment/cases/{assessment}/arrange",
            new
            {
                Assessors = new[] { $"{city.NurseId}", $"{city.SocialWorkerId}" },
                Mode = "homeVisit",
                Day = "2026-07-01",
            }
        );
    }

    private async Task One_assessor_alone_is_refused_and_two_sign_together()
    {
        var (nurse, socialWorker) = (await city.As(city.Nurse), await city.As(city.SocialWorker));
        var submit = $"/api/assessment/cases/{assessment}/submit";
        await nurse.Post(
            "/api/assessment/field/events",
            new
            {
                Events = Sent.Sheet(
                    assessment,
                    Sheet.MztGrades(2, 2, 0, 0),
                    Story.HuangsDaughter.Name,
                    city.App.Time.Instant()
                ),
            }
        );
        await nurse.Post($"/api/assessment/cases/{assessment}/sign", new { city.Nurse.Name });
        var alone = await nurse.PostAsync(submit, null);
        Assert.Equal("second-assessor-missing", await alone.Refusal());
        await socialWorker.Post($"/api/assessment/cases/{assessment}/sign", new { city.SocialWorker.Name });
        var result = await nurse.Post(submit, new { Level = 0, Points = 100 });
        Assert.Equal((2, "中度失能", 50), (result.Number("level"), result.Text("levelName"), result.Number("points")));
        var family = await city.As(Story.HuangsDaughter);
        var state = await family.Read($"/api/assessment/applications/{application}");
        Assert.Equal("done", state.Text("state"));
        await city.App.Settle();
    }

    private async Task Nobody_can_type_a_grade()
    {
        var village = await city.As(city.VillageWorker);
        var known = await village.Read($"/api/elders/{elder}");
        await village.PutAsJsonAsync(
            $"/api/elders/{elder}",
            new
            {
                Name = Story.Huang.Name,
                Level = 4,
                AssessedLevel = "4",
            },
            Json.Options
        );
        var nurse = await city.As(city.Nurse);
        var late = await nurse.PostAsJsonAsync(
            "/api/assessment/field/events",
            new { Events = new[] { Sent.Answer(assessment, "level", "4", city.App.Time.Instant()) } },
            Json.Options
        );
        var answer = await late.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Empty(answer.GetProperty("taken").EnumerateArray());
        var centre = await city.As(city.CountyCentre);
        Assert.Equal(2, (await centre.Read($"/api/assessment/cases/{assessment}")).Number("level"));
        Assert.Equal(Story.Huang.Name, known.Text("name"));
    }

    private async Task The_town_verifies_and_the_county_approves_what_the_rule_computes()
    {
        var family = await city.As(Story.HuangsDaughter);
        var rulings = await family.Read($"/api/elders/{elder}/benefits");
        var ruling = rulings.GetProperty("rulings").EnumerateArray().Single(r => r.Text("benefit") == "care-wallet");
        Assert.Equal(("yes", 30_000L), (ruling.Text("verdict"), ruling.Number("amount")));
        var wish = (await family.Post($"/api/elders/{elder}/benefits/care-wallet/applications", new { })).Number("id");
        var town = await city.As(city.TownOfficer);
        await town.Send($"/benefits/applications/{wish}/verify", ("opinion", "上门看过，情况属实"));
        var county = await city.As(city.CountyOfficer);
        await county.Send($"/benefits/applications/{wish}/decide", ("decision", "grant"));
        await city.App.Settle();
        var made = await county.Read($"/api/decisions?assessment={assessment}");
        decision = Assert.Single(made.GetProperty("rows").EnumerateArray()).Number("id");
    }

    private async Task The_wallet_holds_the_money_for_its_purpose_until_the_end_of_the_month()
    {
        var own = await city.As(Story.HuangHerself);
        var purse = Assert.Single(
            (await own.Read($"/api/elders/{elder}/wallet")).GetProperty("purses").EnumerateArray(),
            p => p.Text("purpose") == "居家照护"
        );
        Assert.Equal(
            ("居家照护", 30_000L, "2026-07-31"),
            (purse.Text("purpose"), purse.Number("spendable"), purse.Text("expiresOn"))
        );
    }

    private async Task She_spends_by_her_card_in_another_district()
    {
        var counter = await city.As(city.OutletClerk);
        var sold = await counter.Post(
            "/api/orders/by-card",
            new
            {
                Story.Huang.CardNumber,
                ItemCode = City.DayCare,
                ShownPrice = 5_000,
                ShownSelf = 1_000,
                Agreed = true,
            }
        );
        Assert.Equal(("done", 4_000L), (sold.Text("state"), sold.Number("walletShare")));
    }

    private async Task A_visit_is_ordered_made_by_the_standard_steps_and_confirmed_by_her()
    {
        await She_signs_and_orders_a_bath();
        await The_operator_sends_a_carer();
        var own = await city.As(Story.HuangHerself);
        var code = await The_service_code_on_her_page(own);
        city.App.Time.Advance(BathAt.AddMinutes(70) - city.App.Time.Instant());
        var carer = await city.As(city.Carer);
        await carer.Post("/api/visits/events", new { Events = Sent.Visit(visit, BathAt, code) });
        var done = await (await city.As(Story.HuangHerself)).Post($"/api/visits/{visit}/confirm", new { Rating = 5 });
        Assert.Equal(("confirmed", "none"), (done.Text("state"), done.Text("marks")));
        Assert.True(done.GetProperty("settled").GetBoolean());
    }

    private async Task She_signs_and_orders_a_bath()
    {
        var family = await city.As(Story.HuangsDaughter);
        await family.Post(
            "/api/agreements",
            new
            {
                ElderId = $"{elder}",
                OrgId = $"{city.Operator}",
                SignedBy = Story.HuangsDaughter.Name,
                Relation = "女儿",
                Agreed = true,
            }
        );
        var quote = await family.Read($"/api/orders/quote?elderId={elder}&itemCode={City.Bath}&orgId={city.Operator}");
        Assert.Equal(
            (9_000, 7_200, 1_800),
            (quote.Number("price"), quote.Number("walletShare"), quote.Number("selfShare"))
        );
        var placed = await family.Post(
            "/api/orders",
            new
            {
                ElderId = $"{elder}",
                ItemCode = City.Bath,
                OrgId = $"{city.Operator}",
                At = BathAt,
                ShownPrice = 9_000,
                ShownSelf = 1_800,
            }
        );
        order = placed.Number("id");
    }

    private async Task The_operator_sends_a_carer()
    {
        var manager = await city.As(city.OperatorManager);
        visit = Assert
            .Single((await manager.Read($"/api/visits?order={order}")).GetProperty("items").EnumerateArray())
            .Number("id");
        var best = (await manager.Read($"/api/visits/{visit}/candidates")).EnumerateArray().First();
        await manager.Post($"/api/visits/{visit}/assign", new { WorkerId = best.Text("workerId") });
    }

    private async Task<string> The_service_code_on_her_page(HttpClient own)
    {
        var page = await own.GetStringAsync($"/care/orders/{order}");
        var said = page.IndexOf("（做完再告诉护理员）", StringComparison.Ordinal);
        Assert.True(said > 0, page);
        return page[(said - 4)..said];
    }

    private async Task At_the_end_of_the_month_the_operator_is_paid_what_the_platform_counted()
    {
        city.App.Time.SetDay(2026, 7, 31);
        await city.App.NextDay();
        var county = await city.As(city.CountyOfficer);
        await county.Send("/funds/months", ("month", "2026-07"));
        await city.App.Settle();
        var made = (await county.Read("/api/settlements?month=2026-07")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [(city.Operator, 7_200L, 1), (city.Outlet, 4_000L, 1)],
            made.Select(s => (s.Number("orgId"), s.Number("due"), s.GetProperty("lines").GetInt32())).Order()
        );
        settlement = made.Single(s => s.Number("orgId") == city.Operator).Number("id");
        var finance = await city.As(city.FinanceOfficer);
        foreach (var id in made.Select(s => s.Number("id")))
        {
            await county.Send($"/settlements/{id}/confirm");
            await finance.Send($"/settlements/{id}/release");
        }
        var (account, number) = ($"/operators/{city.Operator}/account", "6222000000000000017");
        var manager = await city.As(city.OperatorManager);
        await manager.Send(account, ("holder", "康怡居家养老"), ("bank", "示例支行"), ("number", number));
        await county.Send($"{account}/confirm", ("number", number));
        var file = await finance.GetStringAsync("/settlements/bank-file?others=true");
        Assert.Contains($"康怡居家养老,示例支行,{number},72.00,CNY", file);
        await finance.Send($"/settlements/{settlement}/pay", ("reference", "回单-0801"));
        var own = await manager.Read($"/api/settlements/{settlement}");
        Assert.Equal(("Paid", "回单-0801"), (own.GetProperty("row").Text("state"), own.Text("bankReference")));
    }

    private async Task The_month_is_closed_for_good()
    {
        var county = await city.As(city.CountyOfficer);
        var again = await county.Form("/funds/months", ("month", "2026-07"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var own = await (await city.As(Story.HuangHerself)).Read($"/api/elders/{elder}/wallet");
        var purse = Assert.Single(own.GetProperty("purses").EnumerateArray(), p => p.Text("purpose") == "居家照护");
        Assert.Equal((30_000L, "2026-08-31"), (purse.Number("spendable"), purse.Text("expiresOn")));
    }

    private async Task The_auditor_goes_down_from_the_payment_to_the_score()
    {
        var auditor = await city.As(city.Auditor);
        var paid = await auditor.Read($"/api/settlements/{settlement}");
        var line = Assert.Single(paid.GetProperty("lines").EnumerateArray());
        Assert.Equal($"order:{order}", line.Text("cause"));
        var journal = await auditor.Read($"/api/ledger/journals/{line.Text("journalId")}");
        Assert.Equal(settlement, journal.Number("settlement"));
        Assert.Equal(order, (await auditor.Read($"/api/orders/{order}")).Number("id"));
        var seen = Assert.Single(
            (await auditor.Read($"/api/visits?order={order}")).GetProperty("items").EnumerateArray()
        );
        Assert.Equal((visit, "confirmed"), (seen.Number("id"), seen.Text("state")));
        var grant = await The_grant_that_filled(journal, auditor);
        Assert.Equal($"decision:{decision}", grant);
        var decided = await auditor.Read($"/api/decisions/{decision}");
        Assert.Equal("demo-4408@1 演示第一条", decided.Text("rule"));
        Assert.Equal("演示参数，非政策", decided.Text("note"));
        Assert.Contains("评估", decided.GetProperty("reasons").GetRawText());
        Assert.Equal(assessment, decided.Number("assessmentId"));
        var score = await auditor.Read($"/api/assessment/cases/{assessment}");
        Assert.Equal((2, 50), (score.Number("level"), score.Number("points")));
    }

    /// <summary>From the journal of the payment over its wallet account to the cause of the credit.</summary>
    private static async Task<string> The_grant_that_filled(JsonElement journal, HttpClient auditor)
    {
        foreach (var line in journal.GetProperty("lines").EnumerateArray())
        {
            var account = await auditor.Read($"/api/ledger/accounts/{line.Text("accountId")}");
            foreach (var row in account.GetProperty("rows").EnumerateArray())
            {
                if (row.Text("cause").StartsWith("decision:", StringComparison.Ordinal))
                {
                    return row.Text("cause");
                }
            }
        }
        return "none";
    }

    private async Task And_back_up_from_the_score_to_the_payment()
    {
        var auditor = await city.As(city.Auditor);
        var made = await auditor.Read($"/api/decisions?assessment={assessment}");
        var id = Assert.Single(made.GetProperty("rows").EnumerateArray()).Number("id");
        var credits = await auditor.Read($"/api/ledger/journals?q=decision:{id}");
        Assert.Equal(2, credits.GetProperty("rows").GetArrayLength());
        var spent = await auditor.Read($"/api/ledger/journals?q=order:{order}");
        var journals = spent.GetProperty("rows").EnumerateArray().Select(r => r.Number("id")).ToList();
        var settled = new List<long>();
        foreach (var journal in journals)
        {
            var one = await auditor.Read($"/api/ledger/journals/{journal}");
            if (one.TryGetProperty("settlement", out var found) && found.ValueKind != JsonValueKind.Null)
            {
                settled.Add(one.Number("settlement"));
            }
        }
        Assert.Equal([settlement], settled);
        var refused = await auditor.Form($"/settlements/{settlement}/confirm");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
