using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Yiju.Access;
using Yiju.Access.Contracts;
using Yiju.Funds.Contracts;
using Yiju.Host.Desks;
using Yiju.Host.Seams;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Platform.Packs;
using Yiju.Platform.Protection;
using Yiju.Platform.Timeline;
using Yiju.Platform.Web;

namespace Yiju.Host;

/// <summary>Puts the program together: services of the platform and every module, and the request pipeline.</summary>
public static class WebHost
{
    /// <summary>Registers everything that works without a web server too, for the command line.</summary>
    public static void AddYiju(
        this IServiceCollection services,
        IConfiguration configuration,
        Settings settings,
        Opened opened,
        TimeProvider time
    )
    {
        services.AddSingleton(settings);
        services.AddSingleton(opened.Database);
        services.AddSingleton(opened.Folder);
        services.AddSingleton(opened.Keys);
        services.AddSingleton(new PackFolder(settings.Packs, settings.Demo));
        services.AddSingleton(time);
        services.AddSingleton(new DemoMode(settings.Demo));
        services.AddSingleton(Modules.All);
        services.AddPlatform();
        services.AddScoped<IPayees, Payees>();
        services.AddSingleton<IPaymentGateway>(sp => new LocalPaymentGateway(
            opened.Folder,
            time,
            sp.GetRequiredService<BlindIndex>(),
            settings.Demo
        ));
        services.AddSingleton(new ElderTab(20, "经历", "/elders/{elder}/timeline"));
        foreach (var module in Modules.All)
        {
            module.AddServices(services, configuration);
        }
    }

    public static WebApplication Build(
        WebApplicationBuilder builder,
        Settings settings,
        Opened opened,
        TimeProvider time
    )
    {
        var services = builder.Services;
        services.AddYiju(builder.Configuration, settings, opened, time);
        services.AddRazorComponents();
        // Outside of development the default is an empty answer, which browsers cover with an error page of their own.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddScoped<IFrameSource, FrameSource>();
        services.AddScoped<MapOfDivision>();
        services.AddOpenApi("v1", ApiDescription.Configure);
        services
            .AddDataProtection()
            .PersistKeysToFileSystem(new DirectoryInfo(opened.Folder.Sub("keys")))
            .SetApplicationName("yiju");
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        var app = builder.Build();
        Pipeline(app, builder.Configuration);
        return app;
    }

    private static void Pipeline(WebApplication app, IConfiguration configuration)
    {
        if (configuration["YIJU_PROXY"] is { } proxies)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };
            foreach (var proxy in proxies.Split(',', StringSplitOptions.TrimEntries))
            {
                forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            }
            app.UseForwardedHeaders(forwarded);
        }
        app.UseHsts();
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        AccessModule.UseViewer(app);
        app.UsePlatform();
        var routes = app.MapGroup("").DisableAntiforgery();
        app.MapStaticAssets().ForEveryone();
        app.MapGet("/healthz", () => Results.Text("ok")).ForEveryone().ExcludeFromDescription();
        app.MapGet("/readyz", Ready).ForEveryone().ExcludeFromDescription();
        app.MapOpenApi("/api/openapi/{documentName}.json").ForEveryone();
        FieldWorker.Map(routes);
        routes
            .MapGet("/{**path}", (HttpContext http) => Problems.Of([Failures.NoSuchPage], http))
            .ForEveryone()
            .ExcludeFromDescription();
        Home.Map(routes);
        WorkPages.Map(routes);
        Messages.Map(routes);
        MessagesJobs.Map(routes);
        MapOfDivision.Map(routes);
        Elder360.Map(routes);
        ImportPages.Map(routes);
        foreach (var module in Modules.All)
        {
            module.Map(routes);
        }
    }

    private static async Task<IResult> Ready(Database database, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return Results.Text("ready");
    }
}
