using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>
/// The elder or the family calls for help and sees, live, who was called. Saying 我没事 is written down but closes nothing:
/// only staff close a case, with an outcome.
/// </summary>
internal sealed class CallForHelp(
    Viewer viewer,
    SafetyDb db,
    DbSession session,
    SosJournal journal,
    JournalReplay replay,
    IncidentLog log,
    IElders elders
)
{
    /// <summary>How long the answer waits for the incident; the call itself is safe before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private static readonly Fault NotYours = Fault.NotFound("elder-unknown", "没有找到这位老人，或者您不能替他求助。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sos", Button).For(Roles.Household).ExcludeFromDescription();
        routes.MapGet("/sos/confirm", Confirm).For(Roles.Household).ExcludeFromDescription();
        routes.MapForm("/sos", Press).For(Roles.Household).ExcludeFromDescription();
        routes.MapGet("/sos/live", Live).For(Roles.Household).ExcludeFromDescription();
        routes.MapForm("/sos/say", Say).For(Roles.Household).ExcludeFromDescription();
        routes
            .MapPost("/api/sos/mine", PressApi)
            .For(Roles.Household)
            .WithName("CallForHelp")
            .WithSummary("The elder, or family for the elder, calls for help.")
            .Produces<HelpCalled>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> Button(HttpContext http, CallForHelp call, CancellationToken ct, long elder = 0) =>
        call.Door(http, elder, confirm: false, ct);

    private static Task<IResult> Confirm(HttpContext http, CallForHelp call, CancellationToken ct, long elder = 0) =>
        call.Door(http, elder, confirm: true, ct);

    private async Task<IResult> Door(HttpContext http, long asked, bool confirm, CancellationToken ct)
    {
        if (await Whom(asked, ct) is not { } elder)
        {
            return Problems.Of([NotYours], http);
        }
        if (await db.AllIncidents.AnyAsync(i => i.SubjectId == elder && i.ClosedAt == null, ct))
        {
            return Results.Redirect($"/sos/live?elder={elder}");
        }
        return Page.Of<SosPage>("求助", new SosModel(elder, viewer.Role == Role.Family, confirm));
    }

    private static async Task<IResult> Press(
        [FromForm] SosForm form,
        HttpContext http,
        CallForHelp call,
        CancellationToken ct
    )
    {
        if (await call.Whom(form.Elder, ct) is not { } elder)
        {
            return Problems.Of([NotYours], http);
        }
        var incident = await call.Call(elder, form.Once, ct);
        http.Response.Headers.Location = $"/sos/live?elder={elder}{(incident is null ? "&sent=true" : "")}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> PressApi(SosForm form, HttpContext http, CallForHelp call, CancellationToken ct)
    {
        if (await call.Whom(form.Elder, ct) is not { } elder)
        {
            return Problems.Of([NotYours], http);
        }
        var once = http.Request.Headers["Idempotency-Key"].ToString();
        var incident = await call.Call(elder, once.Length > 0 ? once : form.Once, ct);
        return Results.Json(
            new HelpCalled("accepted", incident),
            Platform.Json.Options,
            statusCode: StatusCodes.Status202Accepted
        );
    }

    /// <summary>Writes the call down and waits a moment for its incident.</summary>
    private async Task<long?> Call(long elder, string? once, CancellationToken ct)
    {
        var key = $"page:{viewer.AccountId}:{once ?? session.Ids.Next().ToString(CultureInfo.InvariantCulture)}";
        var family = viewer.Role == Role.Family;
        var entry = new SosEntry(
            key,
            session.Time.Instant(),
            family ? TriggerKind.Family : TriggerKind.ElderPage,
            elder,
            null,
            null,
            null,
            null,
            null,
            viewer.AccountId,
            family ? "家属" : "老人本人"
        );
        var done = replay.WorkedOff(key);
        try
        {
            await journal.Append(entry, ct);
            return await Task.WhenAny(done, Task.Delay(Patience, ct)) == done ? await done : null;
        }
        finally
        {
            replay.Forget(key);
        }
    }

    /// <param name="sent">A call was written down that is not worked off yet: an older, closed case is not the answer.</param>
    private static Task<IResult> Live(
        HttpContext http,
        CallForHelp call,
        CancellationToken ct,
        long elder = 0,
        bool sent = false
    ) => call.ShowLive(http, elder, sent, ct);

    private async Task<IResult> ShowLive(HttpContext http, long asked, bool sent, CancellationToken ct)
    {
        if (await Whom(asked, ct) is not { } elder)
        {
            return Problems.Of([NotYours], http);
        }
        var incident = await db
            .AllIncidents.AsNoTracking()
            .Where(i => i.SubjectId == elder && (!sent || i.ClosedAt == null))
            .OrderByDescending(i => i.OpenedAt)
            .FirstOrDefaultAsync(ct);
        var told = incident is null
            ? []
            : await db
                .Events.AsNoTracking()
                .Where(e => e.IncidentId == incident.Id)
                .OrderByDescending(e => e.Sequence)
                .ToListAsync(ct);
        return Page.Of<SosLivePage>("求助", SosLiveModel.Of(elder, incident, told));
    }

    private static Task<IResult> Say(
        [FromForm] SayForm form,
        Commands commands,
        HttpContext http,
        CallForHelp call,
        CancellationToken ct
    ) => commands.Form(() => call.Write(form, ct), id => $"/sos/live?elder={id}", f => Problems.Of(f, http), ct);

    private async Task<Outcome<long>> Write(SayForm form, CancellationToken ct)
    {
        if (await Whom(form.Elder, ct) is not { } elder)
        {
            return NotYours;
        }
        var open = await db.AllIncidents.SingleOrDefaultAsync(i => i.SubjectId == elder && i.ClosedAt == null, ct);
        if (open is not null)
        {
            open.ElderIsWell = form.Well;
            var who = viewer.Role == Role.Family ? "家属" : "老人";
            log.Add(open, EventKind.ElderSaid, form.Well ? $"{who}说：我没事" : $"{who}说：还需要帮助");
        }
        return elder;
    }

    /// <summary>The elder for whom this viewer may call; null when nobody.</summary>
    private async Task<long?> Whom(long asked, CancellationToken ct)
    {
        if (viewer.Role == Role.Elder)
        {
            return asked == 0 || asked == viewer.PersonId ? viewer.PersonId : null;
        }
        var elder =
            asked != 0 ? asked
            : viewer.ActsFor is [var only] ? only
            : viewer.PersonId ?? 0;
        return
            elder != 0
            && (
                viewer.ActsFor?.Contains(elder) == true
                || await elders.MayActFor(viewer.AccountId, elder, FamilyScope.Notify, ct)
            )
            ? elder
            : null;
    }
}

/// <param name="Elder">0: the viewer's own.</param>
/// <param name="Once">The same for a repeated press of the same button.</param>
internal sealed record SosForm(long Elder, string? Once);

internal sealed record SayForm(long Elder, bool Well);

internal sealed record HelpCalled(string State, long? IncidentId);
