using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Says who an account is at the city's own sign-in service, so that its owner can come in that way.</summary>
internal sealed class LinkOidc(AccessDb db, ManageAccount manage, AuditTrail audit, Commands commands)
{
    private const int Longest = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/accounts/{id:long}/external",
                (long id, [FromForm] string? external, LinkOidc use, HttpContext http, CancellationToken ct) =>
                    use.Post(id, external, http, ct)
            )
            .NeedsFreshSignIn()
            .For(Appointing.Officers)
            .ExcludeFromDescription();

    private Task<IResult> Post(long id, string? external, HttpContext http, CancellationToken ct) =>
        commands.Form(
            () => Link(id, external?.Trim(), ct),
            _ => $"/accounts/{id}",
            faults => Problems.Of(faults, http),
            ct
        );

    /// <param name="external">As the sign-in service writes it; empty takes the link away.</param>
    private async Task<Outcome<Done>> Link(long id, string? external, CancellationToken ct)
    {
        var found = await manage.Find(id, change: true, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        if (external?.Length > Longest)
        {
            return Fault.Invalid(
                "external-long",
                $"统一登录编号有 {external.Length} 个字符，最多 {Longest} 个。请核对。",
                "external"
            );
        }
        var linked = string.IsNullOrEmpty(external) ? null : external;
        if (linked is not null && await db.Accounts.AnyAsync(a => a.ExternalId == linked && a.Id != id, ct))
        {
            return Fault.Conflict("external-taken", "这个统一登录编号已经登记在另一个账号上。请核对。", "external");
        }
        found.Value.ExternalId = linked;
        audit.Did("access.external-set", [id]);
        return default(Done);
    }
}
