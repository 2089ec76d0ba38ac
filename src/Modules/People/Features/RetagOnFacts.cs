using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;

namespace Yiju.People.Features;

/// <summary>Another area stated facts about an elder, such as an assessed level: the tags follow.</summary>
internal sealed class RetagOnFacts(PeopleDb db, TagKeeper tags, GroupCounter counter, DbSession session)
    : ISubscriber<FactsChanged>
{
    public async Task Handle(FactsChanged happened, CancellationToken ct)
    {
        counter.Clear();
        if (await db.AllElders.SingleOrDefaultAsync(e => e.SubjectId == happened.SubjectId, ct) is { } elder)
        {
            await tags.Recompute(elder, session.Time.Today(), ct);
            await counter.Flush(ct);
        }
    }
}
