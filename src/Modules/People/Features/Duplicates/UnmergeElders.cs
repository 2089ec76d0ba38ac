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

namespace Yiju.People.Features.Duplicates;

/// <summary>
/// Takes a merge back: the record that went stands again, and the one that stayed gives back what it took. What was entered on the kept
/// record since the merge stays there.
/// </summary>
internal sealed class UnmergeElders(
    PeopleDb db,
    DbSession session,
    Versions versions,
    FactStore facts,
    TagKeeper tags,
    Headcount headcount,
    GroupCounter counter,
    ElderGrants grants,
    Events events,
    AuditTrail audit
)
{
    public async Task<Outcome<DuplicatePair>> Unmerge(long pairId, CancellationToken ct)
    {
        counter.Clear();
        var pair = await db.Duplicates.SingleOrDefaultAsync(d => d.Id == pairId, ct);
        if (pair is null)
        {
            return MergeElders.Unknown;
        }
        if (pair.State != DuplicateState.Merged)
        {
            return Fault.Conflict("duplicate-not-merged", "这一对没有合并过，不用拆开。");
        }
        var carried = JsonSerializer.Deserialize<MergeElders.Carried>(pair.Undo!)!;
        var kept = await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == pair.KeptId, ct);
        var gone = await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == carried.GoneId, ct);
        if (kept is null || gone is null)
        {
            return MergeElders.Unknown;
        }
        await GiveBack(kept, gone, carried, MergeElders.Source(pairId), ct);
        // The kept record must have let go of the number before the other may carry it again.
        await session.Save(ct);
        versions.Correct(gone);
        (gone.State, gone.MergedInto) = (carried.GoneState, null);
        await grants.SyncHukou(gone, ct);
        await headcount.Enter(gone, ct);
        await tags.Recompute(gone, gone.CountedFrom, ct);
        await counter.Flush(ct);
        pair.State = DuplicateState.Different;
        (pair.DecidedAt, pair.DecidedBy) = (session.Time.Instant(), session.Viewer.Name);
        events.Tell(RegistryListEvents.Unmerged, new EldersUnmerged(kept.SubjectId, gone.SubjectId));
        audit.Did("people.unmerge", [kept.SubjectId, gone.SubjectId], detail: MergeElders.Source(pairId));
        return pair;
    }

    private async Task GiveBack(
        Elder kept,
        Elder gone,
        MergeElders.Carried carried,
        string source,
        CancellationToken ct
    )
    {
        var now = session.Time.Instant();
        var birth = kept.BirthOn;
        var before = await db
            .AllPast.AsNoTracking()
            .Where(p => p.ElderId == kept.SubjectId && p.Version == carried.KeptVersionBefore && p.SupersededAt != null)
            .OrderByDescending(p => p.Id)
            .FirstAsync(ct);
        var untouched = kept.Version == carried.KeptVersion;
        versions.Correct(kept);
        if (untouched)
        {
            var (at, by, version) = (kept.RecordedAt, kept.RecordedBy, kept.Version);
            Elder.Copy(before, kept);
            (kept.RecordedAt, kept.RecordedBy, kept.Version) = (at, by, version);
        }
        else if (Same(kept.DocumentIndex, gone.DocumentIndex))
        {
            kept.DocumentKind = before.DocumentKind;
            (kept.DocumentCipher, kept.DocumentIndex, kept.DocumentTail) = (
                before.DocumentCipher,
                before.DocumentIndex,
                before.DocumentTail
            );
        }
        foreach (var contact in await db.AllContacts.Where(c => carried.Contacts.Contains(c.Id)).ToListAsync(ct))
        {
            contact.EndedAt ??= now;
        }
        foreach (var consent in await db.AllConsents.Where(c => carried.Consents.Contains(c.Id)).ToListAsync(ct))
        {
            consent.WithdrawnAt ??= now;
            consent.HowWithdrawn ??= "合并已拆开";
        }
        await facts.Retract(kept.SubjectId, [source], ct);
        if (birth != kept.BirthOn)
        {
            await headcount.CorrectBirth(kept, birth, ct);
        }
        await grants.SyncHukou(kept, ct);
        await grants.SyncFamily(kept.SubjectId, ct);
        await tags.Recompute(kept, kept.ValidFrom, ct);
    }

    private static bool Same(byte[]? a, byte[]? b) => a is not null && b is not null && a.AsSpan().SequenceEqual(b);
}
