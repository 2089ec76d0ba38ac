using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Facts;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Intake;

/// <summary>What is known about the caller when an incident opens. A part that could not be asked is empty.</summary>
internal sealed record Picture(
    ElderCard? Card,
    IReadOnlyList<ContactToNotify> Contacts,
    IReadOnlyList<Responder> Stations,
    IReadOnlyList<string> Priority,
    int FalseReports
);

/// <summary>Somebody who can go there.</summary>
internal sealed record Responder(string Name, string Division, long? OrgId, string? Phone);

/// <summary>
/// Asks the other modules about a caller, each on its own connection and none of them needed: an incident opens even when all of
/// them are down (EMG-16).
/// </summary>
internal sealed partial class PictureTaker(IServiceScopeFactory scopes, TimeProvider time, ILogger<PictureTaker> log)
{
    private const int StationsAsked = 3;
    private static readonly TimeSpan NoisyTime = TimeSpan.FromDays(30);

    public async Task<Picture> Of(long elderId, string? knownDivision, CancellationToken ct)
    {
        var card = await Try<ElderCard?>("people", s => People(s)?.FindForSystem(elderId, ct), null);
        var contacts = await Try("contacts", s => People(s)?.ContactsToNotify(elderId, ct), []);
        var stations = await Try("stations", s => Stations(s, card, card?.Division ?? knownDivision, ct), []);
        var priority = await Try("facts", s => Priority(s, elderId, ct), []);
        var noisy = await Try("reports", s => FalseReports(s, elderId, ct), 0);
        return new Picture(card, contacts, stations, priority, noisy);
    }

    /// <summary>Stations nearest to the home; without a place those in contract for the county.</summary>
    public Task<IReadOnlyList<Responder>> StationsFor(ElderCard? card, string division, CancellationToken ct) =>
        Try("stations", s => Stations(s, card, division, ct), []);

    private static IElders? People(IServiceProvider services) => services.GetService<IElders>();

    private async Task<IReadOnlyList<Responder>> Stations(
        IServiceProvider services,
        ElderCard? card,
        string? division,
        CancellationToken ct
    )
    {
        if (services.GetService<INetwork>() is not { } network || division is null)
        {
            return [];
        }
        if (card is { Longitude: { } longitude, Latitude: { } latitude })
        {
            var near = await network.Nearest(longitude, latitude, division[..6], StationsAsked, ct);
            if (near.Count > 0)
            {
                return [.. near.Select(f => new Responder(f.Name, f.Division, f.OrgId, f.Phone))];
            }
        }
        var orgs = await network.InContract(OrgKind.Station, division, time.Today(), ct);
        return [.. orgs.Take(StationsAsked).Select(o => new Responder(o.Name, o.Division, o.Id, o.Phone))];
    }

    private async Task<IReadOnlyList<string>> Priority(IServiceProvider services, long elderId, CancellationToken ct)
    {
        var facts = await services.GetRequiredService<FactStore>().Of(elderId, time.Today(), ct);
        var reasons = new List<string>();
        string? Value(string key) => facts.GetValueOrDefault(key)?.Value;
        if (Value(FactKeys.DisabilityLevel) is not null || Value(FactKeys.AssessedLevel) is not (null or "0"))
        {
            reasons.Add("失能或残疾");
        }
        if (Value(FactKeys.LivingSituation) is "alone")
        {
            reasons.Add("独居");
        }
        if (Value(FactKeys.LivingSituation) is "empty-nest")
        {
            reasons.Add("空巢");
        }
        return reasons;
    }

    private async Task<int> FalseReports(IServiceProvider services, long elderId, CancellationToken ct)
    {
        var from = time.Instant() - NoisyTime;
        return await services
            .GetRequiredService<SafetyDb>()
            .AllIncidents.CountAsync(
                i => i.SubjectId == elderId && i.OpenedAt >= from && i.Outcome == IncidentOutcome.DeviceFault,
                ct
            );
    }

    private async Task<T> Try<T>(string part, Func<IServiceProvider, Task<T>?> ask, T otherwise)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return ask(scope.ServiceProvider) is { } asked ? await asked : otherwise;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            NotAnswered(log, error, part);
            return otherwise;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The part {Part} could not be asked about a caller; the incident opens without it."
    )]
    private static partial void NotAnswered(ILogger log, Exception error, string part);
}
