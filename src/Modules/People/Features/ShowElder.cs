using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>One elder's record (REG-18, 20); the hukou division sees it without health and contacts (REG-07).</summary>
internal sealed class ShowElder(
    PeopleDb db,
    Viewer viewer,
    ElderReader reader,
    Secrets secrets,
    FactStore facts,
    Grants grants,
    DivisionStore divisions,
    TimeProvider time
)
{
    public static readonly Fault Unknown = Fault.NotFound(
        "elder-unknown",
        "找不到这份档案，或者它不在您管的地方。请核对，或联系老人所在的村（社区）。"
    );

    /// <summary>The answer to somebody who may not see a record: as if there were none; the attempt is audited.</summary>
    public static async Task<IResult> Refused(long id, AuditTrail audit, HttpContext http)
    {
        await audit.Looked("people.refused", [id]);
        return Problems.Of([Unknown], http);
    }

    /// <summary>The record with whether the look is limited; null when the viewer may not see it.</summary>
    public async Task<(Elder Elder, bool Limited)?> Find(long id, CancellationToken ct)
    {
        if (await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct) is { } own)
        {
            return (own, false);
        }
        var elder = await db.AllElders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct);
        var hukou = elder?.HukouDivision;
        var limited =
            hukou is not null
            && viewer.Scope.Covers(hukou)
            && viewer.Is(Roles.Territory)
            && await grants.IsOpen($"division:{hukou}", id, ElderGrants.Hukou, ct);
        return limited ? (elder!, true) : null;
    }

    public async Task<ElderModel> Model(Elder elder, bool limited, CancellationToken ct)
    {
        var id = elder.SubjectId;
        var today = time.Today();
        var known = limited ? [] : await facts.Of(id, today, ct);
        var tags = await db
            .AllTags.AsNoTracking()
            .Where(t => t.ElderId == id && t.SupersededAt == null && t.ValidTo == null)
            .ToListAsync(ct);
        var events = await db.AllLifeEvents.AsNoTracking().Where(l => l.SubjectId == id).ToListAsync(ct);
        return new ElderModel
        {
            Elder = elder,
            Today = today,
            Limited = limited,
            Tree = await divisions.Tree(ct),
            Document = ElderReader.Masked(secrets.DocumentOf(elder)),
            Phone = reader.MaskedPhone(elder),
            Card = ElderReader.Masked(secrets.CardOf(elder)),
            Permit = ElderReader.Masked(secrets.PermitOf(elder)),
            Facts = [.. known.Values.OrderBy(f => f.Key, StringComparer.Ordinal)],
            Tags = [.. tags.Where(t => !limited || t.Code == TagCodes.AdvancedAge).OrderBy(t => TagCodes.Rank(t.Code))],
            Contacts = limited ? [] : await Contacts(id, ct),
            Consents = limited
                ? []
                : await db.AllConsents.AsNoTracking().Where(c => c.ElderId == id).OrderBy(c => c.Id).ToListAsync(ct),
            Events = limited ? [] : [.. events.OrderByDescending(l => l.Id)],
            Comments = await db
                .Comments.AsNoTracking()
                .Where(c => c.SubjectId == id && c.ResolvedAt == null)
                .ToListAsync(ct),
            Past = limited
                ? []
                : await db
                    .AllPast.AsNoTracking()
                    .Where(p => p.ElderId == id)
                    .OrderByDescending(p => p.Id)
                    .Take(50)
                    .ToListAsync(ct),
            Lookalike = limited ? null : await Lookalike(id, ct),
            MayEdit = !limited && PeopleRoles.Editors.Contains(viewer.Role) && elder.State != ElderState.Merged,
            MayReview = !limited && PeopleRoles.Reviewers.Contains(viewer.Role),
            MayUnmask = !limited && PeopleRoles.Unmaskers.Contains(viewer.Role),
        };
    }

    private async Task<long?> Lookalike(long id, CancellationToken ct) =>
        await db
            .AllDuplicates.Where(d => (d.SubjectId == id || d.OtherId == id) && d.State == DuplicateState.Open)
            .Select(d => (long?)d.Id)
            .FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<ContactLine>> Contacts(long id, CancellationToken ct)
    {
        var rows = await db
            .AllContacts.AsNoTracking()
            .Where(c => c.SubjectId == id && c.EndedAt == null)
            .OrderBy(c => c.NoticeOrder)
            .ToListAsync(ct);
        return
        [
            .. rows.Select(c => new ContactLine(
                c,
                secrets.ContactPhoneOf(c) is { } phone ? PhoneNumber.Mask(phone) : null
            )),
        ];
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/{id:long}", Show).For(PeopleRoles.Readers).ExcludeFromDescription();
        routes
            .MapGet("/api/elders/{id:long}", Get)
            .For(PeopleRoles.Readers)
            .WithName("GetElder")
            .WithSummary("One elder; numbers masked. Answers an ETag.")
            .Produces<ElderBody>();
        routes
            .MapGet("/api/elders/by-external-id/{key}", ByExternalId)
            .For(PeopleRoles.Readers)
            .WithName("GetElderByExternalId")
            .WithSummary("One elder by the key of the source system.")
            .Produces<ElderBody>();
    }

    public static async Task<IResult> Show(
        long id,
        ShowElder show,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await show.Find(id, ct) is not var (elder, limited))
        {
            return await Refused(id, audit, http);
        }
        await audit.Looked(limited ? "people.open-limited" : "people.open", [id]);
        return Page.Of<ElderPageView>(elder.Name, await show.Model(elder, limited, ct));
    }

    private static async Task<IResult> Get(
        long id,
        ShowElder show,
        ElderReader reader,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await show.Find(id, ct) is not (var elder, false))
        {
            return await Refused(id, audit, http);
        }
        await audit.Looked("people.open", [id]);
        http.Response.Headers.ETag = $"\"{elder.Version}\"";
        return Results.Ok(await reader.BodyOf(elder, ct));
    }

    private static async Task<IResult> ByExternalId(
        string key,
        PeopleDb db,
        ElderReader reader,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.ExternalId == key, ct) is not { } elder)
        {
            return await Refused(0, audit, http);
        }
        await audit.Looked("people.open", [elder.SubjectId]);
        http.Response.Headers.ETag = $"\"{elder.Version}\"";
        return Results.Ok(await reader.BodyOf(elder, ct));
    }
}
