using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Scenarios;

/// <summary>SC-01: village entry to city figure, by the interface alone.</summary>
[Trait("scenario", "SC-01")]
public sealed class VillageToCityTests
{
    [
        Theory,
        EveryDatabase,
        Trait("req", "REG-09"),
        Trait("req", "REG-11"),
        Trait("req", "SEC-03"),
        Trait("req", "SEC-04")
    ]
    public async Task One_elder_registered_in_the_village_is_one_more_at_every_level_and_closed_to_the_neighbour(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village, name: "陈秀珍");
        var id = await village.Register(Residents.Zhang());
        await app.Settle();
        Assert.Contains("alone", await village.Tags(id));
        Assert.Contains("group-advanced-age", await village.Tags(id));
        foreach (
            var (role, place) in new[]
            {
                (Role.TownOfficer, Places.Town),
                (Role.CountyOfficer, Places.County),
                (Role.CityOfficer, Places.City),
            }
        )
        {
            var desk = await app.As(role, place);
            Assert.Equal(1, await desk.Figure("all"));
            Assert.Equal(1, await desk.Figure("alone"));
            Assert.Equal("张秀英", (await desk.Read($"/api/elders/{id}")).GetProperty("name").GetString());
        }
        var neighbour = await app.As(Role.VillageWorker, Places.NextVillage, name: "黄海燕");
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/elders/{id}")).StatusCode);
        await app.Settle();
        var refused = await app.Read(s =>
            Task.FromResult(
                s.GetRequiredService<PlatformDb>()
                    .Audit.Where(a => a.Actor.StartsWith("黄海燕"))
                    .Select(a => a.Action)
                    .ToList()
            )
        );
        Assert.Contains(refused, a => a.EndsWith("refused", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase, Trait("req", "SEC-04"), Trait("req", "SEC-08")]
    public async Task Everything_that_was_done_and_seen_on_the_way_stands_in_a_whole_audit_chain(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        await village.GetStringAsync($"/elders/{id}");
        await village.GetStringAsync("/elders");
        await app.Settle();
        var findings = await app.Read(async s =>
        {
            var found = new List<AuditFinding>();
            await foreach (var finding in s.GetRequiredService<AuditVerifier>().Verify(CancellationToken.None))
            {
                found.Add(finding);
            }
            return found;
        });
        Assert.Empty(findings);
        var entries = await app.Read(s =>
            Task.FromResult(s.GetRequiredService<PlatformDb>().AuditSubjects.Count(a => a.SubjectId == id))
        );
        Assert.True(entries >= 3, $"{entries} entries name the elder.");
    }
}
