using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Features.Duplicates;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;

namespace Yiju.People.Features;

/// <summary>Checks and registers one elder (REG-03, 05, 06, 08, 09, 25).</summary>
internal sealed class Registrar(
    PeopleDb db,
    DbSession session,
    Secrets secrets,
    RegistryNumbers numbers,
    RecordMaker maker,
    TagKeeper tags,
    Headcount headcount,
    GroupCounter counter,
    ElderGrants grants,
    FactStore facts,
    DivisionStore divisions,
    FindDuplicates duplicates,
    Events events,
    WorkList work,
    AuditTrail audit
)
{
    /// <summary>Reads and judges without writing: what the check page shows.</summary>
    public async Task<Outcome<NewElder>> Check(ElderInput input, CancellationToken ct)
    {
        var today = session.Time.Today();
        var placed = await Placed(input, ct);
        if (!placed.Ok)
        {
            return placed.As<NewElder>();
        }
        var reader = new InputReader(placed.Value, today);
        var elder = reader.Read();
        if (reader.Faults.Count == 0 && await PlaceFault(elder.Division, ct) is { } wrongPlace)
        {
            reader.Faults.Add(wrongPlace);
        }
        if (reader.Faults.Count > 0)
        {
            return reader.Faults;
        }
        if (await Duplicate(elder, null, ct) is { } known)
        {
            return known;
        }
        return Eligibility.Refuse(ApplicantOf(elder), numbers, today) is { } notYet
            ? (Outcome<NewElder>)notYet.Faults.ToList()
            : elder;
    }

    /// <summary>Registers an elder who may be; somebody who asks too early is remembered and told later.</summary>
    public async Task<Outcome<Elder>> Register(ElderInput input, CancellationToken ct)
    {
        counter.Clear();
        var outcome = await Check(input, ct);
        if (!outcome.Ok)
        {
            return outcome.As<Elder>();
        }
        var checkedElder = outcome.Value;
        var through = new InputReader(input, session.Time.Today()).Word(
            input.Through,
            RegisteredThrough.Committee,
            "through"
        );
        var context = new LoadContext("registration", session.Time.Today(), through);
        var elder = maker.Elder(checkedElder, context);
        db.AllElders.Add(elder);
        db.AllGrams.AddRange(RecordMaker.Grams(elder));
        db.AllContacts.AddRange(checkedElder.Contacts.Select(c => maker.Contact(elder, c)));
        db.AllConsents.AddRange(checkedElder.Consents.Select(p => maker.Consent(elder.SubjectId, p, "登记时当面同意")));
        foreach (var fact in RecordMaker.OwnFacts(elder, checkedElder.ResidencePermit).Concat(checkedElder.Facts))
        {
            await facts.State(
                elder.SubjectId,
                fact.Key,
                fact.Value,
                fact.From ?? context.On,
                context.Source,
                ct,
                fact.Evidence
            );
        }
        await grants.SyncHukou(elder, ct);
        await headcount.Enter(elder, ct);
        await tags.Recompute(elder, context.On, ct);
        await counter.Flush(ct);
        await CloseRefusals(elder, ct);
        await duplicates.Look(elder, ct);
        events.Tell(PeopleEvents.Registered, new ElderRegistered(elder.SubjectId, elder.Division));
        audit.Did("people.register", [elder.SubjectId]);
        return elder;
    }

    /// <summary>Remembers a refusal that time will heal, in a unit of work of its own.</summary>
    public Task<Outcome<DateOnly?>> Remember(ElderInput input, CancellationToken ct) =>
        session.Commit<DateOnly?>(
            async () =>
            {
                var today = session.Time.Today();
                var placed = await Placed(input, ct);
                if (!placed.Ok)
                {
                    return placed.As<DateOnly?>();
                }
                var elder = new InputReader(placed.Value, today).Read();
                var notYet = Eligibility.Refuse(ApplicantOf(elder), numbers, today);
                if (notYet is null)
                {
                    return (DateOnly?)null;
                }
                var shadow = maker.Elder(elder, new LoadContext("refusal", today));
                if (await Asked(shadow.DocumentIndex, notYet.QualifiesOn, ct))
                {
                    return notYet.QualifiesOn;
                }
                var id = session.Ids.Next();
                db.AllRefusals.Add(
                    new Refusal
                    {
                        Id = id,
                        SubjectId = id,
                        Division = elder.Division,
                        Name = elder.Name,
                        PhoneCipher = shadow.PhoneCipher,
                        DocumentIndex = shadow.DocumentIndex,
                        Code = notYet.Faults[0].Code,
                        Sentence = string.Join(' ', notYet.Faults.Select(f => f.Sentence)),
                        At = session.Time.Instant(),
                        QualifiesOn = notYet.QualifiesOn,
                    }
                );
                audit.Did("people.refuse", [id], detail: notYet.Faults[0].Code);
                return notYet.QualifiesOn;
            },
            ct
        );

    /// <summary>The same with the hukou's place as a code, whatever words named it.</summary>
    public async Task<Outcome<ElderInput>> Placed(ElderInput input, CancellationToken ct)
    {
        var read = HukouPlace.Read(await divisions.Tree(ct), input.HukouDivision);
        return read.Ok ? input with { HukouDivision = read.Value } : read.As<ElderInput>();
    }

    /// <summary>The record that already carries this document; null when there is none or it is <paramref name="self"/>.</summary>
    public async Task<Fault?> Duplicate(NewElder elder, long? self, CancellationToken ct)
    {
        if (elder.DocumentNumber is null || await FindDocument(elder.DocumentNumber, self, ct) is not { } known)
        {
            return null;
        }
        var tree = await divisions.Tree(ct);
        var day = Shanghai.DayOf(known.RegisteredAt);
        return Fault.Conflict(
            "elder-duplicate",
            $"这个证件号已经登记过：{tree.PathOf(known.Division)}，{day:yyyy年M月d日}登记。全市每人只有一份档案，请打开已有的档案。",
            "documentNumber"
        );
    }

    public async Task<Elder?> FindDocument(string number, long? self, CancellationToken ct)
    {
        var prints = secrets.DocumentPrints(number);
        return await db
            .AllElders.AsNoTracking()
            .Where(e =>
                e.DocumentIndex != null
                && prints.Contains(e.DocumentIndex)
                && e.State != ElderState.Merged
                && e.SubjectId != self
            )
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Null when somebody may be registered in this village by this viewer.</summary>
    public async Task<Fault?> PlaceFault(string division, CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        var place = tree.Find(division);
        if (place is null || place.Level != DivisionLevel.Village)
        {
            return Fault.Invalid("division-not-village", "请选到村（社区）这一级。", "division");
        }
        return session.Viewer.Scope.Covers(division)
            ? null
            : Fault.Invalid("division-outside", $"“{place.Name}”不在您管的地方。请让当地村（社区）登记。", "division");
    }

    public static Applicant ApplicantOf(NewElder elder) =>
        new(
            elder.BirthDate!.Value,
            elder.Division,
            elder.HukouDivision!,
            elder.LivingSince,
            elder.ResidencePermit is not null,
            elder.FixedHome
        );

    /// <summary>The same question again, from the form or from a phone that did not hear the answer.</summary>
    private async Task<bool> Asked(byte[]? document, DateOnly? qualifiesOn, CancellationToken ct) =>
        document is not null
        && await db.AllRefusals.AnyAsync(
            r =>
                r.DocumentIndex == document
                && r.QualifiesOn == qualifiesOn
                && r.ElderId == null
                && r.NotifiedAt == null,
            ct
        );

    private async Task CloseRefusals(Elder elder, CancellationToken ct)
    {
        var earlier = await db
            .AllRefusals.Where(r =>
                r.ElderId == null && r.DocumentIndex != null && r.DocumentIndex == elder.DocumentIndex
            )
            .ToListAsync(ct);
        foreach (var refusal in earlier)
        {
            refusal.ElderId = elder.SubjectId;
            refusal.NotifiedAt ??= session.Time.Instant();
            await work.Finish($"refusal:{refusal.Id}", ct);
        }
    }
}
