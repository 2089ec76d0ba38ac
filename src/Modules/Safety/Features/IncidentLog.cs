using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Adds entries to an incident's timeline, inside the caller's unit of work.</summary>
internal sealed class IncidentLog(SafetyDb db, DbSession session, DutySignal signal)
{
    public void Add(
        Incident incident,
        EventKind kind,
        string text,
        DateTime? at = null,
        (long Id, string Name)? by = null
    )
    {
        var viewer = session.Viewer;
        var (account, name) = by ?? (viewer.AccountId, viewer.Name);
        var when = at ?? session.Time.Instant();
        var sequence = incident.EventCount + 1;
        var hash = IncidentEvent.HashOf(incident.Head, incident.Id, sequence, when, kind, text, account, name);
        db.Events.Add(
            new IncidentEvent
            {
                Id = session.Ids.Next(),
                IncidentId = incident.Id,
                Sequence = sequence,
                At = when,
                Kind = kind,
                Text = text,
                AccountId = account,
                By = name,
                Hash = hash,
            }
        );
        incident.EventCount = sequence;
        incident.Head = hash;
        session.AfterCommit(signal.Raise);
    }
}
