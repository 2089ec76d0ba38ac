using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.County;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>A change that reaches back puts right the months already credited (SC-04.6, SC-24).</summary>
[Trait("req", "POL-24")]
public sealed class ArrearsTests : IDisposable
{
    private const string Score = FactKeys.AssessedScore;
    private readonly SmallPack pack = new();

    public void Dispose() => pack.Dispose();

    [Theory, EveryDatabase, Trait("scenario", "SC-04")]
    public async Task More_was_due_and_is_paid_afterwards_month_by_month(DatabaseKind kind)
    {
        await using var app = await Start(kind, "50");
        var county = new County(app);
        await county.GoTo(2026, 9, 15);
        Assert.Null(await county.Waiting());
        await county.State(Day("2026-08-01"), (Score, "20"));
        var application = (await county.Waiting())!;
        var officer = await app.As(Role.CountyOfficer, Places.County);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(application));
        foreach (
            var words in new[]
            {
                "从 2026年8月1日起改变",
                "评估得分",
                "2026年9月",
                "补发 300.00 元",
                "应发 1,200.00 元",
                "差额 +600.00",
            }
        )
        {
            Assert.Contains(words, page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("2026年7月</td>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await county.Decide(application, "grant")).StatusCode);
        Assert.Equal(
            [(30_000L, Day("2026-07-01"), (DateOnly?)Day("2026-07-31")), (60_000L, Day("2026-08-01"), null)],
            (await county.Decisions()).Select(d => (d.AmountFen!.Value, d.ValidFrom, d.ValidTo))
        );
        // September's 300 and 600 of arrears, which can be spent until the end of October.
        Assert.Equal(90_000, (await county.Purses()).Sum(p => p.Spendable.Fen));
        Assert.Contains(await county.Purses(), p => p.ExpiresOn == Day("2026-10-31") && p.Balance.Fen == 60_000);
        var letter = await officer.GetStringAsync($"/decisions/{(await county.Decisions())[^1].Id}/letter");
        Assert.Contains("少发的 600.00 元 补到补贴钱包", letter, StringComparison.Ordinal);
        await county.GoTo(2026, 10, 1);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["2026-07"] = 30_000,
                ["2026-08"] = 60_000,
                ["2026-09"] = 60_000,
                ["2026-10"] = 60_000,
            },
            await county.Paid()
        );
        await county.BooksAreRight();
    }

    [Theory, EveryDatabase]
    public async Task Less_was_due_the_unspent_is_taken_what_lapsed_counts_and_the_rest_is_owed(DatabaseKind kind)
    {
        await using var app = await Start(kind, "20");
        var county = new County(app);
        await county.Spend(40_000, "order:1");
        await county.GoTo(2026, 8, 15);
        await county.State(Day("2026-07-01"), (Score, "50"));
        var application = (await county.Waiting())!;
        var officer = await app.As(Role.CountyOfficer, Places.County);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(application));
        Assert.Contains("已到期作废或退回 200.00 元，已用掉，待还 100.00 元", page, StringComparison.Ordinal);
        Assert.Contains("从没用掉的里收回 300.00 元", page, StringComparison.Ordinal);
        Assert.Contains("share", page, StringComparison.Ordinal);
        await county.Decide(application, "grant", "50");
        var claim = Assert.Single(await county.Claims());
        Assert.Equal((10_000L, 50), (claim.Fen, claim.SharePercent));
        Assert.Equal(30_000, (await county.Purses()).Sum(p => p.Spendable.Fen));
        Assert.Equal(30_000, (await county.Paid())["2026-07"]);
        var own = await app.As(Role.Elder, Places.Village, personId: Elder);
        Assert.Contains("要还：100.00 元", await own.GetStringAsync("/my/wallet"), StringComparison.Ordinal);
        // Half of September's 300 pays it off.
        await county.GoTo(2026, 9, 1);
        Assert.Equal(20_000, (await county.Purses()).Sum(p => p.Spendable.Fen));
        Assert.NotNull(Assert.Single(await county.Claims()).ClosedAt);
        await county.BooksAreRight();
    }

    [Theory, EveryDatabase]
    public async Task Without_an_officers_word_nothing_is_taken_from_later_months(DatabaseKind kind)
    {
        await using var app = await Start(kind, "20");
        var county = new County(app);
        await county.Spend(60_000, "order:1");
        await county.State(Day("2026-07-01"), (Score, "50"));
        await county.Decide((await county.Waiting())!, "grant");
        Assert.Equal(0, Assert.Single(await county.Claims()).SharePercent);
        await county.GoTo(2026, 8, 1);
        Assert.Equal(30_000, (await county.Purses()).Sum(p => p.Spendable.Fen));
        Assert.Equal(30_000, (await county.Left((await county.Claims())[0])).Fen);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-09")]
    public async Task A_claim_is_paid_in_reversed_and_written_off_by_a_second_person(DatabaseKind kind)
    {
        await using var app = await Start(kind, "20");
        var county = new County(app);
        await county.Spend(60_000, "order:1");
        await county.State(Day("2026-07-01"), (Score, "50"));
        await county.Decide((await county.Waiting())!, "grant");
        var claim = Assert.Single(await county.Claims());
        var address = $"/claims/{claim.Id}";
        var finance = await app.As(Role.FinanceOfficer, Places.County);
        var tooMuch = await finance.PostAsync(address + "/paid", Form(("amount", "301"), ("receipt", "A1")));
        Assert.Contains("只欠 300.00 元", await tooMuch.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await finance.PostAsync(address + "/paid", Form(("amount", "100"), ("receipt", "A1")));
        await finance.PostAsync(address + "/paid", Form(("amount", "100"), ("receipt", "A1")));
        Assert.Equal(20_000, (await county.Left(claim)).Fen);
        var entries = await app.Read(s =>
            s.GetRequiredService<ICorrections>().Entries(claim.AccountId, CancellationToken.None)
        );
        var undo = entries.Single(e => e.MayUndo).JournalId;
        await finance.PostAsync(address + "/undo", Form(("journal", $"{undo}"), ("reason", "记错人")));
        Assert.Equal(30_000, (await county.Left(claim)).Fen);
        var officer = await app.As(Role.CountyOfficer, Places.County);
        await officer.PostAsync(address + "/write-off", Form(("reason", "老人困难")));
        var self = await officer.PostAsync(address + "/write-off/answer", Form(("answer", "yes")));
        Assert.Equal(HttpStatusCode.Forbidden, self.StatusCode);
        var yes = await finance.PostAsync(address + "/write-off/answer", Form(("answer", "yes")));
        Assert.Equal(HttpStatusCode.SeeOther, yes.StatusCode);
        Assert.NotNull(Assert.Single(await county.Claims()).ClosedAt);
        Assert.Contains("老人困难", await finance.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Contains("已结清", await finance.GetStringAsync("/claims?all=true"), StringComparison.Ordinal);
        Assert.Contains("300.00", await finance.GetStringAsync("/claims/export?all=true"), StringComparison.Ordinal);
        var stranger = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
        await county.BooksAreRight();
    }

    [Theory, EveryDatabase]
    public async Task A_refusal_that_was_wrong_is_undone_with_its_claim(DatabaseKind kind)
    {
        await using var app = await Start(kind, "20");
        var county = new County(app);
        await county.Spend(60_000, "order:1");
        await county.State(Day("2026-07-01"), (FactKeys.AssessedLevel, "1"));
        await county.Decide((await county.Waiting())!, "refuse");
        Assert.Equal(60_000, (await county.Left(Assert.Single(await county.Claims()))).Fen);
        Assert.Empty(await county.Paid());
        await county.State(Day("2026-07-01"), (FactKeys.AssessedLevel, "2"));
        await county.Decide((await county.Waiting())!, "grant");
        Assert.NotNull(Assert.Single(await county.Claims()).ClosedAt);
        Assert.Equal(60_000, (await county.Paid())["2026-07"]);
        Assert.Equal(0, (await county.Purses()).Sum(p => p.Balance.Fen));
        await county.BooksAreRight();
    }

    [Theory, EveryDatabase]
    public async Task Facts_that_come_back_close_the_question_and_old_numbers_are_not_decided(DatabaseKind kind)
    {
        await using var app = await Start(kind, "50");
        var county = new County(app);
        await county.State(Day("2026-07-01"), (Score, "20"));
        var application = (await county.Waiting())!;
        var officer = await app.As(Role.CountyOfficer, Places.County);
        var stale = await officer.PostAsync(application + "/decide", Form(("decision", "grant"), ("shown", "0")));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        await county.State(Day("2026-07-01"), (Score, "50"));
        Assert.Null(await county.Waiting());
        Assert.Empty(await county.Work("benefits.decide"));
        Assert.Contains("和原决定一样", await officer.GetStringAsync(application), StringComparison.Ordinal);
        Assert.Single(await county.Decisions());
    }

    [Theory, EveryDatabase, Trait("scenario", "SC-24")]
    public async Task A_document_released_with_a_day_in_the_past_pays_the_difference(DatabaseKind kind)
    {
        await using var app = await Start(kind, "20");
        var county = new County(app);
        await county.GoTo(2026, 9, 10);
        pack.Write("new-city", SmallPack.Care, "2026-08-01", "2", "700 元");
        await using var again = await app.Restart(pack.Register);
        var later = new County(again);
        await later.State(Day("2026-09-10"), (FactKeys.IncomeCategory, "destitute"));
        var application = (await later.Waiting())!;
        var officer = await again.As(Role.CountyOfficer, Places.County);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(application));
        Assert.Contains("测试办〔2025〕2号", page, StringComparison.Ordinal);
        await later.Decide(application, "grant");
        Assert.Equal(
            (70_000L, Day("2026-08-01")),
            ((await later.Decisions())[^1].AmountFen!.Value, (await later.Decisions())[^1].ValidFrom)
        );
        Assert.Equal([60_000L, 70_000L, 70_000L], (await later.Paid()).OrderBy(p => p.Key).Select(p => p.Value));
        await later.BooksAreRight();
    }

    [Theory, EveryDatabase, Trait("req", "FND-06")]
    public async Task A_closed_month_stays_closed(DatabaseKind kind)
    {
        await using var app = await Start(kind, "50");
        var county = new County(app);
        await county.GoTo(2026, 8, 10);
        var officer = await app.As(Role.CountyOfficer, Places.County);
        await officer.PostAsync("/funds/months", Form(("month", "2026-07")));
        await app.Settle();
        await county.State(Day("2026-07-01"), (Score, "20"));
        Assert.Equal(HttpStatusCode.SeeOther, (await county.Decide((await county.Waiting())!, "grant")).StatusCode);
        var entries = await app.Read(s =>
            s.GetRequiredService<IWallets>().Statement(Elder, null, 10, CancellationToken.None)
        );
        Assert.All(entries.Where(e => e.Kind == JournalKinds.Arrears), e => Assert.Equal(Day("2026-08-10"), e.Day));
        Assert.Equal(60_000, entries.Where(e => e.Kind == JournalKinds.Arrears).Sum(e => e.Amount.Fen));
        await county.BooksAreRight();
    }

    private async Task<TestApp> Start(DatabaseKind kind, string score)
    {
        var app = await TestApp.Start(kind, pack.Register);
        await FakeElders.State(app, more: (Score, score));
        var county = new County(app);
        await county.Grant("care-wallet");
        return app;
    }
}
