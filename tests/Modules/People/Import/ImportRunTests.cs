using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People.Import;

[Trait("req", "REG-28")]
public sealed class ImportRunTests
{
    [Theory, EveryDatabase]
    public async Task A_check_counts_and_names_what_is_wrong_and_writes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        var before = await Registry.Digest(app);
        var wrong = Registry.Row(2);
        wrong["idNumber"] = "440802194503150011X";
        var id = await Registry.Send(officer, Registry.Book(Registry.Row(0), Registry.Row(1), wrong));
        await app.Settle();
        var shown = await Registry.Show(officer, id);
        Assert.Equal(("Checked", 3, 2, 1), (shown.State, shown.Rows, shown.Added, shown.Refused));
        var issue = Assert.Single(shown.Errors);
        Assert.Equal((4, "证件号码", "id-length"), (issue.Row, issue.Field, issue.Code));
        Assert.Equal(before, await Registry.Digest(app));
    }

    [Theory, EveryDatabase]
    public async Task The_same_file_again_changes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        var rows = Enumerable.Range(0, 30).Select(n => Registry.Row(n)).ToArray();
        foreach (var row in rows)
        {
            (row["living"], row["income"], row["remark"]) = ("独居", "低保", "腿脚不便");
            (row["contactName"], row["contactRelation"], row["contactPhone"]) = ("李小明", "儿子", "13911112222");
            row["consent"] = "是";
        }
        (rows[3]["idKind"], rows[3]["idNumber"]) = ("无证件", null);
        (rows[3]["birthDate"], rows[3]["sex"]) = ("1940-01-02", "女");
        rows[4]["externalId"] = "A-4";
        var first = await Registry.Import(app, officer, Registry.Book(rows));
        Assert.Equal(("Done", 30, 0, 0), (first.State, first.Added, first.Updated, first.Refused));
        var digest = await Registry.Digest(app);
        var second = await Registry.Import(app, officer, Registry.Book(rows));
        Assert.Equal((0, 0, 30, 0), (second.Added, second.Updated, second.Unchanged, second.Refused));
        Assert.Equal(digest, await Registry.Digest(app));
    }

    [Theory, EveryDatabase]
    public async Task A_known_person_gets_only_what_is_new_and_gets_it_back_on_withdrawal(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        await Registry.Import(app, officer, Registry.Book(5));
        app.Time.Advance(TimeSpan.FromDays(3));
        officer = await Registry.Officer(app);
        var before = await Registry.Digest(app);
        var (moved, fact) = (Registry.Row(1), Registry.Row(2));
        moved["address"] = "中山一路 900 号";
        (fact["living"], fact["contactName"], fact["contactPhone"]) = ("独居", "李小明", "13911112222");
        var run = await Registry.Import(app, officer, Registry.Book(moved, fact, Registry.Row(3), Registry.Row(9)));
        Assert.Equal((1, 2, 1), (run.Added, run.Updated, run.Unchanged));
        var after = await Registry.Digest(app);
        Assert.Contains("中山一路 900 号", after);
        Assert.Contains("t alone", after);
        await Registry.Step(officer, run.Id, "withdraw");
        await app.Settle();
        var withdrawn = await Registry.Show(officer, run.Id);
        Assert.Equal(("Withdrawn", 1, 2), (withdrawn.State, withdrawn.Removed, withdrawn.Restored));
        Assert.Equal(before, await Registry.Digest(app));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_was_touched_since_is_left_and_listed_by_a_withdrawal(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        var run = await Registry.Import(app, officer, Registry.Book(3));
        var second = Registry.Row(1);
        second["address"] = "后来改的地址 8 号";
        await Registry.Import(app, officer, Registry.Book(second));
        await Registry.Step(officer, run.Id, "withdraw");
        await app.Settle();
        var shown = await Registry.Show(officer, run.Id);
        Assert.Equal(2, shown.Removed);
        var page = await officer.GetStringAsync($"/imports/{run.Id}");
        Assert.Contains("撤回时留下的", page);
        Assert.Contains("后来改的地址 8 号", await Registry.Digest(app));
    }

    [Theory, EveryDatabase]
    public async Task An_import_that_broke_off_goes_on_and_ends_like_one_that_did_not(DatabaseKind kind)
    {
        await using var whole = await TestApp.Start(kind);
        var file = Registry.Book(900);
        await Registry.Import(whole, await Registry.Officer(whole), file);

        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        var id = await Registry.Send(officer, file);
        await app.Settle();
        await BreakOff(app, officer, id);
        var broken = await Registry.Show(officer, id);
        Assert.Equal("Writing", broken.State);
        Assert.InRange(broken.Rows, 1, 899);
        await Registry.Step(officer, id, "confirm");
        await app.Settle();
        var shown = await Registry.Show(officer, id);
        Assert.Equal(("Done", 900, 900), (shown.State, shown.Rows, shown.Added));
        Assert.Equal(await Registry.Digest(whole), await Registry.Digest(app));
    }

    /// <summary>A person that the database refuses in the third chunk, until it is taken away again.</summary>
    private static async Task BreakOff(TestApp app, HttpClient officer, long id)
    {
        const string guard = "create trigger no_more before insert on people_gram ";
        var sqlite = app.Kind == DatabaseKind.Sqlite;
        await Sql(
            app,
            sqlite
                ? guard + "when (select count(*) from people_elder) > 600 begin select raise(abort, 'power cut'); end"
                : "create function power_cut() returns trigger language plpgsql as $$ begin if (select count(*) from people_elder) > 600 then raise exception 'power cut'; end if; return new; end $$; "
                    + guard
                    + "for each row execute function power_cut()"
        );
        await Registry.Step(officer, id, "confirm");
        await app.Settle();
        await Sql(app, sqlite ? "drop trigger no_more" : "drop trigger no_more on people_gram");
    }

    private static Task<int> Sql(TestApp app, string sql) =>
        app.Read(async services =>
        {
            await using var command = services.GetRequiredService<DbSession>().Command(sql);
            return await command.ExecuteNonQueryAsync();
        });

    [Theory, EveryDatabase]
    public async Task Two_imports_of_one_person_at_once_make_one_record(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var file = Registry.Book(40);
        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Run(app, file))));
        Assert.Equal(40, reports.Sum(r => r.Added));
        Assert.Equal(40, reports.Sum(r => r.Unchanged));
        Assert.Equal(40, await app.Read(s => s.GetRequiredService<PeopleDb>().AllElders.CountAsync()));
    }

    private static Task<ImportReport> Run(TestApp app, byte[] file) =>
        app.Read(async services =>
        {
            var import = services.GetRequiredService<RunImport>();
            var options = new ImportOrder(Places.County);
            return (await import.Run("elders", new MemoryStream(file), "名册.xlsx", options, null, default)).Value;
        });

    [Theory, EveryDatabase]
    public async Task The_workbook_of_refused_rows_is_corrected_and_sent_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        await Registry.Import(app, officer, Registry.Book(1));
        var (otherName, badPhone) = (Registry.Row(0), Registry.Row(7));
        otherName["name"] = "王改名";
        badPhone["phone"] = "12345";
        var run = await Registry.Import(app, officer, Registry.Book(otherName, badPhone, Registry.Row(8)));
        Assert.Equal((1, 2), (run.Added, run.Refused));
        Assert.Contains(run.Errors, e => e.Code == "registry-name-other");
        var workbook = await officer.GetByteArrayAsync($"/imports/{run.Id}/errors");
        var (rows, _) = TestCity.Read(workbook);
        Assert.Equal(2, rows.Count);
        var again = await Registry.Import(app, officer, Corrected(workbook), "没有导入的行.xlsx");
        Assert.Equal((1, 1, 0), (again.Added, again.Unchanged, again.Refused));
    }

    /// <summary>As somebody would correct it: the cells that are wrong, in place.</summary>
    private static byte[] Corrected(byte[] workbook)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Update, true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet2.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = reader.ReadToEnd();
            }
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet2.xml").Open());
            writer.Write(
                xml.Replace("王改名", (string)Registry.Row(0)["name"]!, StringComparison.Ordinal)
                    .Replace(">12345<", ">13900001111<", StringComparison.Ordinal)
            );
        }
        return bytes.ToArray();
    }

    [Theory, EveryDatabase]
    public async Task Rows_of_the_next_village_are_refused_one_by_one(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var worker = await app.As(Role.VillageWorker, Places.Village);
        var run = await Registry.Import(
            app,
            worker,
            Registry.Book(
                Registry.Row(0),
                Registry.Row(1, Places.NextVillage),
                Registry.Row(2),
                Registry.Row(3, Places.OtherCountyVillage)
            )
        );
        Assert.Equal((2, 2), (run.Added, run.Refused));
        Assert.Equal([3, 5], run.Errors.Where(e => e.Code == "division-outside-area").Select(e => e.Row!.Value));
        var neighbour = await app.As(Role.VillageWorker, Places.NextVillage);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/imports/{run.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/imports/{run.Id}/errors")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_list_that_went_out_comes_in_again_unchanged(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        var row = Registry.Row(0);
        (row["living"], row["income"], row["disabilityKind"], row["disabilityGrade"]) = (
            "空巢",
            "一般",
            "肢体",
            "二级"
        );
        (row["contactName"], row["contactRelation"], row["contactPhone"]) = ("李小明", "儿子", "13911112222");
        (row["ethnicity"], row["leftBehind"], row["consent"], row["remark"]) = ("汉族", "是", "是", "听力不好");
        await Registry.Import(app, officer, Registry.Book(row, Registry.Row(1)));
        var refused = await officer.PostAsync("/imports/export", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var answer = await officer.PostAsync(
            "/imports/export",
            new FormUrlEncodedContent([new("reason", "核对高龄津贴")])
        );
        var again = await Registry.Import(app, officer, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((0, 0, 2, 0), (again.Added, again.Updated, again.Unchanged, again.Refused));
    }

    [Theory, EveryDatabase]
    public async Task Twenty_thousand_rows_with_every_defect_go_in_once_and_out_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var rows = Enumerable.Range(0, 20_000).Select(n => Registry.Row(n)).ToArray();
        var codes = new HashSet<string>();
        for (var i = 0; i < CellDefects.All.Count; i++)
        {
            CellDefects.All[i].Spoil(rows[100 + i * 200]);
            codes.Add(CellDefects.All[i].Codes);
        }
        var file = Registry.Book(rows);
        var before = await Registry.Digest(app);
        var first = await Run(app, file);
        Assert.Equal(20_000, first.Rows);
        Assert.Equal(20_000, first.Added + first.Refused + first.Skipped);
        // Defects of a division need the divisions of the other test city; here their rows only must not come in unnoticed.
        Assert.All(codes.Except(first.Issues.Select(i => i.Code)), c => Assert.Matches("^(division|village)-", c));
        var again = await Run(app, file);
        Assert.Equal((0, 0, first.Added, first.Refused), (again.Added, again.Updated, again.Unchanged, again.Refused));
        var officer = await app.As(Role.CountyOfficer, Registry.County);
        await Registry.Step(officer, first.ImportId!.Value, "withdraw");
        await app.Settle();
        Assert.Equal(first.Added, (await Registry.Show(officer, first.ImportId.Value)).Removed);
        Assert.Equal(before, await Registry.Digest(app));
    }

    [Theory, EveryDatabase]
    public async Task A_stopped_import_goes_on_when_it_is_told_to(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var officer = await Registry.Officer(app);
        var id = await Registry.Send(officer, Registry.Book(3));
        await Registry.Step(officer, id, "stop");
        await app.Settle();
        Assert.Equal("Stopped", (await Registry.Show(officer, id)).State);
        await Registry.Step(officer, id, "confirm");
        await app.Settle();
        Assert.Equal("Checked", (await Registry.Show(officer, id)).State);
        await Registry.Step(officer, id, "confirm");
        await app.Settle();
        Assert.Equal("Done", (await Registry.Show(officer, id)).State);
    }
}
