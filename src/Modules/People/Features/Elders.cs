using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Data;

namespace Yiju.People.Features;

/// <summary>The registry as other modules ask it.</summary>
internal sealed class Elders(PeopleDb db, Secrets secrets, DbSession session) : IElders
{
    public async Task<ElderCard?> Find(long elderId, CancellationToken ct) =>
        await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == elderId, ct) is { } elder
            ? await Card(elder, ct)
            : null;

    public async Task<ElderCard?> FindForSystem(long elderId, CancellationToken ct) =>
        await db.AllElders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == elderId, ct) is { } elder
            ? await Card(elder, ct)
            : null;

    public async Task<IReadOnlyDictionary<long, ElderCard>> Cards(
        IReadOnlyCollection<long> elderIds,
        CancellationToken ct
    )
    {
        var ids = elderIds.Distinct().ToList();
        var elders = await db.AllElders.AsNoTracking().Where(e => ids.Contains(e.SubjectId)).ToListAsync(ct);
        var tags = await Tags(ids, ct);
        return elders.ToDictionary(e => e.SubjectId, e => Card(e, [.. tags[e.SubjectId]]));
    }

    public async Task<ElderCard?> FindByCard(string cardNumber, CancellationToken ct)
    {
        var prints = secrets.CardPrints(cardNumber.Trim());
        var elder = await db
            .AllElders.AsNoTracking()
            .Where(e => e.CardIndex != null && prints.Contains(e.CardIndex) && e.State != ElderState.Merged)
            .FirstOrDefaultAsync(ct);
        return elder is null ? null : await Card(elder, ct);
    }

    public async Task<IReadOnlyList<ContactToNotify>> ContactsToNotify(long elderId, CancellationToken ct)
    {
        var contacts = await db
            .AllContacts.AsNoTracking()
            .Where(c => c.SubjectId == elderId && c.EndedAt == null)
            .OrderBy(c => c.NoticeOrder)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        return
        [
            .. contacts
                .Where(c => c.Scope.HasFlag(FamilyScope.Notify))
                .Select(c => new ContactToNotify(c.Name, c.Relation, secrets.ContactPhoneOf(c), c.AccountId, c.Scope)),
        ];
    }

    public async Task<string?> PhoneForSending(long elderId, CancellationToken ct) =>
        await db.AllElders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == elderId, ct) is { } elder
            ? secrets.PhoneOf(elder)
            : null;

    public async Task<bool> MayActFor(long accountId, long elderId, FamilyScope what, CancellationToken ct)
    {
        var scopes = await db
            .AllContacts.Where(c => c.SubjectId == elderId && c.AccountId == accountId && c.EndedAt == null)
            .Select(c => c.Scope)
            .ToListAsync(ct);
        return scopes.Any(s => s.HasFlag(what)) && await ConsentToFamily(elderId, ct);
    }

    private Task<bool> ConsentToFamily(long elderId, CancellationToken ct) =>
        db.AllConsents.AnyAsync(
            c => c.ElderId == elderId && c.Purpose == ConsentPurpose.Family && c.WithdrawnAt == null,
            ct
        );

    private async Task<ElderCard> Card(Elder elder, CancellationToken ct) =>
        Card(elder, [.. (await Tags([elder.SubjectId], ct))[elder.SubjectId]]);

    private static ElderCard Card(Elder elder, IReadOnlyList<string> tags) =>
        new(
            elder.SubjectId,
            elder.Name,
            elder.Sex,
            elder.BirthOn,
            elder.Division,
            elder.HukouDivision,
            elder.Address,
            elder.Longitude,
            elder.Latitude,
            elder.State,
            tags
        );

    private async Task<ILookup<long, string>> Tags(List<long> ids, CancellationToken ct)
    {
        var today = session.Time.Today();
        var rows = await db
            .AllTags.AsNoTracking()
            .Where(t =>
                ids.Contains(t.ElderId)
                && t.SupersededAt == null
                && t.ValidFrom <= today
                && (t.ValidTo == null || t.ValidTo >= today)
            )
            .Select(t => new { t.ElderId, t.Code })
            .ToListAsync(ct);
        return rows.OrderBy(r => TagCodes.Rank(r.Code)).ToLookup(r => r.ElderId, r => TagCodes.Word(r.Code));
    }
}
