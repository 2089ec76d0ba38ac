using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Imports;

namespace Yiju.People.Features.Imports;

/// <summary>Gives a record that an import changed its earlier version back, unless somebody changed it since.</summary>
internal sealed class RestoreUpdated(
    PeopleDb db,
    DbSession session,
    Versions versions,
    FactStore facts,
    TagKeeper tags,
    Headcount headcount,
    GroupCounter counter,
    ElderGrants grants
)
{
    /// <returns>False when it was touched since and stays as it is.</returns>
    public async Task<bool> Restore(ImportChange change, CancellationToken ct)
    {
        var elder = await db.AllElders.SingleOrDefaultAsync(e => e.SubjectId == change.ElderId, ct);
        if (elder is null || elder.Version != change.VersionAfter)
        {
            return false;
        }
        var before = await db
            .AllPast.AsNoTracking()
            .Where(p => p.ElderId == elder.SubjectId && p.Version == change.VersionBefore && p.SupersededAt != null)
            .OrderByDescending(p => p.Id)
            .FirstAsync(ct);
        counter.Clear();
        var birth = elder.BirthOn;
        if (change.ChangedOn is { } on)
        {
            await versions.Undo(elder, on, change.ValidBefore, ct);
        }
        else
        {
            versions.Correct(elder);
        }
        var (recordedAt, recordedBy, version) = (elder.RecordedAt, elder.RecordedBy, elder.Version);
        Elder.Copy(before, elder);
        (elder.RecordedAt, elder.RecordedBy, elder.Version) = (recordedAt, recordedBy, version);
        await versions.Rekey(elder, ct);
        await facts.Retract(elder.SubjectId, [ImportKind.SourceOf(change.RunId)], ct);
        await RestoreSurroundings(change, ct);
        if (birth != elder.BirthOn)
        {
            await headcount.CorrectBirth(elder, birth, ct);
        }
        await grants.SyncHukou(elder, ct);
        await tags.Recompute(elder, change.ChangedOn ?? elder.ValidFrom, ct);
        await counter.Flush(ct);
        return true;
    }

    private async Task RestoreSurroundings(ImportChange change, CancellationToken ct)
    {
        var undo = JsonSerializer.Deserialize<UpdateKnown.Undo>(change.Undo)!;
        var now = session.Time.Instant();
        foreach (var contact in await db.AllContacts.Where(c => undo.ContactsAdded.Contains(c.Id)).ToListAsync(ct))
        {
            contact.EndedAt ??= now;
        }
        foreach (var old in undo.ContactsBefore)
        {
            if (await db.AllContacts.SingleOrDefaultAsync(c => c.Id == old.Id, ct) is { } contact)
            {
                (contact.Relation, contact.PhoneCipher) = (old.Relation, old.Phone);
            }
        }
        foreach (var consent in await db.AllConsents.Where(c => undo.ConsentsAdded.Contains(c.Id)).ToListAsync(ct))
        {
            consent.WithdrawnAt ??= now;
            consent.HowWithdrawn ??= "导入撤回";
        }
    }
}
