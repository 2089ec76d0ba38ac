using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>An agent opens a case for somebody on the telephone, by the elder's record or elder card.</summary>
internal sealed class OpenByAgent(
    Viewer viewer,
    IElders elders,
    SosJournal journal,
    JournalReplay replay,
    DbSession session,
    AuditTrail audit
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/duty/new", Show).For(Role.DutyAgent).ExcludeFromDescription();
        routes.MapForm("/duty/new", Post).For(Role.DutyAgent).ExcludeFromDescription();
        routes
            .MapPost("/api/incidents", Api)
            .For(Role.DutyAgent)
            .WithName("OpenIncident")
            .WithSummary("Opens a case for somebody on the telephone.")
            .Produces<HelpCalled>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Show(string? elder) =>
        Page.Of<NewCallPage>("登记来电求助", new NewCallModel(new CallerForm(elder, null, null), []));

    private static async Task<IResult> Post(
        [FromForm] CallerForm form,
        HttpContext http,
        OpenByAgent open,
        CancellationToken ct
    )
    {
        var made = await open.Open(form, ct);
        if (!made.Ok)
        {
            return Page.Of<NewCallPage>(
                "登记来电求助",
                new NewCallModel(form, made.Faults),
                Problems.Status(made.Faults[0].Kind)
            );
        }
        http.Response.Headers.Location = made.Value is { } id ? $"/duty/incidents/{id}" : "/duty";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> Api(CallerForm form, HttpContext http, OpenByAgent open, CancellationToken ct)
    {
        var made = await open.Open(form, ct);
        return made.Ok
            ? Results.Json(
                new HelpCalled("accepted", made.Value),
                Platform.Json.Options,
                statusCode: StatusCodes.Status202Accepted
            )
            : Problems.Of(made.Faults, http);
    }

    private async Task<Outcome<long?>> Open(CallerForm form, CancellationToken ct)
    {
        var elder = await Find(form, ct);
        if (elder is null || !viewer.Scope.Covers(elder.Division))
        {
            return Fault.NotFound(
                "caller-unknown",
                "没有找到这位老人，或者他不在您的值班范围内。请核对编号或老年卡号。"
            ) with
            {
                Field = string.IsNullOrWhiteSpace(form.Card) ? "elder" : "card",
            };
        }
        if (form.Note?.Length > 200)
        {
            return Fault.Invalid("note-length", "情况最多写 200 个字。", "note");
        }
        await audit.Looked("safety.caller", [elder.Id]);
        var key = $"call:{session.Ids.Next().ToString(CultureInfo.InvariantCulture)}";
        var entry = new SosEntry(
            key,
            session.Time.Instant(),
            TriggerKind.Hotline,
            elder.Id,
            null,
            null,
            null,
            null,
            null,
            viewer.AccountId,
            viewer.Name,
            string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim()
        );
        var done = replay.WorkedOff(key);
        await journal.Append(entry, ct);
        var first = await Task.WhenAny(done, Task.Delay(Patience, ct));
        replay.Forget(key);
        return first == done ? await done : default(long?);
    }

    private Task<ElderCard?> Find(CallerForm form, CancellationToken ct) =>
        !string.IsNullOrWhiteSpace(form.Card) ? elders.FindByCard(form.Card.Trim(), ct)
        : long.TryParse(form.Elder, CultureInfo.InvariantCulture, out var id) ? elders.FindForSystem(id, ct)
        : Task.FromResult<ElderCard?>(null);
}
