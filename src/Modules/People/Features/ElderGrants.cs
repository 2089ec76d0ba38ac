using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;

namespace Yiju.People.Features;

/// <summary>Keeps the leave to see an elder's record in step with hukou, contacts and consent.</summary>
internal sealed class ElderGrants(PeopleDb db, Grants grants)
{
    public const string Family = "family";
    public const string Hukou = "hukou";
    public const string Self = "self";

    public static string HukouCause(long elderId) => $"hukou:{elderId}";

    public static string ContactCause(long contactId) => $"contact:{contactId}";

    /// <summary>
    /// The hukou division that gets a limited look (REG-07): another village of the same city; null when there is none.
    /// </summary>
    public static string? HukouGrantee(ElderData elder) =>
        elder.HukouDivision is { } hukou
        && hukou != elder.Division
        && DivisionCode.TryParse(hukou, out var place)
        && DivisionCode.TryParse(elder.Division, out var home)
        && home.At(DivisionLevel.City).Contains(place)
        && !(place.Level < DivisionLevel.Village && place.Contains(home))
            ? $"division:{hukou}"
            : null;

    /// <summary>Brings the hukou grant in line with the record.</summary>
    public async Task SyncHukou(Elder elder, CancellationToken ct)
    {
        var cause = HukouCause(elder.SubjectId);
        var grantee = elder.State is ElderState.Active or ElderState.Withdrawn ? HukouGrantee(elder) : null;
        if (grantee is not null && await grants.IsOpen(grantee, elder.SubjectId, Hukou, ct))
        {
            return;
        }
        await grants.Close(cause, ct);
        if (grantee is not null)
        {
            await grants.Give(grantee, elder.SubjectId, Hukou, cause, null, ct);
        }
    }

    /// <summary>Opens or closes one family member's look after a change of the contact, the consent or the elder's state.</summary>
    public async Task SyncContact(ElderContact contact, bool consent, CancellationToken ct)
    {
        var cause = ContactCause(contact.Id);
        var open =
            consent
            && contact.EndedAt is null
            && contact.Scope.HasFlag(FamilyScope.See)
            && contact.AccountId is not null;
        if (open)
        {
            await grants.Give($"account:{contact.AccountId}", contact.SubjectId, Family, cause, null, ct);
        }
        else
        {
            await grants.Close(cause, ct);
        }
    }

    /// <summary>Nobody of the family looks any more, whatever the consent.</summary>
    public async Task CloseFamily(long elderId, CancellationToken ct)
    {
        foreach (var contact in await db.AllContacts.Where(c => c.SubjectId == elderId).ToListAsync(ct))
        {
            await grants.Close(ContactCause(contact.Id), ct);
        }
    }

    /// <summary>All of an elder's family members.</summary>
    public async Task SyncFamily(long elderId, CancellationToken ct)
    {
        var consent = await db.AllConsents.AnyAsync(
            c => c.ElderId == elderId && c.Purpose == ConsentPurpose.Family && c.WithdrawnAt == null,
            ct
        );
        foreach (var contact in await db.AllContacts.Where(c => c.SubjectId == elderId).ToListAsync(ct))
        {
            await SyncContact(contact, consent, ct);
        }
    }
}
