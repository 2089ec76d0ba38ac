using System.Diagnostics;
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

/// <summary>
/// The elders of a whole city through the same import as <c>yiju import elders</c>, against a raw insert of the very rows it wrote.
/// </summary>
internal static class Imports
{
    public static async Task Measure(string db, string data, int elders)
    {
        var packs = Path.Combine(AppContext.BaseDirectory, "packs");
        var settings = new Settings(db, Path.GetFullPath(data), Demo: true, FieldAlgorithm.AesGcm, packs);
        var opened = settings.Open(TimeProvider.System).Value;
        await MigrateCommand.Migrate(opened.Database, CancellationToken.None);
        await using var services = CommandServices.Build(settings, opened);
        var world = new World(elders, seed: 1, TimeProvider.System.Today());
        var file = Path.Combine(data, "roster.csv");
        var run = new DemoRun(services, world, (_, _, _) => { });
        await DemoDivisions.Write(run, opened.Folder, CancellationToken.None);
        await run.Commit(scope => Officer(scope, world), CancellationToken.None);
        Roster.Write(world, file);
        Console.WriteLine($"{elders:#,0} elders, CSV of {new FileInfo(file).Length / 1024 / 1024} MiB");
        GC.Collect();
        var seconds = await Import(services, file);
        Console.WriteLine(
            $"import: {seconds:0.0} s, {elders / seconds:0} elders/s, peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MiB"
        );
        var (rows, raw) = await RawInsert.Measure(opened.Database, db);
        Console.WriteLine($"raw insert of the same {rows:#,0} rows with the same indexes: {raw:0.0} s");
        Console.WriteLine($"import / raw = {seconds / raw:0.00}");
    }

    private static async Task<double> Import(ServiceProvider services, string file)
    {
        await using var scope = services.CreateAsyncScope();
        await using var content = File.OpenRead(file);
        var import = scope.ServiceProvider.GetRequiredService<RunImport>();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var options = new ImportOrder(CountyTable.City.Value);
        var report = (await import.Run("elders", content, file, options, null, CancellationToken.None)).Value;
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"processor time of this process {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s"
        );
        Console.WriteLine(
            $"rows {report.Rows}, added {report.Added}, refused {report.Refused}, warned {report.Warned}"
        );
        foreach (var issue in report.FileIssues.Concat(report.Issues.Where(i => i.Error).Take(3)))
        {
            Console.WriteLine($"  row {issue.Row}: {issue.Sentence}");
        }
        return seconds;
    }

    private static async Task Officer(IServiceProvider scope, World world)
    {
        var county = world.Divisions.First(d => d.Level == DivisionLevel.County).Code.Value;
        var post = new NewPost(Role.CountyOfficer, county, new DateOnly(2025, 1, 1));
        var accounts = scope.GetRequiredService<IAccounts>();
        _ = (
            await accounts.Open(new NewAccount("demo-county", "吴建华", post), password: null, CancellationToken.None)
        ).Value;
    }
}
