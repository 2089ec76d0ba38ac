using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Care.Pages;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Care.Features;

/// <summary>The agreement between elder and operator as it was signed, ready to print (SVC-08).</summary>
internal static class ShowAgreement
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/care/agreements/{id:long}", One).For(OrderApi.Seeing).ExcludeFromDescription();

    private static async Task<IResult> One(
        long id,
        Reach reach,
        IElders elders,
        INetwork network,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var found = await reach.Agreement(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var row = found.Value;
        await audit.Looked("care.agreement", [row.SubjectId]);
        var elder = await elders.FindForSystem(row.SubjectId, ct);
        var org = await network.Find(row.OrgId, ct);
        return Page.Of<AgreementPage>(
            "服务协议",
            new AgreementModel(
                row.SubjectId,
                elder?.Name ?? "",
                org?.Name ?? "",
                row.FromOn,
                row.ToOn,
                [row.Content, row.Rights, row.Breach],
                row.SignedBy,
                row.Relation,
                row.Witness,
                row.SignedAt,
                row.EndedAt
            )
        );
    }
}
