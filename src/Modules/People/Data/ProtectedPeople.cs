using Yiju.People.Domain;
using Yiju.Platform.Protection;

namespace Yiju.People.Data;

/// <summary>Numbers of elders as they stand now, for a rotation of keys.</summary>
internal sealed class ProtectedElders(PeopleDb db, Secrets secrets)
    : ProtectedTable<Elder>("people.elder", db.AllElders, e => e.SubjectId)
{
    protected override bool Renew(Elder row) => secrets.Renew(row);
}

/// <summary>Numbers of earlier versions of elders.</summary>
internal sealed class ProtectedPast(PeopleDb db, Secrets secrets)
    : ProtectedTable<ElderPast>("people.elder-past", db.AllPast, p => p.Id)
{
    protected override bool Renew(ElderPast row) => secrets.Renew(row);
}

/// <summary>Phones of contacts.</summary>
internal sealed class ProtectedContacts(PeopleDb db, Secrets secrets)
    : ProtectedTable<ElderContact>("people.contact", db.AllContacts, c => c.Id)
{
    protected override bool Renew(ElderContact row) => secrets.Renew(row);
}

/// <summary>Phones of people who asked too early. Their document stands as a fingerprint only, which a rotation cannot renew.</summary>
internal sealed class ProtectedRefusals(PeopleDb db, Secrets secrets)
    : ProtectedTable<Refusal>("people.refusal", db.AllRefusals, r => r.Id)
{
    protected override bool Renew(Refusal row) => secrets.Renew(row);
}
