using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>Records an agreement or its withdrawal; a withdrawal closes what rests on it at once (SEC-05, REG-25).</summary>
internal sealed class KeepConsents(
    PeopleDb db,
    DbSession session,
    RecordMaker maker,
    ElderGrants elderGrants,
    Grants grants,
    TagKeeper tags,
    GroupCounter counter,
    Events events,
    AuditTrail audit
)
{
    public async Task<Outcome<Done>> Set(long id, string? purpose, bool given, string? how, CancellationToken ct)
    {
        counter.Clear();
        var reader = new InputReader(new ElderInput(), session.Time.Today());
        var what = reader.Word(purpose, default(ConsentPurpose), "purpose");
        if (await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return ShowElder.Unknown;
        }
        if (what == default || string.IsNullOrWhiteSpace(how))
        {
            return Fault.Invalid("consent-how", "要选哪一项，并写明怎样取得或撤回，例如“本人签字”。", "how");
        }
        var standing = await db
            .AllConsents.Where(c => c.ElderId == id && c.Purpose == what && c.WithdrawnAt == null)
            .ToListAsync(ct);
        if (given && standing.Count == 0)
        {
            db.AllConsents.Add(maker.Consent(id, what, how.Trim()));
        }
        if (!given)
        {
            standing.ForEach(c => (c.WithdrawnAt, c.HowWithdrawn) = (session.Time.Instant(), how.Trim()));
            await Close(id, what, ct);
        }
        await session.Save(ct);
        await elderGrants.SyncFamily(id, ct);
        await tags.Recompute(elder, session.Time.Today(), ct);
        await counter.Flush(ct);
        audit.Did(given ? "people.consent-given" : "people.consent-withdrawn", [id], how.Trim(), what.ToString());
        return default(Done);
    }

    private async Task Close(long id, ConsentPurpose purpose, CancellationToken ct)
    {
        if (purpose is ConsentPurpose.Monitoring or ConsentPurpose.Doctor)
        {
            await grants.Withdraw(id, purpose == ConsentPurpose.Doctor ? "doctor" : "monitoring", ct);
        }
        events.Tell(PeopleEvents.ConsentWithdrawn, new ConsentWithdrawn(id, purpose));
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/elders/{id:long}/consents",
                (
                    long id,
                    [FromForm] string? purpose,
                    [FromForm] string? given,
                    [FromForm] string? how,
                    Commands commands,
                    KeepConsents consents,
                    ShowElder show,
                    AuditTrail audit,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => consents.Set(id, purpose, given == "yes", how, ct),
                        _ => $"/elders/{id}",
                        () => ShowElder.Show(id, show, audit, http, ct),
                        ct
                    )
            )
            .For([.. PeopleRoles.Editors, Role.Elder])
            .ExcludeFromDescription();
}
