using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;

namespace Yiju.People.Features;

internal sealed class ElderLoader(
    PeopleDb db,
    DbSession session,
    ElderRowMaker maker,
    Secrets secrets,
    GroupCounter counter,
    BirthdayMark mark,
    Events events,
    AuditTrail audit
) : IElderLoader
{
    public Task<IReadOnlyList<long>> Load(IReadOnlyList<NewElder> chunk, LoadContext context, CancellationToken ct) =>
        Load(maker.Make(chunk, context), ct);

    /// <summary>Writes rows that were made before, perhaps on another thread.</summary>
    public async Task<IReadOnlyList<long>> Load(ElderRows rows, CancellationToken ct)
    {
        var through = await mark.Through(ct);
        counter.Clear();
        foreach (var elder in rows.Elders)
        {
            counter.Add(Membership.Steps(elder.Division, elder.BirthOn, elder.CountedFrom, null, through));
        }
        foreach (var (step, times) in rows.TagSteps)
        {
            counter.Add(step, times);
        }
        await session.Save(ct);
        foreach (var table in rows.Tables)
        {
            await table.Write(session, ct);
        }
        await counter.Flush(ct);
        List<long> ids = [.. rows.Elders.Select(e => e.SubjectId)];
        events.Tell(PeopleEvents.Loaded, new EldersLoaded(ids, rows.Source));
        audit.Did("people.load", ids, detail: rows.Source);
        return ids;
    }

    public async Task<IReadOnlyDictionary<string, long>> FindByDocument(
        IReadOnlyCollection<string> numbers,
        CancellationToken ct
    )
    {
        var byPrint = new Dictionary<string, string>();
        foreach (var number in numbers.Distinct())
        {
            foreach (var print in secrets.DocumentPrints(number))
            {
                byPrint[Convert.ToHexString(print)] = number;
            }
        }
        var prints = byPrint.Keys.Select(Convert.FromHexString).ToList();
        var found = await db
            .AllElders.AsNoTracking()
            .Where(e => e.DocumentIndex != null && prints.Contains(e.DocumentIndex) && e.State != ElderState.Merged)
            .Select(e => new { e.DocumentIndex, e.SubjectId })
            .ToListAsync(ct);
        return found.ToDictionary(f => byPrint[Convert.ToHexString(f.DocumentIndex!)], f => f.SubjectId);
    }

    public async Task<IReadOnlyDictionary<string, long>> FindByExternalId(
        IReadOnlyCollection<string> keys,
        CancellationToken ct
    )
    {
        var wanted = keys.Distinct().ToList();
        return await db
            .AllElders.AsNoTracking()
            .Where(e => e.ExternalId != null && wanted.Contains(e.ExternalId))
            .ToDictionaryAsync(e => e.ExternalId!, e => e.SubjectId, ct);
    }
}
