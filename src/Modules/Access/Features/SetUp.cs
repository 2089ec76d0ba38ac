using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>
/// The first administrator: only while no account exists, and only with the code that the server wrote on its terminal and into the
/// data folder.
/// </summary>
internal sealed class SetUp(
    AccessDb db,
    DbSession session,
    SetUpCode setUpCode,
    IAccounts accounts,
    StartSignIn start,
    Commands commands
)
{
    private static readonly Fault Closed = Fault.NotFound(
        "set-up-done",
        "平台已经有账号了，这一页不再使用。请直接登录。"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/setup", (HttpContext http, SetUp use, CancellationToken ct) => use.Show(http, ct))
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/setup",
                ([FromForm] SetUpForm form, HttpContext http, SetUp use, CancellationToken ct) =>
                    use.Run(form, http, ct)
            )
            .Limited("sign-in")
            .ForEveryone()
            .ExcludeFromDescription();
    }

    private async Task<IResult> Show(HttpContext http, CancellationToken ct) =>
        await accounts.IsEmpty(ct) ? Again(new SetUpForm(), []) : Problems.Of([Closed], http);

    private static IResult Again(SetUpForm form, IReadOnlyList<Fault> faults) =>
        Page.Of<SetUpPage>(
            "第一次使用",
            new SetUpModel(form.UserName ?? "", form.Name ?? "", form.Division ?? "", faults),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );

    private async Task<IResult> Run(SetUpForm form, HttpContext http, CancellationToken ct)
    {
        var answer = await commands.Form<Done>(
            async () =>
            {
                if (!await accounts.IsEmpty(ct))
                {
                    return Closed;
                }
                if (!await setUpCode.IsRight(form.Code ?? "", ct))
                {
                    return Fault.Invalid(
                        "set-up-code-wrong",
                        "安装码不对。它显示在服务器终端上，也在数据文件夹的 setup-code 文件里。",
                        "code"
                    );
                }
                if (!DivisionCode.TryParse(form.Division, out var division))
                {
                    return Fault.Invalid(
                        "division-format",
                        "区划代码应为 2、4、6、9 或 12 位数字，例如 440800。",
                        "division"
                    );
                }
                var post = new NewPost(Role.Administrator, division.Value, session.Time.Today());
                var made = await accounts.Open(
                    new NewAccount(form.UserName ?? "", form.Name ?? "", post),
                    form.Password ?? "",
                    ct
                );
                return made.Ok ? default(Done) : made.As<Done>();
            },
            _ => "/me/account",
            faults => Again(form, faults),
            ct
        );
        var name = (form.UserName ?? "").Trim().ToLowerInvariant();
        if (
            await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == name, ct) is { } account
            && await setUpCode.TakeAway(form.Code ?? "", ct)
        )
        {
            await start.Start(http, account, "password", ct);
        }
        return answer;
    }
}

internal sealed class SetUpForm
{
    public string? Code { get; set; }

    public string? UserName { get; set; }

    public string? Name { get; set; }

    public string? Division { get; set; }

    public string? Password { get; set; }
}

/// <summary>The one-time code of the first start; made when the server starts without any account.</summary>
internal sealed class SetUpCode(IServiceScopeFactory scopes, DataFolder folder, DemoMode demo) : IHostedService
{
    private const string FileName = "setup-code";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (demo.On)
        {
            return;
        }
        await using var scope = scopes.CreateAsyncScope();
        if (await IsEmpty(scope.ServiceProvider, cancellationToken))
        {
            Console.WriteLine($"还没有账号。请打开 /setup，输入安装码：{await Code(cancellationToken)}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<bool> IsRight(string code, CancellationToken ct) =>
        await folder.Read(FileName, ct) is { } kept && Secrets.Same(Secrets.Print("setup", kept), "setup", code);

    /// <summary>Voids the code once it has made an account.</summary>
    public async Task<bool> TakeAway(string code, CancellationToken ct)
    {
        if (!await IsRight(code, ct))
        {
            return false;
        }
        File.Delete(Path.Combine(folder.Path, FileName));
        return true;
    }

    private async Task<string> Code(CancellationToken ct)
    {
        if (await folder.Read(FileName, ct) is { Length: > 0 } kept)
        {
            return kept;
        }
        var code = Secrets.NewCode(3);
        await folder.Replace(FileName, code, ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder.Path, FileName), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return code;
    }

    private static async Task<bool> IsEmpty(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            return await services.GetRequiredService<IAccounts>().IsEmpty(ct);
        }
        catch (System.Data.Common.DbException)
        {
            return false; // The schema is not there yet: `migrate` comes first.
        }
    }
}
