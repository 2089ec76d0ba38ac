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
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Keys for programs: made, listed and revoked by the administrator. The whole key is shown once.</summary>
internal sealed class ManageKeys(AccessDb db, DbSession session, Accounts accounts, AuditTrail audit, Commands commands)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api-keys", (ManageKeys use, CancellationToken ct) => use.Show(null, ct))
            .For(Role.Administrator)
            .ExcludeFromDescription();
        routes
            .MapForm("/api-keys", ([FromForm] KeyForm form, ManageKeys use, CancellationToken ct) => use.Make(form, ct))
            .NeedsFreshSignIn()
            .For(Role.Administrator)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/api-keys/{id:long}/revoke",
                (long id, HttpContext http, ManageKeys use, CancellationToken ct) => use.Revoke(id, http, ct)
            )
            .For(Role.Administrator)
            .ExcludeFromDescription();
    }

    private async Task<IResult> Show(string? fresh, CancellationToken ct)
    {
        var today = session.Time.Today();
        var keys = await db.ApiKeys.AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(ct);
        return Page.Of<KeysPage>(
            "接口密钥",
            new KeysModel(
                [
                    .. keys.Select(k => new KeyRow(
                        k.Id,
                        k.Name,
                        k.Prefix,
                        k.Routes.Split('\n'),
                        k.ValidTo,
                        k.LastUsedAt,
                        k.RevokedAt is null && k.ValidTo >= today
                    )),
                ],
                fresh,
                today.AddYears(1)
            )
        );
    }

    private async Task<IResult> Make(KeyForm form, CancellationToken ct)
    {
        var made = await session.Commit<string>(
            async () =>
            {
                var routes = (form.Routes ?? "").Split(
                    '\n',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                );
                var faults = Judge(form, routes);
                if (faults.Count > 0)
                {
                    return faults;
                }
                var id = session.Ids.Next();
                var post = await PostFor(form, id, ct);
                if (!post.Ok)
                {
                    return post.As<string>();
                }
                var key = $"yk_{Secrets.NewCode(2).Replace("-", "", StringComparison.Ordinal)}{Secrets.NewStamp()}";
                var prefix = key[..KeyDoor.PrefixLength];
                db.ApiKeys.Add(
                    new ApiKey
                    {
                        Id = id,
                        Name = form.Name!.Trim(),
                        Prefix = prefix,
                        Print = Secrets.Print(prefix, key),
                        PostId = post.Value,
                        Routes = string.Join('\n', routes),
                        CreatedAt = session.Time.Instant(),
                        CreatedBy = session.Viewer.AccountId,
                        ValidTo = form.ValidTo!.Value,
                    }
                );
                audit.Did("access.key-made", [id], detail: $"{prefix} {string.Join(' ', routes)}");
                return key;
            },
            ct
        );
        if (!made.Ok)
        {
            commands.Refuse(made.Faults);
        }
        return await Show(made.Ok ? made.Value : null, ct);
    }

    /// <summary>A post of its own for the program, or the post in whose name it acts.</summary>
    private async Task<Outcome<long>> PostFor(KeyForm form, long id, CancellationToken ct)
    {
        var today = session.Time.Today();
        if (string.IsNullOrWhiteSpace(form.UserName))
        {
            var division = session.Viewer.Division.Value;
            var made = await accounts.Open(
                new NewAccount($"machine-{id}", form.Name!.Trim(), new NewPost(Role.Machine, division, today)),
                null,
                ct
            );
            return made.Ok ? made.Value.PostId : made.As<long>();
        }
        var name = form.UserName.Trim().ToLowerInvariant();
        var posts = await db
            .Posts.Where(p => db.Accounts.Any(a => a.Id == p.AccountId && a.UserName == name && a.ClosedAt == null))
            .OrderBy(p => p.Id)
            .ToListAsync(ct);
        return posts.Find(p => p.HeldOn(today)) is { Role: not Role.Administrator } post
            ? post.Id
            : Fault.Invalid("key-account", $"账号“{name}”没有可以用的岗位。管理员岗位不能给接口用。", "userName");
    }

    private List<Fault> Judge(KeyForm form, string[] routes)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(form.Name))
        {
            faults.Add(Fault.Invalid("name-missing", "请写明哪个系统用这个密钥。", "name"));
        }
        if (routes.Length == 0 || routes.Any(r => !r.StartsWith("/api/", StringComparison.Ordinal)))
        {
            faults.Add(Fault.Invalid("key-routes", "请写能用的地址，一行一个，都以 /api/ 开头。", "routes"));
        }
        if (form.ValidTo is not { } to || to < session.Time.Today() || to > session.Time.Today().AddYears(2))
        {
            faults.Add(Fault.Invalid("key-until", "请写最后一天，最长两年。", "validTo"));
        }
        return faults;
    }

    private Task<IResult> Revoke(long id, HttpContext http, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, ct);
                if (key is null)
                {
                    return Fault.NotFound("key-unknown", "没有这个密钥。");
                }
                key.RevokedAt ??= session.Time.Instant();
                audit.Did("access.key-revoked", [id], detail: key.Prefix);
                return default(Done);
            },
            _ => "/api-keys",
            faults => Problems.Of(faults, http),
            ct
        );
}

internal sealed class KeyForm
{
    public string? Name { get; set; }

    public string? UserName { get; set; }

    public string? Routes { get; set; }

    public DateOnly? ValidTo { get; set; }
}
