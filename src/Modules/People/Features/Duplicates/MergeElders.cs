using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;

namespace Yiju.People.Features.Duplicates;

/// <summary>
/// Makes one record of two (REG-23). The record that goes keeps its own history and points to the one that stays, which takes over what
/// it lacked: numbers, facts, contacts and consents.
/// </summary>
internal sealed class MergeElders(
    PeopleDb db,
    DbSession session,
    Versions versions,
    RecordMaker maker,
    FactStore facts,
    TagKeeper tags,
    Headcount headcount,
    GroupCounter counter,
    ElderGrants grants,
    Events events,
    WorkList work,
    AuditTrail audit
)
{
    /// <summary>What a merge carried over.</summary>
    internal sealed record Carried(
        long GoneId,
        ElderState GoneState,
        int KeptVersion,
        int KeptVersionBefore,
        IReadOnlyList<long> Contacts,
        IReadOnlyList<long> Consents
    );

    public static readonly Fault Unknown = Fault.NotFound(
        "duplicate-unknown",
        "没有这一对档案，或者它们不全在您管的地方。请由上一级处理。"
    );

    public static string Source(long pairId) => $"merge:{pairId}";

    public async Task<Outcome<DuplicatePair>> Merge(long pairId, long? keep, CancellationToken ct)
    {
        counter.Clear();
        var found = await Open(pairId, ct);
        if (!found.Ok)
        {
            return found.As<DuplicatePair>();
        }
        var (pair, a, b) = found.Value;
        if (keep is null || (keep != a.SubjectId && keep != b.SubjectId))
        {
            return Fault.Invalid("duplicate-keep-missing", "请选保留哪一份档案。", "keep");
        }
        var (kept, gone) = keep == a.SubjectId ? (a, b) : (b, a);
        if (gone.State == ElderState.Merged || kept.State == ElderState.Merged)
        {
            return Fault.Conflict("duplicate-merged-already", "其中一份已经合并过。请刷新页面再看。");
        }
        var goneState = gone.State;
        var before = kept.Version;
        await headcount.Leave(gone, gone.CountedFrom, ct);
        versions.Correct(gone);
        (gone.State, gone.MergedInto) = (ElderState.Merged, kept.SubjectId);
        await grants.SyncHukou(gone, ct);
        await tags.Recompute(gone, gone.CountedFrom, ct);
        var birth = kept.BirthOn;
        Fill(kept, gone);
        var contacts = await Contacts(kept, gone, ct);
        var consents = await Consents(kept, gone, ct);
        await Facts(kept, gone, Source(pairId), ct);
        await Settle(kept, birth, ct);
        await counter.Flush(ct);
        (pair.State, pair.KeptId) = (DuplicateState.Merged, kept.SubjectId);
        pair.Undo = JsonSerializer.Serialize(
            new Carried(gone.SubjectId, goneState, kept.Version, before, contacts, consents)
        );
        Decide(pair);
        await work.Finish(FindDuplicates.Cause(pairId), ct);
        events.Tell(PeopleEvents.Merged, new EldersMerged(kept.SubjectId, gone.SubjectId));
        audit.Did("people.merge", [kept.SubjectId, gone.SubjectId], detail: Source(pairId));
        return pair;
    }

    /// <summary>Two people after all: the pair is never shown again.</summary>
    public async Task<Outcome<DuplicatePair>> Differ(long pairId, CancellationToken ct)
    {
        var found = await Open(pairId, ct);
        if (!found.Ok)
        {
            return found.As<DuplicatePair>();
        }
        var (pair, a, b) = found.Value;
        pair.State = DuplicateState.Different;
        Decide(pair);
        await work.Finish(FindDuplicates.Cause(pairId), ct);
        audit.Did("people.not-duplicate", [a.SubjectId, b.SubjectId]);
        return pair;
    }

    /// <summary>The pair and its records when the viewer may decide on them and nobody has.</summary>
    private async Task<Outcome<(DuplicatePair Pair, Elder A, Elder B)>> Open(long pairId, CancellationToken ct)
    {
        var pair = await db.Duplicates.SingleOrDefaultAsync(d => d.Id == pairId, ct);
        var a = pair is null ? null : await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == pair.SubjectId, ct);
        var b = pair is null ? null : await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == pair.OtherId, ct);
        return pair is null || a is null || b is null ? Unknown
            : pair.State != DuplicateState.Open
                ? Fault.Conflict("duplicate-decided", "这一对已经处理过。请刷新页面再看。")
            : (pair, a, b);
    }

    private void Decide(DuplicatePair pair)
    {
        pair.DecidedAt = session.Time.Instant();
        pair.DecidedBy = session.Viewer.Name;
    }

    /// <summary>What the kept record lacks, the other one gives.</summary>
    private void Fill(Elder kept, Elder gone)
    {
        versions.Correct(kept);
        if (kept.DocumentIndex is null)
        {
            kept.DocumentKind = gone.DocumentKind;
            (kept.DocumentCipher, kept.DocumentIndex, kept.DocumentTail) = (
                gone.DocumentCipher,
                gone.DocumentIndex,
                gone.DocumentTail
            );
        }
        if (kept.PhoneIndex is null)
        {
            (kept.PhoneCipher, kept.PhoneIndex, kept.PhoneTail) = (gone.PhoneCipher, gone.PhoneIndex, gone.PhoneTail);
        }
        if (kept.CardIndex is null)
        {
            (kept.CardCipher, kept.CardIndex) = (gone.CardCipher, gone.CardIndex);
        }
        kept.Sex = kept.Sex == Sex.Unknown ? gone.Sex : kept.Sex;
        kept.BirthOn ??= gone.BirthOn;
        kept.Ethnicity ??= gone.Ethnicity;
        kept.LivingSince ??= gone.LivingSince;
        kept.HukouDivision ??= gone.HukouDivision;
        kept.HukouAddress ??= gone.HukouAddress;
        kept.PermitCipher ??= gone.PermitCipher;
        kept.FixedHome ??= gone.FixedHome;
        (kept.Longitude, kept.Latitude) = (kept.Longitude ?? gone.Longitude, kept.Latitude ?? gone.Latitude);
    }

    private async Task<List<long>> Contacts(Elder kept, Elder gone, CancellationToken ct)
    {
        var all = await db
            .AllContacts.Where(c =>
                (c.SubjectId == kept.SubjectId || c.SubjectId == gone.SubjectId) && c.EndedAt == null
            )
            .ToListAsync(ct);
        var own = all.Where(c => c.SubjectId == kept.SubjectId).ToList();
        var added = new List<long>();
        foreach (var contact in all.Where(c => c.SubjectId == gone.SubjectId && !own.Exists(o => o.Name == c.Name)))
        {
            var copy = new ElderContact
            {
                Id = session.Ids.Next(),
                SubjectId = kept.SubjectId,
                Division = kept.Division,
                Name = contact.Name,
                Relation = contact.Relation,
                PhoneCipher = contact.PhoneCipher,
                PhoneIndex = contact.PhoneIndex,
                NoticeOrder = own.Count + added.Count + 1,
                Scope = contact.Scope,
                Kind = contact.Kind,
                AccountId = contact.AccountId,
                AddedAt = session.Time.Instant(),
            };
            db.AllContacts.Add(copy);
            added.Add(copy.Id);
        }
        return added;
    }

    private async Task<List<long>> Consents(Elder kept, Elder gone, CancellationToken ct)
    {
        var all = await db
            .AllConsents.Where(c =>
                (c.ElderId == kept.SubjectId || c.ElderId == gone.SubjectId) && c.WithdrawnAt == null
            )
            .ToListAsync(ct);
        var own = all.Where(c => c.ElderId == kept.SubjectId).Select(c => c.Purpose).ToHashSet();
        var added = new List<long>();
        foreach (var purpose in all.Select(c => c.Purpose).Distinct().Where(p => !own.Contains(p)))
        {
            var consent = maker.Consent(kept.SubjectId, purpose, "随合并的档案转入");
            db.AllConsents.Add(consent);
            added.Add(consent.Id);
        }
        return added;
    }

    private async Task Facts(Elder kept, Elder gone, string source, CancellationToken ct)
    {
        var today = session.Time.Today();
        var own = await facts.Of(kept.SubjectId, today, ct);
        foreach (var (key, fact) in await facts.Of(gone.SubjectId, today, ct))
        {
            if (!own.ContainsKey(key))
            {
                await facts.State(
                    kept.SubjectId,
                    key,
                    fact.Value,
                    fact.ValidFrom,
                    source,
                    ct,
                    fact.Evidence,
                    fact.ValidTo
                );
            }
        }
    }

    private async Task Settle(Elder kept, DateOnly? birthBefore, CancellationToken ct)
    {
        if (birthBefore != kept.BirthOn)
        {
            await headcount.CorrectBirth(kept, birthBefore, ct);
        }
        await grants.SyncHukou(kept, ct);
        await grants.SyncFamily(kept.SubjectId, ct);
        await tags.Recompute(kept, kept.ValidFrom, ct);
    }
}
