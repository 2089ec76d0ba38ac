using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;

namespace Yiju.People.Features;

/// <summary>
/// Records what happened in an elder's life and undoes it when it was entered by mistake (REG-17). Everything else of the elder
/// follows the event that is told.
/// </summary>
internal sealed class LifeEvents(
    PeopleDb db,
    DbSession session,
    Versions versions,
    TagKeeper tags,
    Headcount headcount,
    GroupCounter counter,
    ElderGrants grants,
    FactStore facts,
    DivisionStore divisions,
    Events events,
    AuditTrail audit
)
{
    public async Task<Outcome<LifeEvent>> Record(long id, LifeEventInput input, CancellationToken ct)
    {
        counter.Clear();
        if (await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return ShowElder.Unknown;
        }
        var reader = new InputReader(new ElderInput(), session.Time.Today());
        var kind = reader.Word(input.Kind, default(LifeEventKind), "kind");
        var on = reader.Day(input.On, "on", "发生日期");
        var tree = await divisions.Tree(ct);
        if (reader.Faults.Count == 0 && Wrong(elder, kind, on, input, tree) is { } fault)
        {
            reader.Faults.Add(fault);
        }
        if (reader.Faults.Count > 0)
        {
            return reader.Faults;
        }
        var happened = await Row(elder, kind, on!.Value, input, ct);
        db.AllLifeEvents.Add(happened);
        await Apply(elder, happened, ct);
        await counter.Flush(ct);
        events.Tell(
            PeopleEvents.LifeEvent,
            new LifeEventHappened(happened.Id, id, kind, happened.HappenedOn, happened.ToDivision)
        );
        audit.Did("people.life-event", [id], detail: kind.ToString());
        return happened;
    }

    /// <summary>Restores what the event changed; only the last one that stands can be undone.</summary>
    public async Task<Outcome<LifeEvent>> Reverse(long id, long eventId, string? why, CancellationToken ct)
    {
        counter.Clear();
        if (await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return ShowElder.Unknown;
        }
        var rows = await db.AllLifeEvents.Where(l => l.SubjectId == id && l.ReversedAt == null).ToListAsync(ct);
        if (rows.Find(l => l.Id == eventId) is not { } happened)
        {
            return Fault.NotFound("life-event-unknown", "没有这条生活变化，或者已经撤销。");
        }
        if (rows.Exists(l => l.Id > eventId))
        {
            return Fault.Refused("life-event-not-last", "后面还有别的生活变化。请先撤销最近的一条。");
        }
        if (string.IsNullOrWhiteSpace(why))
        {
            return Fault.Invalid("why-missing", "要写为什么撤销，例如“同名登记错人”。", "why");
        }
        happened.ReversedAt = session.Time.Instant();
        happened.ReversedWhy = why.Trim();
        await Undo(elder, happened, ct);
        await counter.Flush(ct);
        events.Tell(
            PeopleEvents.LifeEventReversed,
            new LifeEventReversed(eventId, id, happened.Kind, happened.HappenedOn)
        );
        audit.Did("people.life-event-reversed", [id], why.Trim());
        return happened;
    }

    private static Fault? Wrong(
        Elder elder,
        LifeEventKind kind,
        DateOnly? on,
        LifeEventInput input,
        DivisionTree tree
    ) =>
        kind == default ? Fault.Invalid("kind-missing", "还没有选发生了什么。", "kind")
        : on is null ? Fault.Invalid("on-missing", "还没有填哪一天发生的。", "on")
        : elder.BirthOn > on ? Fault.Invalid("on-before-birth", "发生日期早于出生日期。请核对。", "on")
        : elder.State is ElderState.Dead or ElderState.Merged
            ? Fault.Refused("elder-closed", "这份档案已经终止，不能再登记生活变化。登记错了的，请先撤销。")
        : kind == LifeEventKind.CameBack && elder.State is ElderState.Active
            ? Fault.Refused("elder-is-active", "这位老人现在就在册，不用恢复。", "kind")
        : kind != LifeEventKind.MovedWithinCity ? null
        : tree.Find(input.Division ?? "") is not { Level: DivisionLevel.Village }
            ? Fault.Invalid("division-not-village", "要选迁到哪个村（社区）。", "division")
        : input.Division == elder.Division
            ? Fault.Invalid("division-same", "迁入的村（社区）和现在的一样。", "division")
        : string.IsNullOrWhiteSpace(input.Address) ? Fault.Invalid("address-missing", "要写新住址。", "address")
        : null;

    private async Task<LifeEvent> Row(
        Elder elder,
        LifeEventKind kind,
        DateOnly on,
        LifeEventInput input,
        CancellationToken ct
    )
    {
        var moves = kind == LifeEventKind.MovedWithinCity;
        var known = await facts.Of(elder.SubjectId, on, ct);
        return new LifeEvent
        {
            Id = session.Ids.Next(),
            SubjectId = elder.SubjectId,
            Division = elder.Division,
            Kind = kind,
            HappenedOn = on,
            ToDivision = moves ? input.Division : null,
            ToAddress = moves ? input.Address!.Trim() : null,
            FromAddress = elder.Address,
            StateBefore = elder.State,
            ValidBefore = elder.ValidFrom,
            CountedBefore = elder.CountedFrom,
            SituationBefore = known.GetValueOrDefault(FactKeys.LivingSituation)?.Value,
            LivingSinceBefore = elder.LivingSince,
            Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(),
            RecordedAt = session.Time.Instant(),
            RecordedBy = session.Viewer.Name,
        };
    }

    private async Task Apply(Elder elder, LifeEvent happened, CancellationToken ct)
    {
        var on = happened.HappenedOn;
        switch (happened.Kind)
        {
            case LifeEventKind.Died:
            case LifeEventKind.MovedOut:
            case LifeEventKind.LeftService:
                versions.ChangeFrom(elder, on);
                elder.State = StateAfter(happened.Kind);
                if (happened.StateBefore == ElderState.Active)
                {
                    await headcount.Leave(elder, on, ct);
                }
                await CloseGrants(elder, happened.Kind, ct);
                break;
            case LifeEventKind.CameBack:
                versions.ChangeFrom(elder, on);
                elder.State = ElderState.Active;
                elder.CountedFrom = on > elder.CountedFrom ? on : elder.CountedFrom;
                await headcount.Enter(elder, ct);
                await grants.SyncHukou(elder, ct);
                await grants.SyncFamily(elder.SubjectId, ct);
                break;
            case LifeEventKind.MovedWithinCity:
                await Move(elder, happened, ct);
                break;
            case LifeEventKind.AdmittedToInstitution:
                await facts.State(elder.SubjectId, FactKeys.LivingSituation, "institution", on, Source(happened), ct);
                break;
            case LifeEventKind.LeftInstitution:
                await facts.End(elder.SubjectId, FactKeys.LivingSituation, on.AddDays(-1), ct);
                break;
            case LifeEventKind.AdmittedToHospital:
            case LifeEventKind.DischargedFromHospital:
                break;
        }
        await tags.Recompute(elder, on, ct);
    }

    private async Task Move(Elder elder, LifeEvent happened, CancellationToken ct)
    {
        versions.ChangeFrom(elder, happened.HappenedOn);
        await headcount.Move(elder, happened.ToDivision!, happened.HappenedOn, ct);
        elder.Address = happened.ToAddress!;
        elder.LivingSince = happened.HappenedOn;
        (elder.Longitude, elder.Latitude) = (null, null);
        await Settle(elder, happened.HappenedOn, Source(happened), ct);
    }

    private async Task Undo(Elder elder, LifeEvent happened, CancellationToken ct)
    {
        var (on, id) = (happened.HappenedOn, elder.SubjectId);
        switch (happened.Kind)
        {
            case LifeEventKind.Died:
            case LifeEventKind.MovedOut:
            case LifeEventKind.LeftService:
                await versions.Undo(elder, on, happened.ValidBefore, ct);
                if (happened.StateBefore == ElderState.Active)
                {
                    await headcount.ComeBack(elder, on, ct);
                }
                elder.State = happened.StateBefore;
                await grants.SyncHukou(elder, ct);
                await grants.SyncFamily(id, ct);
                break;
            case LifeEventKind.CameBack:
                await versions.Undo(elder, on, happened.ValidBefore, ct);
                await headcount.Leave(elder, elder.CountedFrom, ct);
                (elder.State, elder.CountedFrom) = (happened.StateBefore, happened.CountedBefore);
                break;
            case LifeEventKind.MovedWithinCity:
                await versions.Undo(elder, on, happened.ValidBefore, ct);
                await headcount.MoveBack(elder, happened.Division, happened.CountedBefore, ct);
                elder.Address = happened.FromAddress ?? "";
                elder.LivingSince = happened.LivingSinceBefore;
                await Settle(elder, on, $"reversal:{happened.Id}", ct);
                break;
            case LifeEventKind.AdmittedToInstitution:
            case LifeEventKind.LeftInstitution:
                await RestoreSituation(elder, happened, ct);
                break;
            case LifeEventKind.AdmittedToHospital:
            case LifeEventKind.DischargedFromHospital:
                break;
        }
        await tags.Recompute(elder, session.Time.Today(), ct);
    }

    private async Task RestoreSituation(Elder elder, LifeEvent happened, CancellationToken ct)
    {
        await session.Save(ct);
        var before = await facts.Of(elder.SubjectId, happened.HappenedOn.AddDays(-1), ct);
        var fact = before.GetValueOrDefault(FactKeys.LivingSituation);
        var from = fact?.ValidFrom ?? happened.HappenedOn;
        await facts.State(
            elder.SubjectId,
            FactKeys.LivingSituation,
            happened.SituationBefore,
            from,
            fact?.Source ?? $"reversal:{happened.Id}",
            ct,
            fact?.Evidence
        );
    }

    /// <summary>Division, address keys, contacts, facts and grants of a changed home.</summary>
    private async Task Settle(Elder elder, DateOnly on, string source, CancellationToken ct)
    {
        foreach (var contact in await db.AllContacts.Where(c => c.SubjectId == elder.SubjectId).ToListAsync(ct))
        {
            contact.Division = elder.Division;
        }
        await versions.Rekey(elder, ct);
        await facts.State(elder.SubjectId, FactKeys.LivingDivision, elder.Division, on, source, ct);
        if (elder.LivingSince is { } since)
        {
            await facts.State(elder.SubjectId, FactKeys.LivingSince, $"{since:yyyy-MM-dd}", on, source, ct);
        }
        await grants.SyncHukou(elder, ct);
    }

    private async Task CloseGrants(Elder elder, LifeEventKind kind, CancellationToken ct)
    {
        await grants.SyncHukou(elder, ct);
        if (kind == LifeEventKind.LeftService)
        {
            await grants.CloseFamily(elder.SubjectId, ct);
        }
    }

    private static ElderState StateAfter(LifeEventKind kind) =>
        kind switch
        {
            LifeEventKind.Died => ElderState.Dead,
            LifeEventKind.MovedOut => ElderState.MovedOut,
            _ => ElderState.Withdrawn,
        };

    private static string Source(LifeEvent happened) => $"life-event:{happened.Id}";
}
