using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Domain;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Assessment;

public sealed class ResultTests
{
    [Theory, EveryDatabase]
    [Trait("req", "ASM-04")]
    public async Task An_unsettled_result_states_no_level_until_the_county_records_its_reading(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        var result = await office.Assess(made, Sheet.MztGrades(1, 0, 0, 3));
        Assert.True(result.GetProperty("unsettled").GetBoolean());
        Assert.False(result.TryGetProperty("level", out _));
        Assert.Null(await office.Fact(FactKeys.AssessedLevel));
        var officer = await office.App.As(Role.CountyOfficer, Places.County);
        var recorded = await Office.Ok(
            await officer.PostAsJsonAsync(
                "/api/assessment/readings",
                new
                {
                    scale = Sheet.Mzt,
                    named = "worst-first",
                    from = "2026-07-01",
                    basis = "县民〔2026〕8号",
                }
            )
        );
        Assert.Equal(1, recorded.GetProperty("settled").GetInt32());
        Assert.Equal("2", await office.Fact(FactKeys.AssessedLevel));
        var letter = await (await office.Daughter()).GetStringAsync($"/assessment/{made}/letter");
        Assert.Contains("中度失能", letter, StringComparison.Ordinal);
        Assert.Contains("县民〔2026〕8号", letter, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-04")]
    public async Task A_reading_from_tomorrow_settles_nothing_of_today(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var officer = await office.App.As(Role.CountyOfficer, Places.County);
        await Office.Ok(
            await officer.PostAsJsonAsync(
                "/api/assessment/readings",
                new
                {
                    scale = Sheet.Mzt,
                    named = "worst-first",
                    from = "2026-07-02",
                    basis = "县民〔2026〕8号",
                }
            )
        );
        var result = await office.Assess(await office.Arranged(), Sheet.MztGrades(1, 0, 0, 3));
        Assert.True(result.GetProperty("unsettled").GetBoolean());
        Assert.Null(await office.Fact(FactKeys.AssessedLevel));
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-18"), Trait("scenario", "SC-04")]
    public async Task An_objection_goes_to_other_assessors_and_its_result_stands(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        await office.Hire(104, "刘护士", "nurse");
        var first = await office.Arranged();
        await office.Assess(first, Sheet.MztGrades(2, 2, 0, 0));
        var daughter = await office.Daughter();
        var objection = await Office.Id(
            await daughter.PostAsJsonAsync($"/api/assessment/{first}/object", new { reason = "评得太轻" })
        );
        var again = await office.Assign(objection);
        Assert.Equal(
            "assessor-excluded",
            await Office.Refusal(await office.Arrange(again, "homeVisit", Office.Nurse, 104))
        );
        await Office.Ok(await office.Arrange(again, "homeVisit", Office.Physician, 104));
        await office.Assess(again, Sheet.MztGrades(3, 2, 0, 0), Office.Physician, 104);
        Assert.Equal("3", await office.Fact(FactKeys.AssessedLevel));
        var archive = await Office.Ok(await daughter.GetAsync($"/api/assessment/elders/{Office.Elder}"));
        Assert.Equal([true, false], archive.EnumerateArray().Select(a => a.GetProperty("current").GetBoolean()));
        var late = await daughter.PostAsJsonAsync($"/api/assessment/{first}/object", new { reason = "还是不对" });
        Assert.Equal("result-not-current", await Office.Refusal(late));
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-18"), Trait("req", "ASM-21")]
    public async Task Days_for_objections_and_validity_count_once_the_county_has_set_them(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var officer = await office.App.As(Role.CountyOfficer, Places.County);
        await Set(officer, "objection.days", 10);
        await Set(officer, "validity.months", 6);
        var made = await office.Arranged();
        var result = await office.Assess(made, Sheet.MztGrades(2, 2, 0, 0));
        Assert.Equal("2026-12-31", result.GetProperty("validUntil").GetString());
        office.App.Time.SetDay(2026, 7, 12);
        var daughter = await office.Daughter();
        var late = await daughter.PostAsJsonAsync($"/api/assessment/{made}/object", new { reason = "不同意" });
        Assert.Equal("objection-late", await Office.Refusal(late));
        office.App.Time.SetDay(2026, 11, 29);
        await office.App.NextDay();
        Assert.DoesNotContain("重新评估", await Desk(), StringComparison.Ordinal);
        await office.App.NextDay();
        Assert.Contains("安排重新评估", await Desk(), StringComparison.Ordinal);

        async Task<string> Desk() => await (await office.App.As(Role.CountyCentre, Places.County)).GetStringAsync("/");
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-21")]
    public async Task Without_a_set_interval_a_grade_has_no_last_day(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var result = await office.Assess(await office.Arranged(), Sheet.MztGrades(2, 2, 0, 0));
        Assert.False(result.TryGetProperty("validUntil", out _));
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-22")]
    public async Task A_blind_repetition_changes_nothing_for_the_elder_and_shows_the_deviation(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        await office.Hire(104, "刘护士", "nurse");
        await office.Assess(await office.Arranged(), Sheet.MztGrades(2, 2, 0, 0));
        var sample = await Office.Ok(
            await office.Centre.PostAsJsonAsync(
                "/api/assessment/samples",
                new
                {
                    from = "2026-07-01",
                    to = "2026-07-01",
                    count = 5,
                    seed = 7,
                }
            )
        );
        Assert.Equal(1, sample.GetProperty("frame").GetInt32());
        var page = await office.Centre.GetStringAsync("/assessment/samples");
        var application = page.Split("/assessment/applications/")[1].Split('"')[0];
        var blind = await office.Assign(long.Parse(application, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(
            "assessor-excluded",
            await Office.Refusal(await office.Arrange(blind, "homeVisit", Office.Nurse, 104))
        );
        await Office.Ok(await office.Arrange(blind, "homeVisit", Office.Physician, 104));
        var seen = await office.Assess(blind, Sheet.MztGrades(1, 0, 0, 0), Office.Physician, 104);
        Assert.False(seen.TryGetProperty("level", out _));
        Assert.Equal("2", await office.Fact(FactKeys.AssessedLevel));
        var daughter = await office.Daughter();
        Assert.Single(
            (await Office.Ok(await daughter.GetAsync($"/api/assessment/elders/{Office.Elder}"))).EnumerateArray()
        );
        var report = await office.Centre.GetStringAsync("/assessment/samples");
        Assert.Contains("安评评估中心", report, StringComparison.Ordinal);
        Assert.Contains(
            "抽查 1 次，1 次不一致（偏重 1，偏轻 0）",
            await office.Manager.GetStringAsync("/assessment/agency"),
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-25"), Trait("req", "ASM-26")]
    public async Task Insurance_and_care_need_stand_side_by_side_and_impairment_is_flagged(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        await office.Assess(await office.Arranged(), Sheet.MztGrades(2, 2, 0, 0).With("B2.1", 2));
        Assert.Equal("yes", await office.Fact(FactKeys.Cognitive));
        await office.Assess(await office.Arranged(Sheet.Ltci), Sheet.LtciGrades(3, 0, 0));
        Assert.NotNull(await office.Fact(FactKeys.LtcLevel));
        Assert.Equal("2", await office.Fact(FactKeys.AssessedLevel));
        var page = await office.Centre.GetStringAsync($"/assessment/elders/{Office.Elder}");
        Assert.Contains("长期护理保险失能等级", page, StringComparison.Ordinal);
        Assert.DoesNotContain("已被后来的评估取代", page, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-11"), Trait("req", "ASM-03")]
    public async Task Past_grades_are_taken_once_and_the_newest_is_current(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var answers = Sheet.MztGrades(2, 2, 0, 0);
        PastGrade[] rows =
        [
            new(
                "b",
                Office.Elder,
                Places.Village,
                Sheet.Mzt,
                new DateOnly(2026, 3, 1),
                2,
                Answers: answers,
                Assessors: [(0, "老赵", "nurse")]
            ),
            new("a", Office.Elder, Places.Village, Sheet.Mzt, new DateOnly(2025, 3, 1), 1, Points: 80),
            new("c", Office.Elder, Places.Village, Sheet.Mzt, new DateOnly(2026, 4, 1), 9),
            new("d", Office.Elder, Places.Village, Sheet.Mzt, new DateOnly(2026, 5, 1), 0, Answers: answers),
        ];
        for (var again = 0; again < 2; again++)
        {
            var taken = await office.App.Do<PastGradesTaken>(async s =>
                await s.GetRequiredService<IPastGrades>().Take("old", rows, CancellationToken.None)
            );
            Assert.Equal((again == 0 ? 2 : 0, again == 0 ? 0 : 2), (taken.Value.Taken, taken.Value.Known));
            Assert.Equal(["level-unknown", "level-differs"], taken.Value.Refused.Select(f => f.Code));
        }
        Assert.Equal("2", await office.Fact(FactKeys.AssessedLevel));
        var archive = await Office.Ok(await office.Centre.GetAsync($"/api/assessment/elders/{Office.Elder}"));
        Assert.Equal([2, 1], archive.EnumerateArray().Select(a => a.GetProperty("level").GetInt32()));
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-12"), Trait("scenario", "SC-04")]
    public async Task The_programme_lists_who_newly_meets_it_and_who_no_longer_does(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        await office.Assess(await office.Arranged(), Sheet.MztGrades(2, 2, 0, 0));
        Assert.Contains(
            "新符合 1 人，不再符合 0 人",
            await office.Centre.GetStringAsync("/assessment/programme"),
            StringComparison.Ordinal
        );
        office.App.Time.Advance(TimeSpan.FromHours(1));
        await office.Assess(await office.Arranged(), Sheet.MztGrades(0, 0, 0, 0));
        var centre = await office.App.As(Role.CountyCentre, Places.County);
        Assert.Contains(
            "新符合 0 人，不再符合 1 人",
            await centre.GetStringAsync("/assessment/programme"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Trait("req", "ASM-22")]
    public void The_same_seed_and_list_draw_the_same_sample_in_whatever_order_the_list_comes()
    {
        long[] ids = [.. Enumerable.Range(1, 100).Select(i => (long)i * 7)];
        var drawn = Lot.Draw(ids, 10, 42);
        Assert.Equal(drawn, Lot.Draw(ids.Reverse(), 10, 42));
        Assert.Equal(10, drawn.Distinct().Count());
        Assert.NotEqual(drawn, Lot.Draw(ids, 10, 43));
        Assert.Equal(3, Lot.Draw([1, 2, 3], 10, 1).Count);
    }

    private static async Task Set(HttpClient officer, string key, int value) =>
        await Office.Ok(
            await officer.PostAsJsonAsync(
                "/api/assessment/parameters",
                new
                {
                    key,
                    value,
                    from = "2026-01-01",
                    basis = "县民〔2026〕9号",
                }
            )
        );
}
