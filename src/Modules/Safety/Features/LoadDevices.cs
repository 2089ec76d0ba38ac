using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;
using Yiju.Safety.Contracts;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;

namespace Yiju.Safety.Features;

/// <inheritdoc cref="IDeviceLoader"/>
internal sealed class LoadDevices(SafetyDb db, DbSession session, IncidentLog log, PackReader packs) : IDeviceLoader
{
    public async Task<int> Load(IReadOnlyList<DeviceToLoad> devices, CancellationToken ct)
    {
        var serials = devices.Select(d => d.Serial).ToList();
        var known = (
            await db.AllDevices.Where(d => serials.Contains(d.Serial)).Select(d => d.Serial).ToListAsync(ct)
        ).ToHashSet();
        var fresh = devices.Where(d => known.Add(d.Serial)).ToList();
        db.AllDevices.AddRange(fresh.Select(Row));
        return fresh.Count;
    }

    public Task LoadPast(IReadOnlyList<PastIncident> incidents, CancellationToken ct)
    {
        foreach (var past in incidents)
        {
            var incident = Row(past);
            db.AllIncidents.Add(incident);
            Tell(incident, past);
        }
        return Task.CompletedTask;
    }

    public async Task AdoptLimits(string pack, CancellationToken ct)
    {
        var read = packs.Of<LimitPack>(pack, LimitPack.FileName).Content;
        var known = await db.Limits.Where(l => l.Division == read.Division).ToListAsync(ct);
        foreach (var (name, from, seconds) in read.Values())
        {
            if (!known.Any(l => l.Name == name && l.FromOn == from))
            {
                db.Limits.Add(
                    new Limit
                    {
                        Id = session.Ids.Next(),
                        Division = read.Division,
                        Name = name,
                        FromOn = from,
                        Seconds = seconds,
                        Basis = read.Basis,
                    }
                );
            }
        }
    }

    private Device Row(DeviceToLoad d) =>
        new()
        {
            Id = session.Ids.Next(),
            Serial = d.Serial,
            Kind = Words.Device(d.Kind) ?? throw new ArgumentException($"“{d.Kind}” is no kind of device."),
            SubjectId = d.ElderId,
            Division = d.Division,
            KeyHash = d.Key is null ? null : DeviceDirectory.HashOf(d.Key),
            BoundOn = d.InstalledOn,
            LastSeenAt = d.LastSeenAt,
            BatteryPercent = d.BatteryPercent,
        };

    private Incident Row(PastIncident past)
    {
        var trigger = Words.Trigger(past.Trigger) ?? throw new ArgumentException($"“{past.Trigger}” is no trigger.");
        var outcome = Words.Outcome(past.Outcome) ?? throw new ArgumentException($"“{past.Outcome}” is no outcome.");
        DateTime? After(int? seconds) => seconds is { } s ? past.At.AddSeconds(s) : null;
        return new Incident
        {
            Id = session.Ids.Next(),
            SubjectId = past.ElderId,
            Division = past.Division,
            Trigger = trigger,
            Pressed = trigger.IsPress(),
            Rank = Ranking.Of(trigger.IsPress(), priority: false, falseReports: 0),
            OpenedAt = past.At,
            TakenAt = After(past.AnsweredSeconds),
            TakenByName = past.Agent,
            NoticedAt = After(past.NoticedSeconds),
            AcceptedAt = After(past.AcceptedSeconds),
            ArrivedAt = After(past.ArrivedSeconds),
            ClosedAt = After(past.ClosedSeconds),
            ReviewedAt = After(past.ClosedSeconds),
            Outcome = outcome,
        };
    }

    private void Tell(Incident incident, PastIncident past)
    {
        var by = (0L, past.Agent);
        var entries = new (EventKind Kind, DateTime? At, string Text, (long, string) By)[]
        {
            (EventKind.Triggered, incident.OpenedAt, incident.Trigger.Say(), (0, "设备")),
            (EventKind.Taken, incident.TakenAt, "已接手", by),
            (EventKind.FamilyNoticed, incident.NoticedAt, "已通知家属", CallForResponders.System),
            (EventKind.Accepted, incident.AcceptedAt, "服务站接单，正在前往", by),
            (EventKind.Arrived, incident.ArrivedAt, "到达老人家", by),
            (EventKind.Closed, incident.ClosedAt, $"结束：{incident.Outcome?.Say()}", by),
        };
        foreach (var entry in entries.Where(e => e.At is not null).OrderBy(e => e.At))
        {
            log.Add(incident, entry.Kind, entry.Text, entry.At, entry.By);
        }
    }
}
