using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;

namespace Yiju.People.Features;

/// <summary>
/// Knows elders at the door by the phone or the elder card that they registered, and family by the phone that was registered for them,
/// when the elder agreed that family sees the record and this contact may (SEC-12, REG-20).
/// </summary>
internal sealed class ElderDoor(PeopleDb db, Secrets secrets, ElderGrants grants) : IElderDoor
{
    public async Task<IReadOnlyList<DoorPerson>> ByPhone(string phone, CancellationToken ct)
    {
        var prints = secrets.PhonePrints(phone);
        var found = await Living().Where(e => e.PhoneIndex != null && prints.Contains(e.PhoneIndex)).ToListAsync(ct);
        return [.. found.Select(Person), .. await FamilyBy(phone, ct)];
    }

    public async Task<DoorPerson?> ByCard(string cardNumber, DateOnly bornOn, CancellationToken ct)
    {
        var prints = secrets.CardPrints(cardNumber);
        var found = await Living()
            .SingleOrDefaultAsync(e => e.CardIndex != null && prints.Contains(e.CardIndex) && e.BirthOn == bornOn, ct);
        return found is null ? null : Person(found);
    }

    public async Task Entered(DoorPerson person, long accountId, CancellationToken ct)
    {
        if (person.IsElder)
        {
            return;
        }
        var contact = await db.AllContacts.SingleOrDefaultAsync(c => c.Id == person.PersonId, ct);
        if (contact is null || secrets.ContactPhoneOf(contact) is not { } phone)
        {
            return;
        }
        var prints = secrets.ContactPhonePrints(phone);
        var same = await db
            .AllContacts.Where(c =>
                c.PhoneIndex != null
                && prints.Contains(c.PhoneIndex)
                && c.Name == contact.Name
                && c.EndedAt == null
                && person.ActsFor.Contains(c.SubjectId)
            )
            .ToListAsync(ct);
        foreach (var one in same)
        {
            one.AccountId = accountId;
            await grants.SyncContact(one, consent: true, ct);
        }
    }

    /// <summary>Family of living elders who let them look; one person for everybody of the same name behind the phone.</summary>
    private async Task<IEnumerable<DoorPerson>> FamilyBy(string phone, CancellationToken ct)
    {
        var prints = secrets.ContactPhonePrints(phone);
        var contacts = await (
            from c in db.AllContacts.AsNoTracking()
            join e in Living() on c.SubjectId equals e.SubjectId
            where
                c.PhoneIndex != null
                && prints.Contains(c.PhoneIndex)
                && c.EndedAt == null
                && db.AllConsents.Any(a =>
                    a.ElderId == c.SubjectId && a.Purpose == ConsentPurpose.Family && a.WithdrawnAt == null
                )
            orderby c.Id
            select new { c, e.Division }
        ).ToListAsync(ct);
        return contacts
            .Where(x => x.c.Scope.HasFlag(FamilyScope.See))
            .GroupBy(x => x.c.Name)
            .Select(g => new DoorPerson(
                g.First().c.Id,
                g.Key,
                g.First().Division,
                [.. g.Select(x => x.c.SubjectId).Distinct()]
            ));
    }

    private IQueryable<Elder> Living() => db.AllElders.AsNoTracking().Where(e => e.State == ElderState.Active);

    private static DoorPerson Person(Elder elder) => new(elder.SubjectId, elder.Name, elder.Division, []);
}
