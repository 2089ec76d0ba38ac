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
using Yiju.Platform.Web;

namespace Yiju.Network.Features;

/// <summary>Registers an organisation and changes what is published of it (FAC-29).</summary>
internal sealed class KeepOperators(NetworkDb db, DbSession session, OrgReach reach, AuditTrail audit)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/operators/new",
                (KeepOperators keep, CancellationToken ct) => keep.Form(null, new OrgForm(), [], ct)
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/operators",
                ([FromForm] OrgForm form, KeepOperators keep, Commands commands, CancellationToken ct) =>
                    commands.Form(
                        () => keep.Add(form, ct),
                        o => $"/operators/{o.Id}",
                        f => keep.Form(null, form, f, ct),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/operators/{id:long}/edit",
                async (long id, KeepOperators keep, OrgReach reach, HttpContext http, CancellationToken ct) =>
                    await reach.Org(id, ct) is { Ok: true, Value: var org }
                        ? await keep.Form(id, OrgForm.Of(org), [], ct)
                        : Problems.Of([OrgReach.Unknown], http)
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/operators/{id:long}/edit",
                (long id, [FromForm] OrgForm form, KeepOperators keep, Commands commands, CancellationToken ct) =>
                    commands.Form(
                        () => keep.Change(id, form, ct),
                        o => $"/operators/{o.Id}",
                        f => keep.Form(id, form, f, ct),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
    }

    private async Task<IResult> Form(long? id, OrgForm form, IReadOnlyList<Fault> faults, CancellationToken ct) =>
        Page.Of<OrgFormPage>(
            id is null ? "登记机构" : "修改机构",
            new OrgFormModel(id, form, await reach.Places(DivisionLevel.Town, ct), faults),
            faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200
        );

    private async Task<Outcome<Organisation>> Add(OrgForm form, CancellationToken ct)
    {
        var typed = new Typed();
        var name = typed.Text(form.Name, "name", "还没有写机构名称。");
        var phone = typed.Phone(form.Phone, "phone");
        var code = CreditCode.Read(form.CreditCode);
        typed.Faults.AddRange(code.Faults.Select(f => f with { Field = "creditCode" }));
        if (!Enum.TryParse<OrgKind>(form.Kind, out var kind) || !Enum.IsDefined(kind))
        {
            typed.Faults.Add(Fault.Invalid("org-kind", "还没有选是哪一类机构。", "kind"));
        }
        if (form.Division is null || !reach.Covers(form.Division))
        {
            typed.Faults.Add(Fault.Invalid("org-division", "还没有选机构在哪里。请选您管的县（区）或镇。", "division"));
        }
        if (typed.Faults.Count > 0)
        {
            return typed.Faults;
        }
        if (await db.Orgs.AnyAsync(o => o.CreditCode == code.Value.Value, ct))
        {
            return Fault.Conflict(
                "org-known",
                $"统一社会信用代码 {code.Value} 已经登记过。请在机构名单里找。",
                "creditCode"
            );
        }
        var org = new Organisation
        {
            Id = session.Ids.Next(),
            Kind = kind,
            Name = name,
            CreditCode = code.Value.Value,
            Division = form.Division!,
            Phone = phone,
            CreatedAt = session.Time.Instant(),
        };
        db.Orgs.Add(org);
        audit.Did("network.org-added", [], detail: $"org {org.Id}");
        return org;
    }

    private async Task<Outcome<Organisation>> Change(long id, OrgForm form, CancellationToken ct)
    {
        var found = await reach.Org(id, ct);
        if (!found.Ok)
        {
            return found;
        }
        var typed = new Typed();
        var name = typed.Text(form.Name, "name", "机构名称不能空着。");
        var phone = typed.Phone(form.Phone, "phone");
        if (typed.Faults.Count > 0)
        {
            return typed.Faults;
        }
        var org = found.Value;
        org.Name = name;
        org.Phone = phone;
        org.State = form.Closed == "true" ? OrgState.Closed : OrgState.Active;
        audit.Did("network.org-changed", [], detail: $"org {id}");
        return org;
    }
}
