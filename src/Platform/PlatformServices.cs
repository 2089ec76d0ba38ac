using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Calendar;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Files;
using Yiju.Platform.Imports;
using Yiju.Platform.Jobs;
using Yiju.Platform.Map;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Packs;
using Yiju.Platform.Protection;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Platform;

public static class PlatformServices
{
    /// <summary>Registers everything the modules share. The caller has registered the clock, the data folder, the database and the key ring.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(sp => new Ids(sp.GetRequiredService<TimeProvider>()));
        services.TryAddScoped(sp =>
            sp.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Viewer>()
            ?? Viewer.System("系统", sp.GetRequiredService<TimeProvider>().Instant())
        );
        services.AddScoped<DbSession>();
        services.AddScoped<PlatformDb>();
        services.AddScoped<SettingStore>();
        services.AddScoped<Grants>();
        services.AddScoped<FactStore>();
        services.AddScoped<WorkList>();
        services.AddSingleton<PackReader>();
        services.AddSingleton(sp =>
        {
            var folder = sp.GetRequiredService<PackFolder>();
            return PackShelf.Read(folder.Path, folder.Demo);
        });
        services.AddSingleton<PacksInForce>();
        services.AddScoped<PackReleases>();
        services.AddScoped<WorkingCalendar>();
        services.AddScoped<Messenger>();
        services.AddScoped<Events>();
        services.AddScoped<FailedDeliveries>();
        services.AddScoped<JobQueue>();
        services.AddScoped<Renumbering>();
        services.AddScoped<IDailyTask, MoveRenumbered>();
        services.AddScoped<FileStore>();
        services.AddScoped<IProtectedRows, ProtectedFiles>();
        services.AddSingleton<Reencryption>().AddSingleton<IJobWorker>(sp => sp.GetRequiredService<Reencryption>());
        services.AddImports();
        services.AddScoped<AuditTrail>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<AuditReader>();
        services.AddScoped<Commands>();
        services.AddScoped<Print.PdfPrinter>();
        services.AddSingleton<DivisionStore>();
        services.AddSingleton<StreetMap>();
        services.AddSingleton<OpenPages>();
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<BlindIndex>();
        services.AddSingleton(typeof(Signal<>));
        services.TryAddSingleton<ISmsGateway, LocalSmsGateway>();
        services.TryAddSingleton<IWeChatGateway, LocalWeChatGateway>();
        services.AddScoped<WeChatBindings>();
        services.AddScoped<IProtectedRows, ProtectedWeChat>();
        services.AddSubscriber<SmsRequested, SendNote>(Messenger.SmsEvent, "platform.send-sms");
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<JsonOptions>(o => Json.Configure(o.SerializerOptions));
        services.AddSingleton<LookWriter>().AddHostedService(sp => sp.GetRequiredService<LookWriter>());
        return services
            .AddRunning<PackKeeper>()
            .AddRunning<AuditSealer>()
            .AddRunning<OutboxDispatcher>()
            .AddRunning<JobRunner>()
            .AddRunning<DailyRunner>();
    }

    private static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportKinds>();
        services.AddScoped<ImportedRecords>();
        services.AddScoped<Importer>();
        services.AddScoped<ImportIssues>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<ShowImport>();
        services.AddScoped<RunImport>();
        services.AddScoped<IJobWorker, ImportJob>();
        services.AddScoped<WithdrawImport>();
        services.AddScoped<IJobWorker>(sp => sp.GetRequiredService<WithdrawImport>());
        services.AddScoped<IProtectedRows, ProtectedIssues>();
    }

    /// <summary>
    /// A background service whose single steps can also be called. With <see cref="SteppedByHand"/> registered before, its loop is not
    /// started.
    /// </summary>
    public static IServiceCollection AddRunning<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        return services.Any(d => d.ServiceType == typeof(SteppedByHand))
            ? services
            : services.AddHostedService(sp => sp.GetRequiredService<T>());
    }

    /// <summary>The parts of the request pipeline that every endpoint relies on; the viewer is set before them.</summary>
    public static IApplicationBuilder UsePlatform(this IApplicationBuilder app)
    {
        app.UseMiddleware<Failures>();
        app.UseMiddleware<SameOriginGuard>();
        app.Use(
            (http, next) =>
            {
                if (http.IsApi() && http.Request.Headers.ContainsKey("Idempotency-Key"))
                {
                    http.Request.EnableBuffering();
                }
                return next(http);
            }
        );
        return app.UseMiddleware<AccessGate>();
    }
}

/// <summary>Says that background loops stand still until somebody takes their steps: for tests and for the command line.</summary>
public sealed record SteppedByHand;
