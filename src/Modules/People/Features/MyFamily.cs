using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>
/// 我的家人: the elder says who of the family may see and do what, and takes it back; a member of the family finds the elders who
/// allowed it (REG-20, SEC-05).
/// </summary>
internal sealed class MyFamily(
    PeopleDb db,
    Elders elders,
    KeepContacts contacts,
    KeepConsents consents,
    Viewer viewer,
    AuditTrail audit
) : IFamily
{
    private const string Here = "/my/family";

    private static readonly Fault NotYours = Fault.NotFound("family-unknown", "没有这位家人。请从“我的家人”里选。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(Here, (MyFamily family, CancellationToken ct) => family.Show(ct))
            .For(Roles.Household)
            .ExcludeFromDescription();
        routes
            .MapPost(
                $"{Here}/consent",
                ([FromForm] string? given, MyFamily family, Commands commands, CancellationToken ct) =>
                    commands.Form(() => family.Agree(given == "yes", ct), _ => Here, () => family.Show(ct), ct)
            )
            .For(Role.Elder)
            .ExcludeFromDescription();
        routes
            .MapForm(
                Here + "/{contactId:long}",
                (long contactId, [FromForm] ScopeForm form, MyFamily family, Commands commands, CancellationToken ct) =>
                    commands.Form(() => family.Allow(contactId, form, ct), _ => Here, () => family.Show(ct), ct)
            )
            .For(Role.Elder)
            .ExcludeFromDescription();
    }

    public async Task<IReadOnlyList<ElderCard>> Mine(CancellationToken ct)
    {
        var ids = viewer.Role switch
        {
            Role.Elder => viewer.PersonId is { } self ? [self] : [],
            Role.Family => viewer.ActsFor ?? [],
            _ => (IReadOnlyList<long>)[],
        };
        var cards = await elders.Cards(ids, ct);
        return [.. cards.Values.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    private async Task<IResult> Show(CancellationToken ct)
    {
        var mine = await Mine(ct);
        await audit.Looked("people.my-family", mine.Select(c => c.Id));
        if (viewer.Role == Role.Family)
        {
            return Page.Of<MyEldersPage>("我照顾的老人", new MyEldersModel([.. mine.Select(c => (c.Id, c.Name))]));
        }
        var self = viewer.PersonId ?? 0;
        var rows = await db
            .Contacts.AsNoTracking()
            .Where(c => c.SubjectId == self && c.EndedAt == null)
            .OrderBy(c => c.NoticeOrder)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        var agreed = await db.AllConsents.AnyAsync(
            c => c.ElderId == self && c.Purpose == ConsentPurpose.Family && c.WithdrawnAt == null,
            ct
        );
        return Page.Of<MyFamilyPage>(
            "我的家人",
            new MyFamilyModel(agreed, [.. rows.Select(c => new FamilyMember(c.Id, c.Name, c.Relation, c.Scope))])
        );
    }

    private async Task<Outcome<Done>> Agree(bool given, CancellationToken ct) =>
        viewer.PersonId is { } self
            ? await consents.Set(self, nameof(ConsentPurpose.Family), given, "本人在平台上决定", ct)
            : NotYours;

    private async Task<Outcome<Done>> Allow(long contactId, ScopeForm form, CancellationToken ct) =>
        viewer.PersonId is { } self ? await contacts.Allow(self, contactId, form.Scope, ct) : NotYours;
}

/// <summary>Words of <see cref="FamilyScope"/> that are ticked.</summary>
internal sealed record ScopeForm
{
    public string[] Scope
    {
        get;
        init => field = value ?? [];
    } = [];
}
