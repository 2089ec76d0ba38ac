using Microsoft.EntityFrameworkCore;
using Yiju.People.Domain;
using Yiju.Platform.Protection;

namespace Yiju.People.Data;

/// <summary>Numbers of elders as they stand now, for a rotation of keys.</summary>
internal sealed class ProtectedElders(PeopleDb db, Secrets secrets) : IProtectedRows
{
    public string Name => "people.elder";

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        var rows = await db
            .AllElders.Where(e => e.SubjectId > after)
            .OrderBy(e => e.SubjectId)
            .Take(max)
            .ToListAsync(ct);
        return new RewriteStep(rows.Count == 0 ? null : rows[^1].SubjectId, rows.Count(secrets.Renew));
    }
}

/// <summary>Numbers of earlier versions of elders.</summary>
internal sealed class ProtectedPast(PeopleDb db, Secrets secrets) : IProtectedRows
{
    public string Name => "people.elder-past";

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        var rows = await db.AllPast.Where(p => p.Id > after).OrderBy(p => p.Id).Take(max).ToListAsync(ct);
        return new RewriteStep(rows.Count == 0 ? null : rows[^1].Id, rows.Count(secrets.Renew));
    }
}

/// <summary>Phones of contacts.</summary>
internal sealed class ProtectedContacts(PeopleDb db, Secrets secrets) : IProtectedRows
{
    public string Name => "people.contact";

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        var rows = await db.AllContacts.Where(c => c.Id > after).OrderBy(c => c.Id).Take(max).ToListAsync(ct);
        return new RewriteStep(rows.Count == 0 ? null : rows[^1].Id, rows.Count(secrets.Renew));
    }
}

/// <summary>Phones of people who asked too early. Their document stands as a fingerprint only, which a rotation cannot renew.</summary>
internal sealed class ProtectedRefusals(PeopleDb db, Secrets secrets) : IProtectedRows
{
    public string Name => "people.refusal";

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        var rows = await db.AllRefusals.Where(r => r.Id > after).OrderBy(r => r.Id).Take(max).ToListAsync(ct);
        return new RewriteStep(rows.Count == 0 ? null : rows[^1].Id, rows.Count(secrets.Renew));
    }
}
