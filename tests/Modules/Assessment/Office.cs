using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Assessment;

/// <summary>
/// The program with one elder (id 1), one agency (17) in contract with the county, and three assessors of it: a nurse (101), a social worker
/// (102), a physician (103). Each has an own sign-in.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    public const long Elder = 1;
    public const long Agency = 17;
    public const long Nurse = 101;
    public const long SocialWorker = 102;
    public const long Physician = 103;

    private readonly Dictionary<long, HttpClient> assessors = [];

    private Office(TestApp app, Town town) => (App, Town) = (app, town);

    public TestApp App { get; }

    /// <summary>The posts of the assessors.</summary>
    public Dictionary<long, long> Posts { get; } = [];

    public Town Town { get; }

    public DateOnly Today => App.Time.Today();

    public HttpClient Centre { get; private set; } = null!;

    public HttpClient Manager { get; private set; } = null!;

    public HttpClient Village { get; private set; } = null!;

    public static async Task<Office> Open(DatabaseKind kind, bool listening = false)
    {
        var town = new Town();
        var app = await TestApp.Start(kind, town.Register, listening);
        var office = new Office(app, town);
        town.Elder(Elder, "李桂英", Places.Village, Places.NextVillage);
        town.Agency(Agency, "安评评估中心");
        town.Contracts.Add((Agency, "440823", office.Today.AddYears(-1), office.Today.AddYears(1)));
        await office.Hire(Nurse, "王护士", "nurse");
        await office.Hire(SocialWorker, "陈社工", "social-worker");
        await office.Hire(Physician, "周医师", "physician");
        office.Centre = await app.As(Role.CountyCentre, Places.County, name: "县中心小黄");
        office.Manager = await app.As(Role.AgencyManager, Places.County, Agency, name: "机构经理");
        office.Village = await app.As(Role.VillageWorker, Places.Village, name: "村里小林");
        return office;
    }

    public HttpClient As(long worker) => assessors[worker];

    public async Task Hire(long worker, string name, string? certificate, DateOnly? until = null, long org = Agency)
    {
        var (account, post) = await App.Person(Role.Assessor, Places.County, org, worker, name);
        Town.Worker(worker, name, org, account);
        if (certificate is not null)
        {
            Town.Certificates.Add((worker, certificate, until ?? Today.AddYears(2)));
        }
        var client = App.Visitor();
        await client.PostAsync("/demo", new FormUrlEncodedContent([new("postId", $"{post}")]));
        (assessors[worker], Posts[worker]) = (client, post);
    }

    /// <summary>A family account of the elder that may do everything.</summary>
    public async Task<HttpClient> Daughter()
    {
        var (account, post) = await App.Person(Role.Family, Places.Village, name: "女儿");
        Town.Family.Add((account, Elder));
        await App.Do<Done>(async s =>
        {
            await s.GetRequiredService<Grants>()
                .Give($"account:{account}", Elder, "family", "contact:1", null, CancellationToken.None);
            return default(Done);
        });
        var client = App.Visitor();
        await client.PostAsync("/demo", new FormUrlEncodedContent([new("postId", $"{post}")]));
        return client;
    }

    public async Task<long> Apply(HttpClient? by = null, bool change = false, string scale = Sheet.Mzt) =>
        await Id(
            await (by ?? Village).PostAsJsonAsync(
                "/api/assessment/applications",
                new
                {
                    elderId = $"{Elder}",
                    reason = "走路要人扶",
                    change,
                    scale,
                }
            )
        );

    public async Task<long> Assign(long application, long org = Agency) =>
        await Id(
            await Centre.PostAsJsonAsync($"/api/assessment/applications/{application}/assign", new { orgId = $"{org}" })
        );

    public Task<HttpResponseMessage> Arrange(long @case, string mode, params long[] workers) =>
        Manager.PostAsJsonAsync(
            $"/api/assessment/cases/{@case}/arrange",
            new
            {
                assessors = workers.Select(w => $"{w}"),
                mode,
                day = Today.ToString("yyyy-MM-dd"),
            }
        );

    /// <summary>An arranged home visit by the nurse and the social worker.</summary>
    public async Task<long> Arranged(string scale = Sheet.Mzt)
    {
        var made = await Assign(await Apply(scale: scale));
        await Ok(await Arrange(made, "homeVisit", Nurse, SocialWorker));
        return made;
    }

    /// <summary>Events for a whole sheet.</summary>
    public List<object> Events(long @case, IReadOnlyDictionary<string, int> answers)
    {
        var at = App.Time.Instant();
        var events = new List<object> { Event(@case, "start", at.ToString("O"), at) };
        events.AddRange(answers.Select(a => Event(@case, a.Key, $"{a.Value}", at)));
        events.Add(Event(@case, "informant", "女儿", at));
        return events;
    }

    public static object Event(long @case, string key, string value, DateTime at, string? id = null) =>
        new
        {
            id = id ?? Guid.CreateVersion7().ToString(),
            at,
            task = $"{@case}",
            kind = "answer",
            key,
            value,
        };

    public async Task<JsonElement> Sync(long worker, IReadOnlyList<object> events, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/assessment/field/events")
        {
            Content = JsonContent.Create(new { events }, options: Json.Options),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }
        return await Ok(await As(worker).SendAsync(request));
    }

    public Task<HttpResponseMessage> Sign(long worker, long @case) =>
        As(worker)
            .PostAsJsonAsync(
                $"/api/assessment/cases/{@case}/sign",
                new { name = Town.Staff.Single(w => w.Id == worker).Name }
            );

    public Task<HttpResponseMessage> Submit(long worker, long @case) =>
        As(worker).PostAsync($"/api/assessment/cases/{@case}/submit", null);

    /// <summary>From an arranged case to its result.</summary>
    public async Task<JsonElement> Assess(
        long @case,
        IReadOnlyDictionary<string, int> answers,
        long one = Nurse,
        long two = SocialWorker
    )
    {
        await Sync(one, Events(@case, answers));
        await Ok(await Sign(one, @case));
        await Ok(await Sign(two, @case));
        return await Ok(await Submit(one, @case));
    }

    public async Task<string?> Fact(string key) =>
        await App.Read(async s =>
            (await s.GetRequiredService<FactStore>().Of(Elder, Today, CancellationToken.None))
                .GetValueOrDefault(key)
                ?.Value
        );

    public static async Task<JsonElement> Ok(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static async Task<long> Id(HttpResponseMessage answer) =>
        long.Parse(
            (await Ok(answer)).GetProperty("id").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>The code of the first fault; fails when it worked.</summary>
    public static async Task<string> Refusal(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.False(answer.IsSuccessStatusCode, text);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("errors")[0].GetProperty("code").GetString()!;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
