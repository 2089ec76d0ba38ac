using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Domain.Names;
using Yiju.Platform.Data;

namespace Yiju.People.Features;

/// <summary>Keeps earlier versions of a record whenever it changes (REG-29). Call it before the first change.</summary>
internal sealed class Versions(PeopleDb db, DbSession session)
{
    /// <summary>The record was wrong: the new version holds from the same day.</summary>
    public void Correct(Elder elder) => Next(elder, elder.ValidFrom);

    /// <summary>The world changed on a day: the old version stays true until the day before.</summary>
    public void ChangeFrom(Elder elder, DateOnly on)
    {
        if (on > elder.ValidFrom)
        {
            db.AllPast.Add(elder.Past(session.Ids.Next(), on.AddDays(-1), session.Time.Instant(), null));
        }
        Next(elder, on);
    }

    /// <summary>A change entered by mistake: the version before it holds again from its own day.</summary>
    public async Task Undo(Elder elder, DateOnly changedOn, DateOnly validBefore, CancellationToken ct)
    {
        var last = changedOn.AddDays(-1);
        var truncated = await db
            .AllPast.Where(p => p.ElderId == elder.SubjectId && p.ValidTo == last && p.SupersededAt == null)
            .ToListAsync(ct);
        truncated.ForEach(p => p.SupersededAt = session.Time.Instant());
        Next(elder, validBefore);
    }

    /// <summary>Renews the keys by which the record is found, after name, address or division changed.</summary>
    public async Task Rekey(Elder elder, CancellationToken ct)
    {
        elder.NameKey = NameOrder.Key(elder.Name);
        elder.Initials = PinyinInitials.Of(elder.Name);
        var grams = await db.AllGrams.Where(g => g.ElderId == elder.SubjectId).ToListAsync(ct);
        var wanted = RecordMaker.Grams(elder).ToList();
        db.AllGrams.RemoveRange(grams.Where(g => !wanted.Any(w => Same(w, g))));
        db.AllGrams.AddRange(wanted.Where(w => !grams.Any(g => Same(w, g))));
        foreach (
            var tag in await db.AllTags.Where(t => t.ElderId == elder.SubjectId && t.ValidTo == null).ToListAsync(ct)
        )
        {
            tag.NameKey = elder.NameKey;
        }
    }

    private static bool Same(NameGram a, NameGram b) => a.Gram == b.Gram && a.Division == b.Division;

    private void Next(Elder elder, DateOnly validFrom)
    {
        var now = session.Time.Instant();
        db.AllPast.Add(elder.Past(session.Ids.Next(), null, elder.RecordedAt, now));
        elder.ValidFrom = validFrom;
        elder.RecordedAt = now;
        elder.RecordedBy = session.Viewer.AccountId;
        elder.Version++;
    }
}
