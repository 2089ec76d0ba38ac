using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Data;
using Yiju.Funds.Data;
using Yiju.Kernel;
using Yiju.Network.Data;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Tests.Modules.Funds;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.People.Import;
using Yiju.Tests.Modules.Testing;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;

namespace Yiju.Tests.Modules.TakeOver;

/// <summary>Each kind of file goes in once however often it is sent, and out again unless something was built on it.</summary>
[Trait("req", "REG-28")]
public sealed class RepeatTests
{
    [Theory, EveryDatabase]
    public async Task Contracts_bring_their_organisations_once_and_take_them_away_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.Officer(app);
        string[] rows = [Files.Contract(1), Files.Contract(2), Files.Contract(3, 2)];
        var run = await Files.Import(app, officer, "contracts", rows);
        Assert.Equal((3, 0, 0), Files.Counts(run));
        Assert.Equal((2, 3), await Network(app));
        Assert.Equal((0, 3, 0), Files.Counts(await Files.Import(app, officer, "contracts", rows)));
        var withdrawn = await Files.Withdraw(app, officer, run.Id);
        Assert.Equal(("Withdrawn", 3), (withdrawn.State, withdrawn.Removed));
        Assert.Equal((0, 0), await Network(app));
        Assert.Equal((3, 0, 0), Files.Counts(await Files.Import(app, officer, "contracts", rows)));
    }

    [Theory, EveryDatabase]
    public async Task A_contract_stays_while_its_organisation_has_staff_and_the_page_says_so(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.Officer(app);
        var contracts = await Files.Import(app, officer, "contracts", Files.Contract(1), Files.Contract(2, 2));
        var workers = await Files.Import(app, officer, "workers", Files.Worker(1), Files.Worker(2));
        Assert.Equal((2, 0, 0), Files.Counts(workers));
        Assert.Equal(1, (await Files.Withdraw(app, officer, contracts.Id)).Removed);
        Assert.Equal((1, 1), await Network(app));
        var page = await officer.GetStringAsync($"/imports/{contracts.Id}");
        Assert.Contains("撤回时留下的", page, StringComparison.Ordinal);
        Assert.Contains("这家机构还有登记的人员", page, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Facilities_go_in_once_and_out_unless_somebody_changed_them(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.Officer(app);
        await Files.Import(app, officer, "contracts", Files.Contract(1));
        string[] rows =
        [
            Files.Facility(1, Companies.CreditCode(1)),
            Files.Facility(2),
            Files.Facility(2, division: Places.NextVillage),
        ];
        var run = await Files.Import(app, officer, "facilities", rows);
        Assert.Equal((3, 0, 0), Files.Counts(run));
        Assert.Equal((0, 3, 0), Files.Counts(await Files.Import(app, officer, "facilities", rows)));
        await app.Do<Done>(async s =>
        {
            var db = s.GetRequiredService<NetworkDb>();
            (await db.Facilities.FirstAsync(f => f.Name == "服务站1")).Beds = 9;
            return default(Done);
        });
        Assert.Equal(2, (await Files.Withdraw(app, officer, run.Id)).Removed);
        var left = await app.Read(s => s.GetRequiredService<NetworkDb>().Facilities.Select(f => f.Name).ToListAsync());
        Assert.Equal(["服务站1"], left);
        Assert.Contains("后来改过", await officer.GetStringAsync($"/imports/{run.Id}"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Workers_come_with_certificates_once_and_stay_when_they_have_an_account(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.Officer(app);
        await Files.Import(app, officer, "contracts", Files.Contract(1));
        string[] rows = [Files.Worker(1), Files.Worker(2)];
        var run = await Files.Import(app, officer, "workers", rows);
        Assert.Equal((2, 0, 0), Files.Counts(run));
        Assert.Equal((0, 2, 0), Files.Counts(await Files.Import(app, officer, "workers", rows)));
        var other = await Files.Import(app, officer, "workers", Files.Worker(1).Replace("2023-06-01", "2023-07-01"));
        Assert.Contains("证书一", Assert.Single(other.Errors).Sentence, StringComparison.Ordinal);
        var ids = await app.Read(s =>
            s.GetRequiredService<WorkforceDb>().Workers.OrderBy(w => w.Name).Select(w => w.Id).ToListAsync()
        );
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<IWorkerLoader>().Tie(new Dictionary<long, long> { [ids[0]] = 77 }, default);
            return default(Done);
        });
        Assert.Equal(1, (await Files.Withdraw(app, officer, run.Id)).Removed);
        var (workers, papers) = await app.Read(async s =>
        {
            var db = s.GetRequiredService<WorkforceDb>();
            return (await db.Workers.CountAsync(), await db.Certificates.CountAsync());
        });
        Assert.Equal((1, 1), (workers, papers));
    }

    [Theory, EveryDatabase]
    public async Task Grades_state_facts_once_and_a_withdrawal_lets_the_earlier_result_count_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.WithElders(app, 3);
        var elder = await Files.Elder(app, 0);
        var first = await Files.Import(app, officer, "grades", Files.Grade(0, "2024-03-01", "轻度失能"));
        app.Time.Advance(TimeSpan.FromMinutes(5));
        string[] rows =
        [
            Files.Grade(0, "2025-06-30", "重度失能", "A-2"),
            Files.Grade(0, "2025-01-10", "中度失能", "A-1"),
            Files.Grade(1),
            Files.Grade(2, level: "0"),
        ];
        var run = await Files.Import(app, officer, "grades", rows);
        Assert.Equal((4, 0, 0), Files.Counts(run));
        Assert.Equal("3", await Level(app, elder));
        Assert.Equal((0, 4, 0), Files.Counts(await Files.Import(app, officer, "grades", rows)));
        app.Time.Advance(TimeSpan.FromMinutes(5));
        var withdrawn = await Files.Withdraw(app, officer, run.Id);
        Assert.Equal(("Withdrawn", 4), (withdrawn.State, withdrawn.Removed));
        Assert.Equal("1", await Level(app, elder));
        Assert.Null(await Level(app, await Files.Elder(app, 1)));
        Assert.Equal(1, await app.Read(s => s.GetRequiredService<AssessmentDb>().AllCases.CountAsync()));
        var standing = await app.Read(s => s.GetRequiredService<AssessmentDb>().AllCases.SingleAsync());
        Assert.Null(standing.ReplacedById);
        Assert.Equal(1, (await Files.Withdraw(app, officer, first.Id)).Removed);
        Assert.Null(await Level(app, elder));
    }

    [Theory, EveryDatabase]
    public async Task Balances_post_once_and_a_withdrawal_is_a_reversal_unless_the_money_was_spent(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.WithElders(app, 3);
        var desk = new Desk(app);
        var (one, two) = (await Files.Elder(app, 0), await Files.Elder(app, 1));
        string[] rows =
        [
            Files.Balance(0),
            Files.Balance(1, "80"),
            Files.Balance(1, "20", "B-2"),
            Files.Balance(2, "5"),
        ];
        var run = await Files.Import(app, officer, "balances", rows);
        Assert.Equal((4, 0, 0), Files.Counts(run));
        Assert.Equal((12050, 10000), (await desk.Spendable(one), await desk.Spendable(two)));
        Assert.Equal((0, 4, 0), Files.Counts(await Files.Import(app, officer, "balances", rows)));
        var other = await Files.Import(app, officer, "balances", Files.Balance(0, "120.51"));
        Assert.Equal("record-known-other", Assert.Single(other.Errors).Code);
        Assert.Equal(12050, await desk.Spendable(one));
        await desk.Spend(one, 7, 100, "order:1");
        Assert.Equal(3, (await Files.Withdraw(app, officer, run.Id)).Removed);
        Assert.Equal((11950, 0), (await desk.Spendable(one), await desk.Spendable(two)));
        Assert.Contains("已经用掉", await officer.GetStringAsync($"/imports/{run.Id}"), StringComparison.Ordinal);
        Assert.Equal((3, 1, 0), Files.Counts(await Files.Import(app, officer, "balances", rows)));
        Assert.Equal(10000, await desk.Spendable(two));
        Assert.Equal(
            10,
            await app.Read(s => s.GetRequiredService<FundsDb>().Journals.CountAsync(j => j.Kind != "spend"))
        );
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task A_take_over_that_broke_off_goes_on_behind_its_last_row_and_posts_nothing_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.WithElders(app, 600);
        var desk = new Desk(app);
        var rows = Enumerable.Range(0, 600).Select(n => Files.Balance(n, "1.00"));
        var id = await Files.Send(officer, "balances", Files.Csv("balances", rows));
        await app.Settle();
        var sqlite = kind == DatabaseKind.Sqlite;
        await desk.Sql(
            sqlite
                ? "create trigger no_more before insert on platform_import_record when (select count(*) from platform_import_record) > 300 begin select raise(abort, 'power cut'); end"
                : "create function power_cut() returns trigger language plpgsql as $$ begin if (select count(*) from platform_import_record) > 300 then raise exception 'power cut'; end if; return new; end $$; create trigger no_more before insert on platform_import_record for each row execute function power_cut()"
        );
        await Registry.Step(officer, id, "confirm");
        await app.Settle();
        await desk.Sql(sqlite ? "drop trigger no_more" : "drop trigger no_more on platform_import_record");
        var broken = await Registry.Show(officer, id);
        Assert.Equal(("Writing", 250), (broken.State, broken.Added));
        await Registry.Step(officer, id, "confirm");
        await app.Settle();
        var done = await Registry.Show(officer, id);
        Assert.Equal(("Done", 600, 600), (done.State, done.Rows, done.Added));
        Assert.Equal(600, await app.Read(s => s.GetRequiredService<FundsDb>().Journals.CountAsync()));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task The_pages_lead_from_the_choice_to_the_workbook_of_refused_rows(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Files.WithElders(app, 1);
        var choice = await officer.GetStringAsync("/imports/new");
        foreach (var word in new[] { "elders", "contracts", "facilities", "workers", "grades", "balances" })
        {
            Assert.Contains($"/imports/new?kind={word}", choice, StringComparison.Ordinal);
            var template = await officer.GetAsync($"/imports/template?kind={word}");
            Assert.Equal(HttpStatusCode.OK, template.StatusCode);
            Assert.Contains(
                $"value=\"{word}\"",
                await officer.GetStringAsync($"/imports/new?kind={word}"),
                StringComparison.Ordinal
            );
        }
        var run = await Files.Import(app, officer, "grades", Files.Grade(0), Files.Grade(9));
        Assert.Equal((1, 0, 1), Files.Counts(run));
        var list = await officer.GetStringAsync("/imports?kind=grades");
        Assert.Contains("过往评估", list, StringComparison.Ordinal);
        var workbook = await officer.GetAsync($"/imports/{run.Id}/errors");
        Assert.Equal(HttpStatusCode.OK, workbook.StatusCode);
        var village = await app.As(Role.VillageWorker, Places.Village);
        Assert.DoesNotContain("过往评估", await village.GetStringAsync("/imports/new"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await village.GetAsync("/imports/template?kind=grades")).StatusCode);
        var auditor = await app.As(Role.Auditor, Places.City);
        Assert.Contains("过往评估", await auditor.GetStringAsync($"/imports/{run.Id}"), StringComparison.Ordinal);
    }

    private static Task<(int Orgs, int Contracts)> Network(TestApp app) =>
        app.Read(async s =>
        {
            var db = s.GetRequiredService<NetworkDb>();
            return (await db.Orgs.CountAsync(), await db.Contracts.CountAsync());
        });

    private static Task<string?> Level(TestApp app, long elder) =>
        app.Read(async s =>
            (await s.GetRequiredService<FactStore>().Of(elder, app.Time.Today(), default))
                .GetValueOrDefault(FactKeys.AssessedLevel)
                ?.Value
        );
}
