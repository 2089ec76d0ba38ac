using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Network.Pages;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Network.Features;

/// <summary>Enters a county's contract with an organisation, and its last day. A contract is never rewritten: a new one is entered.</summary>
internal sealed class KeepContracts(
    NetworkDb db,
    DbSession session,
    OrgReach reach,
    DivisionStore divisions,
    AuditTrail audit
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/operators/{id:long}/contracts/new",
                (long id, KeepContracts keep, HttpContext http, CancellationToken ct) =>
                    keep.Form(id, new ContractForm(), [], http, ct)
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/operators/{id:long}/contracts",
                (
                    long id,
                    [FromForm] ContractForm form,
                    KeepContracts keep,
                    Commands commands,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => keep.Add(id, form, ct),
                        _ => $"/operators/{id}",
                        f => keep.Form(id, form, f, http, ct),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/operators/{id:long}/contracts/{contract:long}/end",
                (
                    long id,
                    long contract,
                    [FromForm] string? to,
                    KeepContracts keep,
                    ShowOperators show,
                    Commands commands,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => keep.End(id, contract, to, ct),
                        _ => $"/operators/{id}",
                        () => show.One(id, http, ct),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
    }

    private async Task<IResult> Form(
        long id,
        ContractForm form,
        IReadOnlyList<Fault> faults,
        HttpContext http,
        CancellationToken ct
    )
    {
        var org = await reach.Org(id, ct);
        if (!org.Ok)
        {
            return Problems.Of(org.Faults, http);
        }
        var tree = await divisions.Tree(ct);
        var counties = tree
            .All.Where(d => d.Level == DivisionLevel.County && d.ValidTo is null && reach.Covers(d.Code))
            .Select(d => new Choice(d.Code, d.Name));
        return Page.Of<ContractFormPage>(
            "登记合同",
            new ContractFormModel(id, org.Value.Name, form, [.. counties], faults),
            faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200
        );
    }

    private async Task<Outcome<Contract>> Add(long id, ContractForm form, CancellationToken ct)
    {
        var org = await reach.Org(id, ct);
        if (!org.Ok)
        {
            return org.As<Contract>();
        }
        var typed = new Typed();
        var number = typed.Text(form.Number, "number", "还没有写合同编号。");
        var from = typed.Day(form.From, "from", needed: true);
        var to = typed.Day(form.To, "to", needed: false);
        var quota = typed.Whole(form.Quota, "quota", 1_000_000);
        if (to < from)
        {
            typed.Faults.Add(Fault.Invalid("contract-period", "结束日期早于开始日期。请改正。", "to"));
        }
        if (!DivisionCode.TryParse(form.Division, out var county) || !reach.Covers(county.Value))
        {
            typed.Faults.Add(Fault.Invalid("contract-county", "还没有选是哪个县（区）的合同。", "division"));
        }
        if (!Enum.TryParse<ContractKind>(form.Kind, out var kind) || !Enum.IsDefined(kind))
        {
            typed.Faults.Add(Fault.Invalid("contract-kind", "还没有选是哪一类合同。", "kind"));
        }
        if (typed.Faults.Count > 0)
        {
            return typed.Faults;
        }
        if (await db.Contracts.AnyAsync(c => c.Number == number, ct))
        {
            return Fault.Conflict("contract-known", $"编号 {number} 的合同已经登记过。", "number");
        }
        var contract = new Contract
        {
            Id = session.Ids.Next(),
            OrgId = id,
            Division = county.Value,
            Number = number,
            Kind = kind,
            FromOn = from!.Value,
            ToOn = to,
            Quota = quota,
        };
        db.Contracts.Add(contract);
        audit.Did("network.contract-added", [], detail: $"org {id} contract {contract.Id}");
        return contract;
    }

    private async Task<Outcome<Done>> End(long id, long contractId, string? to, CancellationToken ct)
    {
        var org = await reach.Org(id, ct);
        if (!org.Ok)
        {
            return org.As<Done>();
        }
        var contract = await db.Contracts.SingleOrDefaultAsync(c => c.Id == contractId && c.OrgId == id, ct);
        if (contract is null || !reach.Covers(contract.Division))
        {
            return Fault.NotFound("contract-unknown", "没有这份合同，或者它不是您这个县（区）的。");
        }
        if (!DateOnly.TryParseExact(to, "yyyy-MM-dd", out var last) || last < contract.FromOn)
        {
            return Fault.Invalid(
                "contract-end",
                $"“{to}”不能作最后一天。请选 {contract.FromOn:yyyy-MM-dd} 以后的一天。",
                "to"
            );
        }
        contract.ToOn = last;
        audit.Did("network.contract-ended", [], detail: $"contract {contractId} {last:yyyy-MM-dd}");
        return default(Done);
    }
}
