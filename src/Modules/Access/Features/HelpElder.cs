using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Access.Contracts;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>
/// A named helper acts at the service desk with the elder present, by elder card and day of birth (SEC-12). It ends by itself after some
/// minutes, every deed carries the helper's name, and the elder and the family are told.
/// </summary>
internal sealed class HelpElder(
    DbSession session,
    ElderAccounts elderAccounts,
    StartSignIn start,
    Messenger messenger,
    AuditTrail audit,
    AccessRuleBook book,
    IEnumerable<IElderDoor> doors
)
{
    /// <summary>Desks where elders come in person.</summary>
    public static readonly Role[] Helpers = [Role.VillageWorker, Role.StationWorker, Role.TownOfficer];

    private static readonly Fault NoElder = Fault.NotFound(
        "helper-no-elder",
        "老年证号和出生日期对不上，或者老人不在您的范围内。请核对证件。"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/helper", () => Show(new HelpForm(), [])).For(Helpers).ExcludeFromDescription();
        routes
            .MapForm(
                "/helper",
                ([FromForm] HelpForm form, HttpContext http, HelpElder use, CancellationToken ct) =>
                    use.Run(form, http, ct)
            )
            .Limited("sign-in")
            .For(Helpers)
            .ExcludeFromDescription();
    }

    private static IResult Show(HelpForm form, IReadOnlyList<Fault> faults) =>
        Page.Of<HelperPage>(
            "帮老人办事",
            new HelperModel(form.Card ?? "", form.BornOn, form.Reason ?? "", faults),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );

    private async Task<IResult> Run(HelpForm form, HttpContext http, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(form.Reason) || form.Present != "true")
        {
            return Show(form, [Fault.Invalid("helper-present", "请写明办什么事，并确认老人在场。", "reason")]);
        }
        var me = session.Viewer;
        var person = await Find(form, ct);
        if (person is null || !me.Scope.Covers(person.Division))
        {
            await audit.Looked("access.helper-refused", person is null ? [] : [person.PersonId], form.Reason);
            return Show(form, [NoElder]);
        }
        var made = await elderAccounts.For(person, ct);
        if (!made.Ok)
        {
            return Show(form, made.Faults);
        }
        var until = session.Time.Instant().AddMinutes(book.On(session.Time.Today()).HelperMinutes);
        var name = $"{me.Name} {me.Role.Title()}";
        await session.Commit<Done>(
            () =>
            {
                audit.Did("access.helper", [person.PersonId], form.Reason);
                messenger.Send(
                    $"elder:{person.PersonId}",
                    $"{name} 在您在场时用您的账号办事：{form.Reason}。不是您本人在场，请告诉村（社区）。"
                );
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            ct
        );
        await start.Start(
            http,
            made.Value.Account,
            made.Value.PostId,
            "helper",
            new Help(name, StartSignIn.IdOf(http), until),
            ct
        );
        return Results.Redirect("/");
    }

    private async Task<DoorPerson?> Find(HelpForm form, CancellationToken ct)
    {
        foreach (var door in form.BornOn is null ? [] : doors)
        {
            if (await door.ByCard((form.Card ?? "").Trim(), form.BornOn!.Value, ct) is { } person)
            {
                return person;
            }
        }
        return null;
    }
}

internal sealed class HelpForm
{
    public string? Card { get; set; }

    public DateOnly? BornOn { get; set; }

    public string? Reason { get; set; }

    public string? Present { get; set; }
}
