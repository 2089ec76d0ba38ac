using Microsoft.EntityFrameworkCore;
using Yiju.People.Contracts;
using Yiju.People.Data;

namespace Yiju.People.Features;

internal sealed class ElderRoll(PeopleDb db) : IElderRoll
{
    public Task<int> Count(CancellationToken ct) => db.AllElders.CountAsync(e => e.State == ElderState.Active, ct);

    public async Task<IReadOnlyList<long>> GoneBetween(long after, long through, CancellationToken ct) =>
        await db
            .AllElders.Where(e => e.State != ElderState.Active && e.SubjectId > after && e.SubjectId <= through)
            .OrderBy(e => e.SubjectId)
            .Select(e => e.SubjectId)
            .ToListAsync(ct);
}
