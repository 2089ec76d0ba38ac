using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Opens accounts, gives posts, ends them, hands them over and lets somebody stand in (SEC-09, SEC-13).</summary>
internal sealed class AppointPost(
    AccessDb db,
    DbSession session,
    Appointing appointing,
    AccessRuleBook book,
    Accounts accounts,
    ManageAccount manage,
    Commands commands,
    DivisionStore divisions
)
{
    private static readonly Fault NoPost = Fault.NotFound("post-unknown", "没有这个岗位，或者它不在您管理的范围内。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/accounts/new", (AppointPost use, CancellationToken ct) => use.Blank(new AppointForm(), [], ct))
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/accounts",
                ([FromForm] AppointForm form, AppointPost use, CancellationToken ct) => use.Open(form, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/accounts/{id:long}/posts",
                (long id, [FromForm] AppointForm form, HttpContext http, AppointPost use, CancellationToken ct) =>
                    use.Add(id, form, http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/posts/{id:long}/end",
                (long id, [FromForm] DateOnly? last, HttpContext http, AppointPost use, CancellationToken ct) =>
                    use.End(id, last, http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/posts/{id:long}/hand-over",
                (long id, [FromForm] HandOverForm form, HttpContext http, AppointPost use, CancellationToken ct) =>
                    use.HandOver(id, form, deputy: false, http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/posts/{id:long}/deputy",
                (long id, [FromForm] HandOverForm form, HttpContext http, AppointPost use, CancellationToken ct) =>
                    use.HandOver(id, form, deputy: true, http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();
    }

    private Viewer Me => session.Viewer;

    private async Task<IResult> Blank(AppointForm form, IReadOnlyList<Fault> faults, CancellationToken ct) =>
        Page.Of<NewAccountPage>(
            "开账号",
            new NewAccountModel(
                form.UserName,
                form.Name,
                form.Role,
                form.Division ?? (await divisions.Tree(ct)).NameOf(Me.Division.Value),
                form.From ?? session.Time.Today(),
                form.To,
                [.. appointing.RolesFor(Me)],
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );

    private Task<IResult> Open(AppointForm form, CancellationToken ct) =>
        commands.Form<long>(
            async () =>
            {
                var post = await Read(form, ct);
                if (!post.Ok)
                {
                    return post.As<long>();
                }
                var made = await accounts.Open(
                    new NewAccount(form.UserName ?? "", form.Name ?? "", post.Value),
                    null,
                    ct
                );
                return made.Ok ? made.Value.AccountId : made.As<long>();
            },
            id => $"/accounts/{id}",
            faults => Blank(form, faults, ct),
            ct
        );

    private Task<IResult> Add(long id, AppointForm form, HttpContext http, CancellationToken ct) =>
        commands.Form<long>(
            async () =>
            {
                var found = await manage.Find(id, change: true, ct);
                var post = await Read(form, ct);
                return !found.Ok ? found.As<long>()
                    : !post.Ok ? post.As<long>()
                    : await accounts.Appoint(id, post.Value, ct);
            },
            _ => $"/accounts/{id}",
            () => manage.Show(id, http, [], null, ct),
            ct
        );

    private async Task<IResult> End(long id, DateOnly? last, HttpContext http, CancellationToken ct)
    {
        var account = 0L;
        return await commands.Form<Done>(
            async () =>
            {
                var post = await Find(id, ct);
                account = post.Ok ? post.Value.AccountId : 0;
                return post.Ok ? await accounts.EndPost(id, last ?? session.Time.Today(), ct) : post.As<Done>();
            },
            _ => $"/accounts/{account}",
            () => manage.Show(account, http, [], null, ct),
            ct
        );
    }

    /// <summary>Gives the post to another account: for good from a day on, or for a time as a deputy.</summary>
    private async Task<IResult> HandOver(
        long id,
        HandOverForm form,
        bool deputy,
        HttpContext http,
        CancellationToken ct
    )
    {
        var account = 0L;
        return await commands.Form<long>(
            async () =>
            {
                var post = await Find(id, ct);
                if (!post.Ok)
                {
                    return post.As<long>();
                }
                account = post.Value.AccountId;
                var name = (form.UserName ?? "").Trim().ToLowerInvariant();
                var to = await db.Accounts.SingleOrDefaultAsync(a => a.UserName == name && a.ClosedAt == null, ct);
                if (to is null || to.Id == post.Value.AccountId)
                {
                    return Fault.Invalid(
                        "hand-over-account",
                        $"没有可以接手的账号“{name}”。请先给他开账号。",
                        "userName"
                    );
                }
                return deputy ? await StandIn(post.Value, to, form, ct) : await Replace(post.Value, to, form, ct);
            },
            _ => $"/accounts/{account}",
            () => manage.Show(account, http, [], null, ct),
            ct
        );
    }

    private async Task<Outcome<long>> Replace(Post post, Account to, HandOverForm form, CancellationToken ct)
    {
        var from = form.From ?? session.Time.Today();
        var ended = await accounts.EndPost(post.Id, from.AddDays(-1), ct);
        return ended.Ok ? await accounts.Appoint(to.Id, Copy(post, from, post.ValidTo), ct) : ended.As<long>();
    }

    private async Task<Outcome<long>> StandIn(Post post, Account to, HandOverForm form, CancellationToken ct)
    {
        var from = form.From ?? session.Time.Today();
        if (!Post.MayHaveDeputy(post.Role) || form.To is not { } until || until < from)
        {
            return Fault.Invalid("deputy-period", "代理要写明起止日期，而且这个岗位要能由别人代理。", "to");
        }
        var last = post.ValidTo is { } end && end < until ? end : until;
        var held = await db.Posts.Where(p => p.AccountId == to.Id && p.Role != post.Role).ToListAsync(ct);
        var clash = held.Where(p => new Period(p.ValidFrom, p.ValidTo).Overlaps(new Period(from, last)));
        if (book.Excluding.FirstOrDefault(x => clash.Any(p => x.Forbids(p.Role, post.Role))) is { } excluded)
        {
            return Fault.Refused("duties-exclude", excluded.Sentence, "userName");
        }
        return accounts.Add(to.Id, Copy(post, from, last), post.Id);
    }

    private static NewPost Copy(Post post, DateOnly from, DateOnly? to) =>
        new(post.Role, post.Division, from, to, post.OrgId, post.PersonId);

    private async Task<Outcome<Post>> Find(long id, CancellationToken ct)
    {
        var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (post is null)
        {
            return NoPost;
        }
        var refusal = post.AccountId == Me.AccountId && !Me.Is(Role.Administrator) ? NoPost : null;
        refusal ??= appointing.Refusal(Me, post.Role, post.Division, post.OrgId);
        return refusal is null ? post : refusal;
    }

    private async Task<Outcome<NewPost>> Read(AppointForm form, CancellationToken ct)
    {
        var faults = new List<Fault>();
        var place = await Place(form.Division, ct);
        var division = place.Ok ? place.Value : default;
        if (!place.Ok)
        {
            faults.AddRange(place.Faults);
        }
        if (form.Role is not { } role || role == Role.None)
        {
            faults.Add(Fault.Invalid("role-missing", "请选一个岗位。", "role"));
        }
        else if (faults.Count == 0 && appointing.Refusal(Me, role, division.Value, OrgOf(form)) is { } refusal)
        {
            faults.Add(refusal with { Field = refusal.Code == "appoint-role" ? "role" : "division" });
        }
        var from = form.From ?? session.Time.Today();
        if (form.To < from)
        {
            faults.Add(Fault.Invalid("period-order", "结束日期不能早于开始日期。", "to"));
        }
        return faults.Count > 0 ? faults : new NewPost(form.Role!.Value, division.Value, from, form.To, OrgOf(form));
    }

    /// <summary>A place by its name inside the viewer's own area, or by its code.</summary>
    private async Task<Outcome<DivisionCode>> Place(string? text, CancellationToken ct)
    {
        if (DivisionCode.TryParse(text, out var code))
        {
            return code;
        }
        var tree = await divisions.Tree(ct);
        var named = tree.Named(text ?? "").Where(d => Me.Division.Contains(DivisionCode.Parse(d.Code))).ToList();
        return named switch
        {
            [var one] => DivisionCode.Parse(one.Code),
            [] => Fault.Invalid(
                "division-unknown",
                $"您管的地方里没有“{text}”。请写地名，例如“镇名 村名”。",
                "division"
            ),
            _ => Fault.Invalid(
                "division-several",
                $"有 {named.Count} 个“{text}”：{string.Join('；', named.Take(5).Select(d => tree.PathOf(d.Code)))}。请连上级的名字一起写。",
                "division"
            ),
        };
    }

    private long? OrgOf(AppointForm form) => Me.Is(Role.AgencyManager, Role.OperatorManager) ? Me.OrgId : form.OrgId;
}

internal sealed class AppointForm
{
    public string? UserName { get; set; }

    public string? Name { get; set; }

    public Role? Role { get; set; }

    public string? Division { get; set; }

    public long? OrgId { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

internal sealed class HandOverForm
{
    public string? UserName { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}
