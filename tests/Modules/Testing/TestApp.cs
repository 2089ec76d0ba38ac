using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiju.Access.Contracts;
using Yiju.Host;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;
using Yiju.Platform.Packs;
using Yiju.Platform.Protection;

namespace Yiju.Tests.Modules.Testing;

/// <summary>
/// The whole program on a database of its own, driven from outside: by HTTP as somebody in a post, or inside a unit of work of its own.
/// It starts with a small division tree (<see cref="Places"/>).
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplication app;

    private TestApp(TestDatabase database, WebApplication app, TestTime time)
    {
        this.database = database;
        this.app = app;
        Time = time;
    }

    public TestTime Time { get; }

    public DatabaseKind Kind => database.Kind;

    /// <summary>For a second program beside this one, as its <c>--db</c> and <c>--data</c> take them.</summary>
    public string DatabaseAddress => database.Address;

    public string DataFolder => database.DataFolder;

    public IServiceProvider Services => app.Services;

    /// <summary>Address of the listening server; only with <c>listening</c>.</summary>
    public string Address => app.Urls.First();

    /// <param name="change">Replaces services, for a module whose neighbours a test wants to fake.</param>
    /// <param name="listening">A real server on a free port of this machine, for browsers and streams.</param>
    /// <param name="demo">False for a deployment without the front door of the demo.</param>
    /// <param name="configuration">What an operator sets in the environment.</param>
    /// <param name="places">False to start without the small division tree.</param>
    public static async Task<TestApp> Start(
        DatabaseKind kind,
        Action<IServiceCollection>? change = null,
        bool listening = false,
        bool demo = true,
        IReadOnlyDictionary<string, string?>? configuration = null,
        bool places = true
    ) => await StartOn(await TestDatabase.New(kind), new TestTime(), change, listening, demo, configuration, places);

    /// <summary>Stops the program as it is and starts it again on the same database and data folder.</summary>
    public async Task<TestApp> Restart(
        Action<IServiceCollection>? change = null,
        bool listening = false,
        bool places = true
    )
    {
        await app.StopAsync();
        await app.DisposeAsync();
        return await StartOn(database, Time, change, listening, demo: true, places: places);
    }

    private static async Task<TestApp> StartOn(
        TestDatabase database,
        TestTime time,
        Action<IServiceCollection>? change,
        bool listening,
        bool demo,
        IReadOnlyDictionary<string, string?>? configuration = null,
        bool places = true
    )
    {
        var settings = new Settings(
            database.Address,
            database.DataFolder,
            demo,
            FieldAlgorithm.AesGcm,
            Path.Combine(AppContext.BaseDirectory, "packs")
        );
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "yiju" });
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Configuration.AddInMemoryCollection(configuration);
        if (listening)
        {
            builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton(new SteppedByHand());
        }
        var opened = settings.Open(time).Value;
        builder.Host.ConfigureContainer<IServiceCollection>(
            (_, services) =>
            {
                services.AddSingleton(sp => ShippedPacks.Of(sp.GetRequiredService<PackFolder>()));
                change?.Invoke(services);
            }
        );
        var app = WebHost.Build(builder, settings, opened, time);
        var test = new TestApp(database, app, time);
        if (places)
        {
            await test.Do<Done>(async services =>
            {
                var store = services.GetRequiredService<DivisionStore>();
                var session = services.GetRequiredService<DbSession>();
                await store.Put(
                    session,
                    services.GetRequiredService<PlatformDb>(),
                    Places.All(),
                    CancellationToken.None
                );
                return default(Done);
            });
        }
        await app.StartAsync();
        return test;
    }

    /// <summary>A browser or program without a sign-in. Redirects are not followed.</summary>
    public HttpClient Visitor() =>
        Services.GetService<IServer>() is TestServer inside
            ? new(new CookieHandler(inside.CreateHandler())) { BaseAddress = new Uri("http://localhost") }
            : new(new CookieHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }))
            {
                BaseAddress = new Uri(Address),
            };

    /// <summary>Somebody who has just signed in, in a new post.</summary>
    public async Task<HttpClient> As(
        Role role,
        string division = Places.City,
        long? orgId = null,
        long? personId = null,
        string name = "测试员"
    )
    {
        var (_, post) = await Person(role, division, orgId, personId, name);
        var client = Visitor();
        var form = new FormUrlEncodedContent([new("postId", post.ToString(CultureInfo.InvariantCulture))]);
        var answer = await client.PostAsync("/demo", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>An account with one post.</summary>
    public async Task<(long AccountId, long PostId)> Person(
        Role role,
        string division = Places.City,
        long? orgId = null,
        long? personId = null,
        string name = "测试员"
    )
    {
        var userName = $"demo-{Guid.CreateVersion7():n}";
        var post = new NewPost(role, division, new DateOnly(2020, 1, 1), null, orgId, personId);
        var made = await Do(s =>
            s.GetRequiredService<IAccounts>().Open(new NewAccount(userName, name, post), null, CancellationToken.None)
        );
        return made.Value;
    }

    /// <summary>Runs work in one unit of work as the system.</summary>
    public async Task<Outcome<T>> Do<T>(Func<IServiceProvider, Task<Outcome<T>>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<DbSession>().Commit(() => work(services), CancellationToken.None);
    }

    /// <summary>Reads something as the system.</summary>
    public async Task<T> Read<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider);
    }

    /// <summary>Delivers all events, runs all jobs and seals the audit trail, until nothing is left to do.</summary>
    public async Task Settle()
    {
        var runner = app.Services.GetRequiredService<JobRunner>();
        var dispatcher = app.Services.GetRequiredService<OutboxDispatcher>();
        do
        {
            await dispatcher.Drain(CancellationToken.None);
        } while (await runner.RunNext(CancellationToken.None));
        await dispatcher.Drain(CancellationToken.None);
        while (await app.Services.GetRequiredService<AuditSealer>().SealOnce(CancellationToken.None) > 0) { }
    }

    /// <summary>As <see cref="Settle"/>, for a listening program whose own loops work beside it: their jobs are waited for too.</summary>
    public async Task SettleBeside()
    {
        do
        {
            await Settle();
        } while (await Read(s => AnyLeft(s.GetRequiredService<JobQueue>())));
    }

    private static async Task<bool> AnyLeft(JobQueue jobs) =>
        (await jobs.Latest(null, null, 10, CancellationToken.None)).Exists(j =>
            j.State is JobState.Waiting or JobState.Running
        );

    /// <summary>Moves the clock to the next day and runs the daily tasks.</summary>
    public async Task NextDay()
    {
        Time.Advance(TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<DailyRunner>().RunDue(CancellationToken.None);
        await Settle();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private sealed class CookieHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            {
                request.Headers.Add("Cookie", header);
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
            }
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                {
                    cookies.SetCookies(request.RequestUri!, cookie);
                }
            }
            return response;
        }
    }
}
