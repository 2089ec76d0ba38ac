using System.CommandLine;
using Yiju.Host.Https;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;

namespace Yiju.Host.Commands;

internal static partial class ServeCommand
{
    private const string PlainUrl = "http://127.0.0.1:5080";
    private const string HttpsUrl = "https://127.0.0.1:5443";

    public static Command Make(CommonOptions common)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"监听地址，多个用分号隔开；不写是 {PlainUrl}，用 --https 时是 {HttpsUrl}",
        };
        var https = new Option<string?>("--https")
        {
            Description = "用 HTTPS。后面写证书（.pfx 或 PEM）；不写就用本机自制的证书",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var key = new Option<string?>("--https-key") { Description = "PEM 证书的私钥文件" };
        var command = new Command("serve", "启动平台") { urls, https, key };
        command.SetAction(
            (parsed, ct) =>
            {
                var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
                var wanted = parsed.GetResult(https) is not null || environment["YIJU_HTTPS"] is not null;
                return Serve(
                    common.Read(parsed),
                    parsed.GetValue(urls) ?? (wanted ? HttpsUrl : PlainUrl),
                    wanted ? HttpsSettings.Read(environment, parsed.GetValue(https), parsed.GetValue(key)) : null,
                    ct
                );
            }
        );
        return command;
    }

    private static async Task<int> Serve(Settings settings, string urls, HttpsSettings? https, CancellationToken ct)
    {
        var opened = settings.Open(TimeProvider.System);
        if (!opened.Ok)
        {
            return await CommandServices.Refuse(opened.Faults);
        }
        var certificate = Certificate(urls, https, opened.Value);
        if (!certificate.Ok)
        {
            return await CommandServices.Refuse(certificate.Faults);
        }
        var builder = Builder(settings, urls, certificate.Value);
        using var telemetry = Telemetry.Start(builder.Configuration);
        await using var app = WebHost.Build(builder, settings, opened.Value, TimeProvider.System);
        if (app.Services.ReadPacks() is { } mistake)
        {
            await Console.Error.WriteLineAsync($"政策包有错，不能启动。{mistake}");
            return 1;
        }
        foreach (var pack in app.Services.GetRequiredService<PackReader>().LeftOut)
        {
            PackLeftOut(app.Logger, pack);
        }
        if (settings.Demo && opened.Value.Database.Kind == DatabaseKind.Sqlite)
        {
            await MigrateCommand.Migrate(opened.Value.Database, ct);
            await SimulateCommand.Fill(app.Services, SimulateCommand.DemoElders, SimulateCommand.DemoSeed, ct);
        }
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            Console.WriteLine($"颐居已启动：{string.Join(' ', app.Urls)}");
            if (certificate.Value?.Advice is { } advice)
            {
                Console.WriteLine(advice);
            }
        });
        await app.RunAsync(ct);
        return 0;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The pack {Pack} holds demonstration numbers and is left out: this is no demo city (YIJU_DEMO)."
    )]
    private static partial void PackLeftOut(ILogger log, string pack);

    /// <summary>Null for plain HTTP. Addresses and certificate must agree.</summary>
    private static Outcome<ServerCertificate?> Certificate(string urls, HttpsSettings? https, Opened opened)
    {
        var secure = urls.Contains("https://", StringComparison.OrdinalIgnoreCase);
        if (https is null)
        {
            ServerCertificate? none = null;
            return secure
                ? Fault.Invalid("https-missing", $"地址 {urls} 要 HTTPS，请加 --https，后面写证书文件或什么也不写。")
                : none;
        }
        if (!secure)
        {
            return Fault.Invalid("https-address", $"写了 --https，但地址 {urls} 里没有 https://。请改 --urls。");
        }
        var found = https.Open(opened.Folder, TimeProvider.System);
        return found.Ok ? found.Value : found.As<ServerCertificate?>();
    }

    private static WebApplicationBuilder Builder(Settings settings, string urls, ServerCertificate? certificate)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "yiju" }
        );
        builder.WebHost.UseUrls(urls);
        builder.WebHost.UseStaticWebAssets();
        if (certificate is not null)
        {
            builder.WebHost.ConfigureKestrel(k =>
                k.ConfigureHttpsDefaults(h =>
                {
                    h.ServerCertificate = certificate.Certificate;
                    h.ServerCertificateChain = certificate.Chain;
                })
            );
        }
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
        return builder;
    }
}
