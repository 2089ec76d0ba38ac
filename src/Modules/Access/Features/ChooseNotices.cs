using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>
/// Text message or WeChat: everybody chooses for a phone of their own. A code by text message proves the phone, a code from WeChat the
/// person behind it.
/// </summary>
internal sealed class ChooseNotices(
    SmsCodes codes,
    WeChatBindings bindings,
    IWeChatGateway weChat,
    StepCookie step,
    DbSession session,
    Commands commands,
    AuditTrail audit
)
{
    private const string Purpose = "wechat";
    private const string Home = "/me/notices";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(Home, (ChooseNotices choose, CancellationToken ct) => choose.Show("", [], ct))
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                Home,
                ([FromForm] string? phone, ChooseNotices choose, HttpContext http, CancellationToken ct) =>
                    choose.SendCode(phone ?? "", http, ct)
            )
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapGet($"{Home}/bind", (ChooseNotices choose, HttpContext http) => choose.Code("", [], http))
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                $"{Home}/bind",
                (
                    [FromForm] string? code,
                    [FromForm] string? weChatCode,
                    ChooseNotices choose,
                    HttpContext http,
                    CancellationToken ct
                ) => choose.Bind(code ?? "", weChatCode ?? "", http, ct)
            )
            .ForSignedIn()
            .ExcludeFromDescription();
        routes
            .MapPost(
                $"{Home}/{{id:long}}/unbind",
                (long id, ChooseNotices choose, HttpContext http, CancellationToken ct) => choose.Unbind(id, http, ct)
            )
            .ForSignedIn()
            .ExcludeFromDescription();
    }

    private async Task<IResult> Show(string phone, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var mine = await bindings.Mine(ct);
        var model = new NoticesModel([.. mine.Select(b => new BoundPhone(b.Id, b.Phone, b.At))], phone, faults);
        return Page.Of<NoticesPage>("怎样通知我", model, faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200);
    }

    private async Task<IResult> SendCode(string typed, HttpContext http, CancellationToken ct)
    {
        var phone = PhoneNumber.Read(typed);
        if (!phone.Ok || !phone.Value.IsMobile)
        {
            return await Show(typed, [Fault.Invalid("phone-format", "手机号要 11 位数字。请再看一看。", "phone")], ct);
        }
        return await commands.Form(
            async () =>
            {
                var sent = await codes.Send(Purpose, phone.Value.Value, ct);
                if (sent.Ok)
                {
                    step.Set(http, Purpose, phone.Value.Value);
                }
                return sent;
            },
            _ => $"{Home}/bind",
            faults => Show(typed, faults, ct),
            ct
        );
    }

    private IResult Code(string weChatCode, IReadOnlyList<Fault> faults, HttpContext http) =>
        step.Get(http, 2) is [Purpose, var phone]
            ? Page.Of<BindWeChatPage>(
                "改用微信通知",
                new BindWeChatModel(PhoneNumber.Mask(phone), weChat is LocalWeChatGateway, weChatCode, faults),
                faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200
            )
            : Results.Redirect(Home);

    private async Task<IResult> Bind(string code, string weChatCode, HttpContext http, CancellationToken ct)
    {
        if (step.Get(http, 2) is not [Purpose, var phone])
        {
            return Results.Redirect(Home);
        }
        if (string.IsNullOrWhiteSpace(weChatCode))
        {
            return Code("", [Fault.Invalid("wechat-code-missing", "还没有填微信绑定码。", "weChatCode")], http);
        }
        var right = await codes.IsRight(Purpose, phone, code, ct);
        if (!right.Ok)
        {
            return Code(weChatCode, right.Faults, http);
        }
        if (await weChat.OpenIdOf(weChatCode.Trim(), ct) is not { } openId)
        {
            return Code(
                weChatCode,
                [Fault.Invalid("wechat-code-wrong", "微信绑定码不对或者已经过期。请在微信里再取一个。", "weChatCode")],
                http
            );
        }
        return await commands.Form<Done>(
            async () =>
            {
                await codes.Use(Purpose, phone, ct);
                await bindings.Bind(phone, openId, ct);
                audit.Did("access.wechat-bound", [], detail: PhoneNumber.Mask(phone));
                session.AfterCommit(() => StepCookie.Clear(http));
                return default(Done);
            },
            _ => Home,
            faults => Code(weChatCode, faults, http),
            ct
        );
    }

    private Task<IResult> Unbind(long id, HttpContext http, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                await bindings.Unbind(id, ct);
                audit.Did("access.wechat-unbound", []);
                return default(Done);
            },
            _ => Home,
            faults => Problems.Of(faults, http),
            ct
        );
}
