using System.CommandLine;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;

namespace Yiju.Host.Commands;

internal static class ServeCommand
{
    public static Command Make(CommonOptions common)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "监听地址",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var command = new Command("serve", "启动平台") { urls };
        command.SetAction((parsed, ct) => Serve(common.Read(parsed), parsed.GetValue(urls)!, ct));
        return command;
    }

    private static async Task<int> Serve(Settings settings, string urls, CancellationToken ct)
    {
        var opened = settings.Open(TimeProvider.System);
        if (!opened.Ok)
        {
            await Console.Error.WriteLineAsync(opened.Faults[0].Sentence);
            return 1;
        }
        var options = new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = "yiju",
        };
        var builder = WebApplication.CreateBuilder(options);
        builder.WebHost.UseUrls(urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Yiju", LogLevel.Information);
        if (settings.Demo)
        {
            builder.Logging.AddSimpleConsole();
        }
        else
        {
            builder.Logging.AddJsonConsole();
        }
        using var telemetry = Telemetry.Start(builder.Configuration);
        await using var app = WebHost.Build(builder, settings, opened.Value, TimeProvider.System);
        if (app.Services.ReadPacks() is { } mistake)
        {
            await Console.Error.WriteLineAsync($"政策包有错，不能启动。{mistake}");
            return 1;
        }
        if (settings.Demo && opened.Value.Database.Kind == DatabaseKind.Sqlite)
        {
            await MigrateCommand.Migrate(opened.Value.Database, ct);
            await SimulateCommand.Fill(app.Services, SimulateCommand.DemoElders, SimulateCommand.DemoSeed, ct);
        }
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"颐居已启动：{string.Join(' ', app.Urls)}"));
        await app.RunAsync(ct);
        return 0;
    }
}
