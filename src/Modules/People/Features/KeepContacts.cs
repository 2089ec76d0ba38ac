using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Domain.Names;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>Adds and ends family members, supporters, guardians and emergency contacts (REG-20).</summary>
internal sealed class KeepContacts(
    PeopleDb db,
    DbSession session,
    RecordMaker maker,
    Secrets secrets,
    ElderGrants grants,
    AuditTrail audit
)
{
    public async Task<Outcome<ElderContact>> Add(long id, ContactInput input, CancellationToken ct)
    {
        if (await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return ShowElder.Unknown;
        }
        var reader = new InputReader(new ElderInput(), session.Time.Today());
        var name = PersonName.Read(input.Name);
        var phone = string.IsNullOrWhiteSpace(input.Phone) ? null : PhoneNumber.Read(input.Phone);
        var kind = reader.Word(input.Kind, ContactKind.Family, "kind");
        var scope = (input.Scope ?? []).Aggregate(
            FamilyScope.None,
            (sum, word) => sum | reader.Word(word, FamilyScope.None, "scope")
        );
        List<Fault> faults = [.. reader.Faults, .. name.Faults, .. phone?.Faults ?? []];
        if (string.IsNullOrWhiteSpace(input.Relation))
        {
            faults.Add(Fault.Invalid("relation-missing", "要写和老人的关系，例如“女儿”。", "relation"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var order = int.TryParse(input.NoticeOrder, CultureInfo.InvariantCulture, out var typed) ? typed : 9;
        long? account = long.TryParse(input.AccountId, CultureInfo.InvariantCulture, out var known) ? known : null;
        var contact = maker.Contact(
            elder,
            new NewContact(
                name.Value,
                input.Relation!.Trim(),
                phone?.Value.Value,
                scope == FamilyScope.None ? FamilyScope.Notify : scope,
                kind,
                order,
                account
            )
        );
        contact.AccountId ??= await KnownAccount(contact, phone?.Value.Value, ct);
        db.AllContacts.Add(contact);
        await session.Save(ct);
        await grants.SyncFamily(id, ct);
        audit.Did("people.contact", [id]);
        return contact;
    }

    /// <summary>What a contact may do from now on, as the elder or the village says; what was open beyond it closes at once.</summary>
    public async Task<Outcome<Done>> Allow(long id, long contactId, IReadOnlyList<string> words, CancellationToken ct)
    {
        var contact = await db.Contacts.SingleOrDefaultAsync(
            c => c.Id == contactId && c.SubjectId == id && c.EndedAt == null,
            ct
        );
        if (contact is null)
        {
            return Fault.NotFound("contact-unknown", "没有这个联系人。");
        }
        var reader = new InputReader(new ElderInput(), session.Time.Today());
        var scope = words.Aggregate(
            FamilyScope.None,
            (sum, word) => sum | reader.Word(word, FamilyScope.None, "scope")
        );
        if (reader.Faults.Count > 0)
        {
            return reader.Faults;
        }
        contact.Scope = scope;
        await session.Save(ct);
        await grants.SyncFamily(id, ct);
        audit.Did("people.contact-scope", [id], detail: scope.ToString());
        return default(Done);
    }

    /// <summary>The account of somebody who is already known by this name and phone as the family of another elder.</summary>
    private async Task<long?> KnownAccount(ElderContact contact, string? phone, CancellationToken ct)
    {
        if (phone is null)
        {
            return null;
        }
        var prints = secrets.ContactPhonePrints(phone);
        return await db
            .AllContacts.Where(c =>
                c.PhoneIndex != null
                && prints.Contains(c.PhoneIndex)
                && c.Name == contact.Name
                && c.AccountId != null
                && c.EndedAt == null
            )
            .Select(c => c.AccountId)
            .FirstOrDefaultAsync(ct);
    }

    public async Task<Outcome<Done>> End(long id, long contactId, CancellationToken ct)
    {
        var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Id == contactId && c.SubjectId == id, ct);
        if (contact is null)
        {
            return Fault.NotFound("contact-unknown", "没有这个联系人。");
        }
        contact.EndedAt ??= session.Time.Instant();
        await grants.SyncContact(contact, false, ct);
        audit.Did("people.contact-ended", [id]);
        return default(Done);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapForms(routes);
        MapApi(routes);
    }

    private static void MapForms(IEndpointRouteBuilder routes)
    {
        routes
            .MapForm(
                "/elders/{id:long}/contacts",
                (
                    long id,
                    [FromForm] ContactInput form,
                    Commands commands,
                    KeepContacts contacts,
                    ShowElder show,
                    AuditTrail audit,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => contacts.Add(id, form, ct),
                        _ => $"/elders/{id}",
                        () => ShowElder.Show(id, show, audit, http, ct),
                        ct
                    )
            )
            .For(PeopleRoles.Editors)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/elders/{id:long}/contacts/{contactId:long}/end",
                (
                    long id,
                    long contactId,
                    Commands commands,
                    KeepContacts contacts,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => contacts.End(id, contactId, ct),
                        _ => $"/elders/{id}",
                        faults => Problems.Of(faults, http),
                        ct
                    )
            )
            .For(PeopleRoles.Editors)
            .ExcludeFromDescription();
    }

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/api/elders/{id:long}/contacts",
                (long id, ContactInput body, Commands commands, KeepContacts contacts, CancellationToken ct) =>
                    commands.Api(
                        () => contacts.Add(id, body, ct),
                        c => Commands.Answer.Created($"/api/elders/{id}/contacts/{c.Id}", new { c.Id }),
                        ct
                    )
            )
            .For(PeopleRoles.Editors)
            .WithName("AddContact")
            .WithSummary("Adds a family member, supporter, guardian or emergency contact.")
            .Produces(StatusCodes.Status201Created);
        routes
            .MapDelete(
                "/api/elders/{id:long}/contacts/{contactId:long}",
                (long id, long contactId, Commands commands, KeepContacts contacts, CancellationToken ct) =>
                    commands.Api(
                        () => contacts.End(id, contactId, ct),
                        _ => new Commands.Answer(StatusCodes.Status204NoContent, null, null),
                        ct
                    )
            )
            .For(PeopleRoles.Editors)
            .WithName("EndContact")
            .WithSummary("Ends a contact and closes what it could see.")
            .Produces(StatusCodes.Status204NoContent);
    }
}
