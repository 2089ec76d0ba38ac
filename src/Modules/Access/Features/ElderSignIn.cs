using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Access.Contracts;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>The elders' and families' own way in: a code to the registered phone (SEC-12). Large, few words, one thing a page.</summary>
internal sealed class ElderSignIn(
    DbSession session,
    SmsCodes codes,
    StepCookie step,
    StartSignIn start,
    ElderAccounts elderAccounts,
    IEnumerable<IElderDoor> doors
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elder-sign-in", () => Phone("", [])).ForEveryone().ExcludeFromDescription();
        routes
            .MapPost(
                "/elder-sign-in",
                ([FromForm] string? phone, HttpContext http, ElderSignIn use, CancellationToken ct) =>
                    use.Send(phone ?? "", http, ct)
            )
            .Limited("sms")
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapGet("/elder-sign-in/code", (StepCookie step, HttpContext http) => Code(step, http, []))
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/elder-sign-in/code",
                ([FromForm] string? code, HttpContext http, ElderSignIn use, CancellationToken ct) =>
                    use.Enter(code ?? "", http, ct)
            )
            .Limited("sign-in")
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/elder-sign-in/who",
                ([FromForm] string? person, HttpContext http, ElderSignIn use, CancellationToken ct) =>
                    use.Choose(person ?? "", http, ct)
            )
            .ForEveryone()
            .ExcludeFromDescription();
    }

    private static IResult Phone(string phone, IReadOnlyList<Fault> faults) =>
        Page.Of<ElderPhonePage>(
            "老人和家属登录",
            new ElderPhoneModel(phone, faults),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );

    private static IResult Code(StepCookie step, HttpContext http, IReadOnlyList<Fault> faults) =>
        step.Get(http, 2) is ["door", var phone]
            ? Page.Of<ElderCodePage>(
                "输入验证码",
                new ElderCodeModel(PhoneNumber.Mask(phone), faults),
                faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
            )
            : Results.Redirect("/elder-sign-in");

    private async Task<List<DoorPerson>> Find(string phone, CancellationToken ct)
    {
        var found = new List<DoorPerson>();
        foreach (var door in doors)
        {
            found.AddRange(await door.ByPhone(phone, ct));
        }
        return found;
    }

    /// <summary>The answer is the same whether or not anybody registered the phone; a code goes only to registered ones.</summary>
    private async Task<IResult> Send(string text, HttpContext http, CancellationToken ct)
    {
        var phone = PhoneNumber.Read(text);
        if (!phone.Ok || !phone.Value.IsMobile)
        {
            return Phone(text, [Fault.Invalid("phone-format", "手机号要 11 位数字。请再看一看。", "phone")]);
        }
        if ((await Find(phone.Value.Value, ct)).Count > 0)
        {
            await session.Commit<Done>(() => codes.Send("door", phone.Value.Value, ct), ct);
        }
        step.Set(http, "door", phone.Value.Value);
        return Results.Redirect("/elder-sign-in/code");
    }

    private async Task<IResult> Enter(string code, HttpContext http, CancellationToken ct)
    {
        if (step.Get(http, 2) is not ["door", var phone])
        {
            return Results.Redirect("/elder-sign-in");
        }
        var right = await codes.IsRight("door", phone, code, ct);
        if (!right.Ok)
        {
            return Code(step, http, right.Faults);
        }
        await session.Commit<Done>(
            async () =>
            {
                await codes.Use("door", phone, ct);
                return default(Done);
            },
            ct
        );
        var people = await Find(phone, ct);
        if (people is [var only])
        {
            return await Begin(only, http, ct);
        }
        step.Set(http, "who", phone, string.Join(',', people.Select(KeyOf)));
        return Page.Of<ElderWhoPage>(
            "您是哪一位",
            new ElderWhoModel([.. people.Select(p => new Who(KeyOf(p), p.Name, p.IsElder))])
        );
    }

    private async Task<IResult> Choose(string person, HttpContext http, CancellationToken ct)
    {
        if (step.Get(http, 3) is not ["who", var phone, var allowed] || !allowed.Split(',').Contains(person))
        {
            return Results.Redirect("/elder-sign-in");
        }
        var chosen = (await Find(phone, ct)).Find(p => KeyOf(p) == person);
        return chosen is null ? Results.Redirect("/elder-sign-in") : await Begin(chosen, http, ct);
    }

    private async Task<IResult> Begin(DoorPerson person, HttpContext http, CancellationToken ct)
    {
        var made = await elderAccounts.For(person, ct);
        if (!made.Ok)
        {
            return Problems.Of(made.Faults, http);
        }
        StepCookie.Clear(http);
        await start.Start(http, made.Value.Account, made.Value.PostId, "sms", ct);
        return Results.Redirect("/");
    }

    private static string KeyOf(DoorPerson person) =>
        string.Create(CultureInfo.InvariantCulture, $"{(person.IsElder ? 'e' : 'f')}{person.PersonId}");
}
