using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Pages;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>Shows an elder's numbers in full, once, to somebody who says why (SEC-04).</summary>
internal static class Unmask
{
    private const int ShortestReason = 4;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/{id:long}/unmask", Ask).For(PeopleRoles.Unmaskers).ExcludeFromDescription();
        routes.MapPost("/elders/{id:long}/unmask", Show).For(PeopleRoles.Unmaskers).ExcludeFromDescription();
    }

    private static async Task<IResult> Ask(
        long id,
        PeopleDb db,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return await ShowElder.Refused(id, audit, http);
        }
        await audit.Looked("people.unmask-form", [id]);
        return Page.Of<UnmaskPage>("完整号码", new UnmaskModel(id, elder.Name, []));
    }

    private static async Task<IResult> Show(
        long id,
        [FromForm] string? reason,
        PeopleDb db,
        Secrets secrets,
        Commands commands,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return await ShowElder.Refused(id, audit, http);
        }
        if (reason is null || reason.Trim().Length < ShortestReason)
        {
            commands.Refuse([Fault.Invalid("reason-missing", $"要写明理由，至少 {ShortestReason} 个字。", "reason")]);
            return Page.Of<UnmaskPage>("完整号码", new UnmaskModel(id, elder.Name, []));
        }
        await audit.Looked("people.unmask", [id], reason.Trim());
        (string Label, string? Value)[] numbers =
        [
            ("证件号", secrets.DocumentOf(elder)),
            ("电话", secrets.PhoneOf(elder)),
            ("居住证号", secrets.PermitOf(elder)),
            ("老年证号", secrets.CardOf(elder)),
        ];
        var known = numbers.Where(n => n.Value is not null).Select(n => (n.Label, n.Value!));
        return Page.Of<UnmaskPage>("完整号码", new UnmaskModel(id, elder.Name, [.. known]));
    }
}
