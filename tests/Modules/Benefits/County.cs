using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Facts;
using Yiju.Platform.Work;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>What people around one elder do in tests of benefits.</summary>
internal sealed partial class County(TestApp app)
{
    public const long Elder = FakeElders.Ying;

    /// <summary>States facts, each from the same day on, a second later than anything before.</summary>
    public async Task State(DateOnly from, params (string Key, string? Value)[] facts)
    {
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.Do<Done>(async s =>
        {
            var store = s.GetRequiredService<FactStore>();
            foreach (var (key, value) in facts)
            {
                await store.State(Elder, key, value, from, "assessment:8", CancellationToken.None);
            }
            return default(Done);
        });
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.Settle();
    }

    /// <summary>An application over village and town to the county.</summary>
    public async Task<string> Apply(string benefit)
    {
        var village = await app.As(Role.VillageWorker, Places.Village);
        var applied = await village.PostAsync($"/elders/{Elder}/benefits/{benefit}/apply", Form());
        Assert.Equal(HttpStatusCode.SeeOther, applied.StatusCode);
        var application = applied.Headers.Location!.ToString();
        var town = await app.As(Role.TownOfficer, Places.Town);
        await town.PostAsync(application + "/verify", Form(("opinion", "上门看过，属实")));
        return application;
    }

    public async Task Grant(string benefit)
    {
        var decided = await Decide(await Apply(benefit), "grant");
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
    }

    /// <summary>Decides what the page shows.</summary>
    public async Task<HttpResponseMessage> Decide(string application, string decision, string? share = null)
    {
        var county = await app.As(Role.CountyOfficer, Places.County);
        var page = await county.GetStringAsync(application);
        var shown = Shown().Match(page).Groups[1].Value;
        var answer = await county.PostAsync(
            application + "/decide",
            Form(("decision", decision), ("shown", shown), ("share", share ?? ""))
        );
        await app.Settle();
        return answer;
    }

    /// <summary>The open recalculation; null when none waits.</summary>
    public async Task<string?> Waiting() =>
        await app.Read(s =>
            s.GetRequiredService<BenefitsDb>()
                .AllApplications.Where(a => a.Replaces != null && a.DecisionId == null)
                .Select(a => (long?)a.Id)
                .SingleOrDefaultAsync()
        )
            is { } id
            ? $"/benefits/applications/{id}"
            : null;

    public Task<List<BenefitDecision>> Decisions(string benefit = "care-wallet") =>
        app.Read(s =>
            s.GetRequiredService<BenefitsDb>()
                .AllDecisions.AsNoTracking()
                .Where(d => d.SubjectId == Elder && d.BenefitId == benefit)
                .OrderBy(d => d.Id)
                .ToListAsync()
        );

    public Task<List<Claim>> Claims() =>
        app.Read(s => s.GetRequiredService<BenefitsDb>().AllClaims.AsNoTracking().OrderBy(c => c.Id).ToListAsync());

    public Task<Money> Left(Claim claim) =>
        app.Read(async s =>
            (await s.GetRequiredService<ICorrections>().Left([claim.AccountId], CancellationToken.None))[
                claim.AccountId
            ]
        );

    public Task<IReadOnlyList<Purse>> Purses() =>
        app.Read(s => s.GetRequiredService<IWallets>().Of(Elder, app.Time.Today(), CancellationToken.None));

    /// <summary>What was credited by term, less what was taken back or is claimed.</summary>
    public async Task<Dictionary<string, long>> Paid(string benefit = "care-wallet")
    {
        var ids = (await Decisions(benefit)).ConvertAll(d => d.Id);
        return await app.Read(async s =>
            (await s.GetRequiredService<ICorrections>().Paid(ids, CancellationToken.None))
                .Where(p => p.Value.Fen != 0)
                .ToDictionary(p => p.Key, p => p.Value.Fen)
        );
    }

    public async Task Spend(long fen, string order)
    {
        var done = await app.Do<Done>(async s =>
        {
            var wallets = s.GetRequiredService<IWallets>();
            var hold = await wallets.Hold(
                Elder,
                "care",
                new Money(fen),
                $"{order}:hold",
                order,
                CancellationToken.None
            );
            return hold.Value.HoldId is { } id
                ? await wallets.Capture(id, 17, hold.Value.Covered, $"{order}:pay", CancellationToken.None)
                : default(Done);
        });
        Assert.True(done.Ok);
    }

    /// <summary>The first day of the next months, one after the other, with their nightly tasks.</summary>
    public async Task GoTo(int year, int month, int day)
    {
        var target = new DateOnly(year, month, day);
        for (var today = app.Time.Today(); today < target; )
        {
            var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
            next = next < target ? next : target;
            var before = next.AddDays(-1);
            app.Time.SetDay(before.Year, before.Month, before.Day);
            await app.NextDay();
            today = next;
        }
    }

    public Task<List<WorkItem>> Work(string kind) =>
        app.Read(s =>
            s.GetRequiredService<Yiju.Platform.Data.PlatformDb>()
                .Work.AsNoTracking()
                .Where(w => w.Kind == kind && w.DoneAt == null)
                .OrderBy(w => w.Id)
                .ToListAsync()
        );

    public async Task BooksAreRight() =>
        Assert.Empty(await app.Read(s => s.GetRequiredService<LedgerVerifier>().Verify(CancellationToken.None)));

    public static FormUrlEncodedContent Form(params (string Key, string Value)[] fields) =>
        new(fields.Select(f => new KeyValuePair<string, string>(f.Key, f.Value)));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"shown\" value=\"([0-9a-f]*)\"")]
    private static partial Regex Shown();
}
