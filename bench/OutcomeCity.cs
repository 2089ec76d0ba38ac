using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.Host;
using Yiju.Host.Commands;
using Yiju.Host.Demo;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Platform.Protection;

namespace Yiju.Bench;

/// <summary>A city of elders with facts that the rules about benefits read: the roster of the import, and assessments for one in eight.</summary>
internal static class OutcomeCity
{
    /// <summary>Opens the city, and makes it where there is none.</summary>
    public static async Task<(ServiceProvider Services, Database Database)> Open(string db, string data, int elders)
    {
        var packs = Path.Combine(AppContext.BaseDirectory, "packs");
        var settings = new Settings(db, Path.GetFullPath(data), Demo: true, FieldAlgorithm.AesGcm, packs);
        var opened = settings.Open(TimeProvider.System).Value;
        await MigrateCommand.Migrate(opened.Database, CancellationToken.None);
        var services = CommandServices.Build(settings, opened);
        if (await Number(opened.Database, "select count(*) from platform_division") == 0)
        {
            await Make(services, opened, data, elders);
        }
        if (await Number(opened.Database, "select count(*) from access_account") == 0)
        {
            await Officers(services);
        }
        Console.WriteLine(
            $"{await Number(opened.Database, "select count(*) from people_elder"):#,0} elders, {await Number(opened.Database, "select count(*) from platform_fact"):#,0} facts"
        );
        return (services, opened.Database);
    }

    public static async Task<long> Number(Database database, string sql)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public static async Task Run(Database database, string sql)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Make(ServiceProvider services, Opened opened, string data, int elders)
    {
        var watch = Stopwatch.StartNew();
        var world = new World(elders, seed: 1, TimeProvider.System.Today());
        var file = Path.Combine(data, "roster.csv");
        var run = new DemoRun(services, world, (_, _, _) => { });
        await DemoDivisions.Write(run, opened.Folder, CancellationToken.None);
        Roster.Write(world, file);
        await using (var scope = services.CreateAsyncScope())
        await using (var content = File.OpenRead(file))
        {
            var import = scope.ServiceProvider.GetRequiredService<RunImport>();
            var order = new ImportOrder(CountyTable.City.Value);
            _ = (await import.Run("elders", content, file, order, null, CancellationToken.None)).Value;
        }
        await Assess(opened.Database);
        if (opened.Database.Kind == DatabaseKind.Postgres)
        {
            await Run(opened.Database, "vacuum analyze");
        }
        Console.WriteLine($"city made in {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>Who signs in to look at the pages: two officers of the city and one of a county.</summary>
    private static async Task Officers(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        (string Name, Role Role, string Division)[] people =
        [
            ("李国栋", Role.CityOfficer, CountyTable.City.Value),
            ("陈美玲", Role.CityOfficer, CountyTable.City.Value),
            ("吴建华", Role.CountyOfficer, "440823000000"),
        ];
        var opened = await session.Commit<int>(
            async () =>
            {
                foreach (var (person, number) in people.Select((p, i) => (p, i + 1)))
                {
                    var post = new NewPost(person.Role, person.Division, new DateOnly(2025, 1, 1));
                    _ = (
                        await accounts.Open(new NewAccount($"demo-{number:00}", person.Name, post), null, default)
                    ).Value;
                }
                return people.Length;
            },
            CancellationToken.None
        );
        _ = opened.Value;
    }

    /// <summary>Level and score of an assessment, and what else rules ask, for some elders by their birth dates.</summary>
    private static async Task Assess(Database database)
    {
        (string Key, int Every, string Value)[] facts =
        [
            ("assessment.care-need.level", 8, "cast(id / 256 % 5 as text)"),
            ("assessment.care-need.score", 8, "cast(id / 256 % 101 as text)"),
            ("disability.level", 12, "cast(1 + id / 256 % 4 as text)"),
            ("family.lost-only-child", 40, "'yes'"),
            ("living.left-behind", 6, "'yes'"),
        ];
        foreach (var (key, every, value) in facts)
        {
            var next = await Number(database, "select max(id) from platform_fact");
            var row = $"{next.ToString(CultureInfo.InvariantCulture)} + row_number() over (order by id)";
            await Run(
                database,
                "insert into platform_fact (id, subject_id, key, value, source, evidence, valid_from, valid_to, recorded_at, recorded_by, superseded_at) "
                    + $"select {row}, subject_id, '{key}', {value}, 'assessment:1', null, valid_from, null, recorded_at, recorded_by, null "
                    + $"from platform_fact where key = 'living.division' and id / 1792 % {every} = 0"
            );
        }
    }
}
