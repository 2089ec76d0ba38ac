using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Facts;
using Yiju.Platform.Timeline;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>What an agent sees of the caller on ring (EMG-06). Phones and health only for whoever handles the case.</summary>
internal sealed class CallerProfile(
    SafetyDb db,
    IElders elders,
    FactStore facts,
    IEnumerable<ITimelineSource> sources,
    TimeProvider time
)
{
    private const int AlarmsShown = 5;
    private const int RecentShown = 6;

    /// <param name="opened">The case has opened the restricted data to this viewer.</param>
    public async Task<Profile> Of(Incident incident, bool opened, CancellationToken ct)
    {
        var elder = incident.SubjectId;
        var today = time.Today();
        var card = await elders.FindForSystem(elder, ct);
        var known = await facts.Of(elder, today, ct);
        var contacts = await elders.ContactsToNotify(elder, ct);
        var alarms = await db
            .AllIncidents.AsNoTracking()
            .Where(i => i.SubjectId == elder && i.Id != incident.Id)
            .OrderByDescending(i => i.OpenedAt)
            .Take(AlarmsShown)
            .ToListAsync(ct);
        return new Profile(
            card,
            card?.AgeOn(today),
            known.GetValueOrDefault(FactKeys.AssessedLevel)?.Value,
            opened ? Health(known) : [],
            opened ? await elders.PhoneForSending(elder, ct) : null,
            [.. contacts.Select(c => new ProfileContact(c.Name, c.Relation, Phone(c.Phone, opened), opened))],
            alarms,
            opened ? await Recent(elder, ct) : []
        );
    }

    private static string? Phone(string? phone, bool opened) =>
        phone is null ? null
        : opened ? phone
        : PhoneNumber.Mask(phone);

    private static List<string> Health(Dictionary<string, Fact> known) =>
        [
            .. known
                .Where(f =>
                    f.Key.StartsWith("health.", StringComparison.Ordinal)
                    && f.Key != FactKeys.Cognitive
                    && f.Value is not null
                )
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => f.Value.Value!),
            .. known.GetValueOrDefault(FactKeys.Cognitive)?.Value == "yes" ? ["认知障碍"] : Array.Empty<string>(),
        ];

    /// <summary>Open orders, visits and whatever else the other modules tell.</summary>
    private async Task<List<TimelineEntry>> Recent(long elder, CancellationToken ct)
    {
        var all = new List<TimelineEntry>();
        foreach (var source in sources)
        {
            all.AddRange(await source.Of(elder, ct));
        }
        return [.. all.Where(e => e.Kind != "safety").OrderByDescending(e => e.At).Take(RecentShown)];
    }
}

/// <param name="Grade">Level of the care-need assessment; null while unknown.</param>
/// <param name="Health">Illness notes; empty unless opened.</param>
internal sealed record Profile(
    ElderCard? Card,
    int? Age,
    string? Grade,
    IReadOnlyList<string> Health,
    string? Phone,
    IReadOnlyList<ProfileContact> Contacts,
    IReadOnlyList<Incident> LastAlarms,
    IReadOnlyList<TimelineEntry> Recent
);

internal sealed record ProfileContact(string Name, string Relation, string? Phone, bool CanCall);
