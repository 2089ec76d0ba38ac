using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Benefits.Data;
using Yiju.Care.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Messages;
using Yiju.Platform.Web;
using Yiju.Tests.Modules.Care;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Desks;

/// <summary>Lists longer than a page: every row is seen once, on pages and by programs.</summary>
public sealed class PagingTests
{
    private const int Rows = 120;

    [Theory, EveryDatabase]
    public async Task Services_of_a_day_and_orders_of_an_elder_come_page_by_page(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        await Do(
            town.App,
            s => s.GetRequiredService<ICareLoader>().Orders([.. Many(i => Visited(town.Org, i))], default)
        );
        var manager = await town.AsManager();
        Assert.Equal(Rows, (await Pages(manager, "/care/board?view=all&day=2026-05-01", "/care/visits/(\\d+)")).Count);
        Assert.Contains($"共 {Rows} 次", await manager.GetStringAsync("/care/board?day=2026-05-01"));
        Assert.Equal(Rows, (await Items(manager, "/api/visits?day=2026-05-01")).Count);
        Assert.Equal(Rows, (await Items(manager, $"/api/orders?elderId={CareTown.Elder}")).Count);
    }

    [Theory, EveryDatabase]
    public async Task Settlements_come_page_by_page_and_the_desk_counts_all_that_wait(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        await Do(app, s => s.GetRequiredService<FundsDb>().Settlements.AddRangeAsync(Many(i => Settled(org, i))));
        var finance = await app.As(Role.FinanceOfficer, Places.City);
        Assert.Equal(Rows, (await Pages(finance, "/settlements", "/settlements/(\\d+)")).Count);
        Assert.Equal(Rows, (await Items(finance, "/api/settlements")).Count);
        var waiting = await Pages(finance, "/funds", "/settlements/(\\d+)");
        Assert.Equal(Rows / 2, waiting.Count);
        Assert.Contains($"{Rows / 2} 张结算单等您办", await finance.GetStringAsync("/funds"));
    }

    [Theory, EveryDatabase]
    public async Task Operators_messages_jobs_and_export_requests_come_page_by_page(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var orgs = Many(i => new NewOrg(OrgKind.HomeCare, $"机构{i}", Companies.CreditCode(i), Places.County, null));
        await Do(app, s => s.GetRequiredService<INetworkLoader>().Orgs([.. orgs], default));
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Equal(Rows, (await Items(county, "/api/operators")).Count);
        Assert.Equal(Rows, (await Pages(county, "/operators", "/operators/(\\d+)")).Count);

        await Do(app, s => Each(i => s.GetRequiredService<Messenger>().Send("elder:9", $"第 {i} 条")));
        var elder = await app.As(Role.Elder, Places.Village, personId: 9);
        Assert.Equal(Rows, (await Pages(elder, "/messages", "第 (\\d+) 条")).Count);
        Assert.Equal(Rows, (await Items(elder, "/api/messages")).Count);

        await Do(app, s => Each(i => s.GetRequiredService<JobQueue>().Add("none", $"任务{i}", i)));
        Assert.Equal(Rows, (await Pages(await app.As(Role.Administrator), "/jobs", "/jobs/(\\d+)")).Count);

        await Do(app, s => s.GetRequiredService<AccessDb>().ExportRequests.AddRangeAsync(Many(Asked)));
        Assert.Equal(Rows, (await Pages(county, "/exports", "用途：第(\\d+)份")).Count);
    }

    [Theory, EveryDatabase]
    public async Task Applications_duplicates_and_survey_targets_come_page_by_page(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Do(app, s => s.GetRequiredService<BenefitsDb>().AllApplications.AddRangeAsync(Many(Applied)));
        var county = await app.As(Role.CountyOfficer, Places.County);
        var open = await county.GetStringAsync("/benefits/applications");
        Assert.Contains($"{Rows / 2} 份在办", open, StringComparison.Ordinal);
        Assert.Equal(Rows, (await Pages(county, "/benefits/applications", "/benefits/applications/(\\d+)")).Count);

        await Do(
            app,
            async s =>
            {
                var loader = s.GetRequiredService<IElderLoader>();
                await loader.Load([.. Many(Person)], new LoadContext("test", new(2026, 1, 1)), default);
                var db = s.GetRequiredService<PeopleDb>();
                db.AllDuplicates.AddRange(Many(i => Pair(i)));
                db.AllCampaigns.Add(Census());
                db.AllSurveyTargets.AddRange(Many(Target));
            }
        );
        var worker = await app.As(Role.VillageWorker, Places.Village);
        Assert.Equal(Rows, (await Pages(worker, "/census/5", "/surveys/(\\d+)")).Count);
        Assert.Equal(Rows, (await Pages(county, "/duplicates", "/duplicates/(\\d+)")).Count);
    }

    [Fact]
    public void A_text_that_is_no_cursor_starts_the_list_at_its_beginning()
    {
        Assert.Equal(7, Cursor.Id(Cursor.Pack(7)));
        Assert.Null(Cursor.Id(Cursor.Pack("seven")));
        Assert.Null(Cursor.Id("%%%"));
        Assert.Null(Cursor.AtAndId(Cursor.Pack("-1", "7")));
        Assert.Null(Cursor.AtAndId(Cursor.Pack(7)));
        var at = new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal((at, 7), Cursor.AtAndId(Cursor.Pack(at, 7)));
    }

    private static IEnumerable<T> Many<T>(Func<int, T> row) => Enumerable.Range(1, Rows).Select(row);

    private static Task Each(Action<int> work)
    {
        Many(i => i).ToList().ForEach(work);
        return Task.CompletedTask;
    }

    private static Task Do(TestApp app, Func<IServiceProvider, Task> work) =>
        app.Do<Done>(async s =>
        {
            await work(s);
            return default(Done);
        });

    /// <summary>What a pattern finds on a page and on all the pages after it; a row seen twice fails.</summary>
    private static async Task<HashSet<string>> Pages(HttpClient who, string first, string row)
    {
        var seen = new HashSet<string>();
        for (string? href = first; href is not null; )
        {
            var page = WebUtility.HtmlDecode(await who.GetStringAsync(href));
            var main = page[page.IndexOf("<main", StringComparison.Ordinal)..];
            foreach (var id in Regex.Matches(main, row).Select(m => m.Groups[1].Value).Distinct())
            {
                Assert.True(seen.Add(id), $"{id} is on two pages of {first}.");
            }
            href = Regex.Match(page, "href=\"([^\"]*after=[^\"]+)\" rel=\"next\"") is { Success: true } next
                ? next.Groups[1].Value
                : null;
        }
        return seen;
    }

    private static async Task<HashSet<string>> Items(HttpClient program, string path)
    {
        var seen = new HashSet<string>();
        var start = path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        for (string? after = ""; after is not null; )
        {
            var page = JsonDocument.Parse(await program.GetStringAsync($"{start}after={after}")).RootElement;
            Assert.All(
                page.GetProperty("items").EnumerateArray(),
                i => Assert.True(seen.Add($"{i.GetProperty("id")}"))
            );
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        return seen;
    }

    /// <summary>Three at each instant: a page may end between them.</summary>
    private static LoadedOrder Visited(long org, int i) =>
        CareTown.CancelledBath(
            org,
            i,
            Shanghai.Utc(new DateOnly(2026, 5, 1), new TimeOnly(6, 0).AddMinutes(i / 3 * 5))
        );

    private static Settlement Settled(long org, int i)
    {
        var row = new Settlement
        {
            Id = i,
            OrgId = org,
            Payer = Places.County,
            Period = $"{2000 + i / 12}-{i % 12 + 1:00}",
            CountedFen = i,
            LineCount = 1,
            BroughtForwardFen = 0,
            CountedAt = DateTime.UnixEpoch,
        };
        row.FinishCount();
        if (i % 2 == 0)
        {
            row.Confirm(1, DateTime.UnixEpoch);
        }
        return row;
    }

    private static ExportRequest Asked(int i) =>
        new()
        {
            Id = i,
            Kind = "people.elders",
            Title = "老人名单",
            Link = "/elders",
            Rows = 1,
            Reason = $"第{i.ToString(CultureInfo.InvariantCulture)}份",
            AccountId = 1,
            AskedBy = "测试员",
            Division = Places.Town,
            AskedAt = DateTime.UnixEpoch,
        };

    private static Yiju.Benefits.Domain.Application Applied(int i) =>
        new()
        {
            Id = i,
            SubjectId = i,
            Division = Places.Village,
            BenefitId = "test",
            BenefitName = "补贴",
            AppliedAt = DateTime.UnixEpoch,
            AppliedBy = 1,
            State = Yiju.Benefits.Domain.ApplicationState.Submitted,
            DecisionId = i % 2 == 0 ? i : null,
        };

    private static NewElder Person(int i) =>
        new()
        {
            Id = i,
            Name = $"老人{i}",
            Division = Places.Village,
            BirthDate = new DateOnly(1940, 1, 1),
        };

    private static DuplicatePair Pair(int i) =>
        new()
        {
            Id = i,
            Division = Places.Village,
            SubjectId = i,
            OtherId = i % Rows + 1,
            Reason = DuplicateReason.SameNameBirthAddress,
            FoundAt = DateTime.UnixEpoch,
        };

    private static Campaign Census() =>
        new()
        {
            Id = 5,
            Division = Places.County,
            SubjectId = 5,
            Name = "普查",
            From = new(2026, 7, 1),
            To = new(2026, 7, 31),
            State = CampaignState.Running,
            CreatedAt = DateTime.UnixEpoch,
            CreatedBy = 1,
        };

    private static SurveyTarget Target(int i) =>
        new()
        {
            Id = i,
            CampaignId = 5,
            Division = Places.Village,
            SubjectId = i,
            Outcome = i % 3 == 0 ? SurveyOutcome.NotMet : SurveyOutcome.Open,
        };
}
