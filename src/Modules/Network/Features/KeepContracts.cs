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
            .MapForm(
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
                    [FromForm] string? version,
                    KeepContracts keep,
                    ShowOperators show,
                    Commands commands,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => keep.End(id, contract, to, version, ct),
                        _ => $"/operators/{id}",
                        () => show.One(id, http, ct),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        MapApi(routes.MapGroup("/api/operators/{id:long}/contracts/{contract:long}").WithTags("Network"));
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet(
                "",
                (long id, long contract, KeepContracts keep, HttpContext http, CancellationToken ct) =>
                    keep.Json(id, contract, http, ct)
            )
            .For(OrgReach.Keepers)
            .WithName("GetContract")
            .WithSummary("一份合同，带 ETag；改的时候放进 If-Match")
            .Produces<ContractBody>();
        api.MapPost(
                "/end",
                (
                    long id,
                    long contract,
                    EndContractBody body,
                    KeepContracts keep,
                    Commands commands,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Api(
                        () => keep.End(id, contract, $"{body.To:yyyy-MM-dd}", http.IfMatch(), ct),
                        c => Commands.Answer.Ok(ContractBody.Of(c)),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .WithName("EndContract")
            .WithSummary("定合同的最后一天")
            .Produces<ContractBody>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private async Task<IResult> Json(long id, long contract, HttpContext http, CancellationToken ct)
    {
        var found = await Mine(id, contract, ct);
        return found.Ok ? RecordVersion.Tagged(http, ContractBody.Of(found.Value)) : Problems.Of(found.Faults, http);
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

    /// <summary>A contract of an organisation and a county that the viewer keeps.</summary>
    private async Task<Outcome<Contract>> Mine(long id, long contractId, CancellationToken ct)
    {
        var org = await reach.Org(id, ct);
        if (!org.Ok)
        {
            return org.As<Contract>();
        }
        var contract = await db.Contracts.SingleOrDefaultAsync(c => c.Id == contractId && c.OrgId == id, ct);
        return contract is not null && reach.Covers(contract.Division)
            ? contract
            : Fault.NotFound("contract-unknown", "没有这份合同，或者它不是您这个县（区）的。");
    }

    private async Task<Outcome<Contract>> End(long id, long contractId, string? to, string? seen, CancellationToken ct)
    {
        var found = await Mine(id, contractId, ct);
        if (!found.Ok)
        {
            return found;
        }
        var contract = found.Value;
        var now = contract.ToOn is { } until ? $"最后一天现在是 {Say.Day(until)}" : "现在没有最后一天";
        var changed = RecordVersion.Changed(
            seen,
            ContractBody.Of(contract),
            "contract-changed",
            $"别人刚改过合同 {contract.Number}，{now}。请看清楚再办一次。"
        );
        if (changed is not null)
        {
            return changed;
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
        return contract;
    }
}

/// <summary>A contract as programs see it.</summary>
/// <param name="Division">County, 12 digits.</param>
/// <param name="To">Last day; null without an end.</param>
/// <param name="Quota">Most visits a month.</param>
internal sealed record ContractBody(
    long Id,
    long OrgId,
    string Division,
    string Number,
    ContractKind Kind,
    DateOnly From,
    DateOnly? To,
    int? Quota
)
{
    public static ContractBody Of(Contract c) =>
        new(c.Id, c.OrgId, c.Division, c.Number, c.Kind, c.FromOn, c.ToOn, c.Quota);
}

/// <param name="To">The last day.</param>
internal sealed record EndContractBody(DateOnly To);
