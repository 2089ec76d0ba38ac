using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Scenarios.Before;

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
        await using var city = await City.Build(kind);
        var village = await city.As(city.VillageWorker);
        var id = await village.Register(Story.Zhang);
        await city.App.Settle();
        Assert.Contains("alone", await village.Tags(id));
        Assert.Contains("group-advanced-age", await village.Tags(id));
        foreach (var officer in new[] { city.TownOfficer, city.CountyOfficer, city.CityOfficer })
        {
            var desk = await city.As(officer);
            Assert.Equal(1, await desk.Figure("all"));
            Assert.Equal(1, await desk.Figure("alone"));
            Assert.Equal("张秀英", (await desk.Read($"/api/elders/{id}")).GetProperty("name").GetString());
        }
        var neighbour = await city.As(city.NeighbourVillageWorker);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/elders/{id}")).StatusCode);
        await city.App.Settle();
        var auditor = await city.As(city.Auditor);
        var log = await auditor.GetStringAsync(
            $"/audit?actor={city.NeighbourVillageWorker.Name}&action=people.refused"
        );
        Assert.Contains("共 1 条", WebUtility.HtmlDecode(log), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-04"), Trait("req", "SEC-08")]
    public async Task Everything_that_was_done_and_seen_on_the_way_stands_in_a_whole_audit_chain(DatabaseKind kind)
    {
        await using var city = await City.Build(kind);
        var app = city.App;
        var village = await city.As(city.VillageWorker);
        var id = await village.Register(Story.Zhang);
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
