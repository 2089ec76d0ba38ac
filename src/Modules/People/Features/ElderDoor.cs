using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;

namespace Yiju.People.Features;

/// <summary>Knows elders at the door by the phone or the elder card that they registered (SEC-12).</summary>
internal sealed class ElderDoor(PeopleDb db, Secrets secrets) : IElderDoor
{
    public async Task<IReadOnlyList<DoorPerson>> ByPhone(string phone, CancellationToken ct)
    {
        var prints = secrets.PhonePrints(phone);
        var found = await Living().Where(e => e.PhoneIndex != null && prints.Contains(e.PhoneIndex)).ToListAsync(ct);
        return [.. found.Select(Person)];
    }

    public async Task<DoorPerson?> ByCard(string cardNumber, DateOnly bornOn, CancellationToken ct)
    {
        var prints = secrets.CardPrints(cardNumber);
        var found = await Living()
            .SingleOrDefaultAsync(e => e.CardIndex != null && prints.Contains(e.CardIndex) && e.BirthOn == bornOn, ct);
        return found is null ? null : Person(found);
    }

    private IQueryable<Elder> Living() => db.AllElders.AsNoTracking().Where(e => e.State == ElderState.Active);

    private static DoorPerson Person(Elder elder) => new(elder.SubjectId, elder.Name, elder.Division, []);
}
