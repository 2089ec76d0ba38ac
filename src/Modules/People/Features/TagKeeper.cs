using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;

namespace Yiju.People.Features;

/// <summary>Keeps an elder's tags equal to what the facts say today (REG-14…16).</summary>
internal sealed class TagKeeper(
    PeopleDb db,
    DbSession session,
    FactStore facts,
    RegistryNumbers numbers,
    RecordMaker maker,
    GroupCounter counter,
    Events events
)
{
    /// <param name="asOf">First day on which tags that no longer hold have ended.</param>
    public async Task Recompute(Elder elder, DateOnly asOf, CancellationToken ct)
    {
        await session.Save(ct);
        var found = await Found(elder, ct);
        var rows = await db.AllTags.Where(t => t.ElderId == elder.SubjectId && t.SupersededAt == null).ToListAsync(ct);
        var open = rows.Where(t => t.ValidTo is null).ToList();
        var gone = open.Where(t => !found.Any(f => f.Code == t.Code && f.From == t.ValidFrom)).ToList();
        var begun = found.Where(f => !open.Any(t => t.Code == f.Code && t.ValidFrom == f.From)).ToList();
        foreach (var tag in gone)
        {
            End(tag, asOf);
        }
        foreach (var tag in begun)
        {
            Begin(elder, tag, rows);
        }
        Tell(elder, begun.Select(t => t.Code).ToList(), gone.Select(t => t.Code).ToList());
    }

    private async Task<IReadOnlyList<TagFound>> Found(Elder elder, CancellationToken ct)
    {
        var today = session.Time.Today();
        var known = await facts.Of(elder.SubjectId, today, ct);
        var helps = await db.AllConsents.AnyAsync(
            c => c.ElderId == elder.SubjectId && c.Purpose == ConsentPurpose.Helping && c.WithdrawnAt == null,
            ct
        );
        var input = new TagInput(
            elder.Division,
            elder.BirthOn,
            elder.State,
            known.ToDictionary(k => k.Key, k => new TagFact(k.Value.Value, k.Value.ValidFrom, k.Value.Source)),
            helps
        );
        var found = TagRules.Of(input, numbers, today);
        // A helper stays one from the day on which the tag began, not from today.
        var since = await db
            .AllTags.Where(t =>
                t.ElderId == elder.SubjectId
                && t.Code == TagCodes.PossibleHelper
                && t.ValidTo == null
                && t.SupersededAt == null
            )
            .Select(t => (DateOnly?)t.ValidFrom)
            .FirstOrDefaultAsync(ct);
        return [.. found.Select(t => t.Code == TagCodes.PossibleHelper ? t with { From = since ?? t.From } : t)];
    }

    private void End(ElderTag tag, DateOnly asOf)
    {
        var now = session.Time.Instant();
        tag.SupersededAt = now;
        if (asOf <= tag.CountedFrom)
        {
            counter.Add(new GroupStep(tag.Division, tag.Code, tag.CountedFrom, -1));
        }
        else
        {
            counter.Add(new GroupStep(tag.Division, tag.Code, asOf, -1));
        }
        if (asOf > tag.ValidFrom)
        {
            db.AllTags.Add(Copy(tag, asOf.AddDays(-1), now));
        }
    }

    /// <summary>A tag that had ended too early goes on as if it had not.</summary>
    private void Begin(Elder elder, TagFound found, List<ElderTag> rows)
    {
        var now = session.Time.Instant();
        var ended = rows.Find(t =>
            t.Code == found.Code && t.ValidFrom == found.From && t.ValidTo is not null && t.Division == elder.Division
        );
        if (ended is null)
        {
            var tag = maker.Tag(elder, found);
            db.AllTags.Add(tag);
            counter.Add(new GroupStep(tag.Division, tag.Code, tag.CountedFrom, 1));
            return;
        }
        ended.SupersededAt = now;
        var reopened = Copy(ended, null, now);
        db.AllTags.Add(reopened);
        var again = ended.ValidTo!.Value.AddDays(1);
        counter.Add(new GroupStep(ended.Division, ended.Code, again > ended.CountedFrom ? again : ended.CountedFrom, 1));
    }

    private ElderTag Copy(ElderTag tag, DateOnly? to, DateTime now) =>
        new()
        {
            Id = session.Ids.Next(),
            ElderId = tag.ElderId,
            Code = tag.Code,
            Division = tag.Division,
            NameKey = tag.NameKey,
            ValidFrom = tag.ValidFrom,
            CountedFrom = tag.CountedFrom,
            ValidTo = to,
            Evidence = tag.Evidence,
            Source = tag.Source,
            RecordedAt = now,
        };

    private void Tell(Elder elder, List<string> begun, List<string> gone)
    {
        if (begun.Count > 0 || gone.Count > 0)
        {
            events.Tell(PeopleEvents.TagsChanged, new ElderTagsChanged(elder.SubjectId, begun, gone));
        }
    }
}
