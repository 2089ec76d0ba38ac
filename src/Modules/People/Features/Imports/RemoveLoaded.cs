using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Data;

namespace Yiju.People.Features.Imports;

/// <summary>
/// Takes records out of the registry that should never have come in. Their last version, facts, tags, contacts and consents stay among
/// the past, so that what was known on an earlier day can still be shown.
/// </summary>
internal sealed class RemoveLoaded(PeopleDb db, DbSession session, GroupCounter counter, BirthdayMark mark)
{
    /// <summary>Who has been touched by anything but the import, and by what.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Touched(
        IReadOnlyList<Elder> elders,
        string source,
        CancellationToken ct
    )
    {
        var ids = elders.Select(e => e.SubjectId).ToList();
        var touched = elders
            .Where(e => e.Version > 1 || e.Entry != EntryState.New)
            .ToDictionary(e => e.SubjectId, _ => "档案已经有人改过或确认过");
        void Add(IEnumerable<long> found, string why)
        {
            foreach (var id in found)
            {
                touched.TryAdd(id, why);
            }
        }
        Add(
            await db
                .FactRows.Where(f => ids.Contains(f.SubjectId) && f.Source != source)
                .Select(f => f.SubjectId)
                .ToListAsync(ct),
            "已有评估、调查等新的记录"
        );
        Add(
            await db
                .AllGrants.Where(g => ids.Contains(g.SubjectId) && g.Purpose != ElderGrants.Hukou)
                .Select(g => g.SubjectId)
                .ToListAsync(ct),
            "已有机构、评估员或家属在用这份档案"
        );
        Add(
            await db.AllLifeEvents.Where(l => ids.Contains(l.SubjectId)).Select(l => l.SubjectId).ToListAsync(ct),
            "已登记过生活变化"
        );
        Add(
            await db
                .AllSurveyTargets.Where(t => ids.Contains(t.SubjectId) && t.AnsweredAt != null)
                .Select(t => t.SubjectId)
                .ToListAsync(ct),
            "已做过调查"
        );
        return touched;
    }

    public async Task Remove(IReadOnlyList<Elder> elders, CancellationToken ct)
    {
        var ids = elders.Select(e => e.SubjectId).ToList();
        var now = session.Time.Instant();
        await Uncount(elders, ids, ct);
        foreach (var elder in elders)
        {
            db.AllPast.Add(elder.Past(session.Ids.Next(), null, elder.RecordedAt, now));
        }
        await db
            .AllTags.Where(t => ids.Contains(t.ElderId) && t.SupersededAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.SupersededAt, now), ct);
        await db
            .AllFacts.Where(f => ids.Contains(f.SubjectId) && f.SupersededAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, now), ct);
        await db
            .AllContacts.Where(c => ids.Contains(c.SubjectId) && c.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.EndedAt, now), ct);
        await db
            .AllConsents.Where(c => ids.Contains(c.ElderId) && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.WithdrawnAt, now).SetProperty(c => c.HowWithdrawn, "导入撤回"),
                ct
            );
        await db
            .AllGrants.Where(g => ids.Contains(g.SubjectId) && (g.UntilAt == null || g.UntilAt > now))
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.UntilAt, now), ct);
        await db.AllGrams.Where(g => ids.Contains(g.ElderId)).ExecuteDeleteAsync(ct);
        await db.AllSurveyTargets.Where(t => ids.Contains(t.SubjectId) && t.AnsweredAt == null).ExecuteDeleteAsync(ct);
        await db
            .AllDuplicates.Where(d =>
                (ids.Contains(d.SubjectId) || ids.Contains(d.OtherId)) && d.State == DuplicateState.Open
            )
            .ExecuteDeleteAsync(ct);
        await db.AllElders.Where(e => ids.Contains(e.SubjectId)).ExecuteDeleteAsync(ct);
    }

    private async Task Uncount(IReadOnlyList<Elder> elders, List<long> ids, CancellationToken ct)
    {
        counter.Clear();
        var through = await mark.Through(ct);
        foreach (var elder in elders.Where(e => e.State == ElderState.Active))
        {
            counter.Add(Membership.Steps(elder.Division, elder.BirthOn, elder.CountedFrom, null, through), -1);
        }
        var tags = await db
            .AllTags.AsNoTracking()
            .Where(t => ids.Contains(t.ElderId) && t.SupersededAt == null)
            .ToListAsync(ct);
        foreach (var tag in tags)
        {
            counter.Add(new GroupStep(tag.Division, tag.Code, tag.CountedFrom, 1), -1);
            if (tag.ValidTo is { } last)
            {
                counter.Add(new GroupStep(tag.Division, tag.Code, last.AddDays(1), -1), -1);
            }
        }
        await counter.Flush(ct);
    }
}
