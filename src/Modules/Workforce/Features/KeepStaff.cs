using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Platform.Web;
using Yiju.Ui;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;
using Yiju.Workforce.Domain;
using Yiju.Workforce.Pages;

namespace Yiju.Workforce.Features;

/// <summary>The staff of one organisation: see, register, end. A manager reaches only the own organisation.</summary>
internal sealed class KeepStaff(
    WorkforceDb db,
    DbSession session,
    Loader loader,
    FieldCipher cipher,
    BlindIndex index,
    AuditTrail audit
)
{
    private const int WarnDays = 30;
    private static readonly Role[] Managers = [Role.OperatorManager, Role.AgencyManager];
    private static readonly Fault Unknown = Fault.NotFound("worker-unknown", "本机构没有这个人。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/staff", (KeepStaff keep, CancellationToken ct) => keep.Show(new(), [], ct))
            .For(Managers)
            .ExcludeFromDescription();
        routes.MapForm("/staff", Register).For(Managers).ExcludeFromDescription();
        routes.MapPost("/staff/{id:long}/end", Leave).For(Managers).ExcludeFromDescription();
        routes
            .MapGet(
                "/api/staff",
                (IWorkers workers, Viewer viewer, TimeProvider time, CancellationToken ct) =>
                    workers.Of(viewer.OrgId ?? 0, time.Today(), ct)
            )
            .For(Managers)
            .WithTags("Workforce")
            .WithName("ListStaff")
            .WithSummary("本机构在岗人员和有效证书");
    }

    private static Task<IResult> Register(
        [FromForm] StaffForm form,
        KeepStaff keep,
        Commands commands,
        CancellationToken ct
    ) => commands.Form(() => keep.Add(form, ct), _ => "/staff", f => keep.Show(form, f, ct), ct);

    private static Task<IResult> Leave(
        long id,
        KeepStaff keep,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => commands.Form(() => keep.End(id, ct), _ => "/staff", f => Problems.Of(f, http), ct);

    public async Task<Outcome<long>> Add(StaffForm form, CancellationToken ct)
    {
        var faults = new List<Fault>();
        var today = session.Time.Today();
        var number = ResidentId.Read(form.ResidentId, today);
        faults.AddRange(number.Faults.Select(f => f with { Field = "residentId" }));
        Outcome<PhoneNumber>? phone = string.IsNullOrWhiteSpace(form.Phone) ? null : PhoneNumber.Read(form.Phone);
        faults.AddRange(phone?.Faults ?? []);
        if (string.IsNullOrWhiteSpace(form.Name))
        {
            faults.Add(Fault.Invalid("name-missing", "没有写姓名。请写身份证上的姓名。", "name"));
        }
        var kind = CertificateKinds.Read(form.Kind);
        if (kind is not null && (string.IsNullOrWhiteSpace(form.Number) || StaffForm.Day(form.ValidFrom) is null))
        {
            faults.Add(Fault.Invalid("certificate-incomplete", "选了证书，还要写证书编号和发证日期。", "number"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var org = session.Viewer.OrgId ?? 0;
        var prints = index.Candidates(Worker.ResidentIdField, number.Value.Value);
        var there = await db
            .Workers.AsNoTracking()
            .Where(w => w.OrgId == org && prints.Contains(w.ResidentIdIndex))
            .ToListAsync(ct);
        if (there.Exists(w => w.EmployedOn(today)))
        {
            return Fault.Conflict("worker-known", "这个身份证号已经登记在本机构。请在名单里找。", "residentId");
        }
        NewCertificate[] papers = kind is null
            ? []
            : [new(kind, form.Number!.Trim(), StaffForm.Day(form.ValidFrom)!.Value, StaffForm.Day(form.ValidTo))];
        var id = loader.Add(
            new NewWorker(
                form.Name!.Trim(),
                number.Value.Value,
                phone?.Value.Value,
                org,
                today,
                null,
                null,
                null,
                papers
            )
        );
        audit.Did("workforce.add", [id]);
        return id;
    }

    public async Task<Outcome<long>> End(long id, CancellationToken ct)
    {
        var org = session.Viewer.OrgId;
        if (await db.Workers.SingleOrDefaultAsync(w => w.Id == id && w.OrgId == org, ct) is not { } worker)
        {
            return Unknown;
        }
        worker.EmployedTo ??= session.Time.Today();
        audit.Did("workforce.end", [id]);
        return id;
    }

    private async Task<IResult> Show(StaffForm typed, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var today = session.Time.Today();
        var org = session.Viewer.OrgId;
        var rows = await db
            .Workers.AsNoTracking()
            .Where(w => w.OrgId == org)
            .OrderBy(w => w.Name)
            .ThenBy(w => w.Id)
            .ToListAsync(ct);
        var ids = rows.ConvertAll(w => w.Id);
        var papers = (
            await db.Certificates.AsNoTracking().Where(c => ids.Contains(c.WorkerId)).ToListAsync(ct)
        ).ToLookup(c => c.WorkerId);
        var lines = rows.ConvertAll(w => Line(w, [.. papers[w.Id]], today));
        Choice[] kinds = [.. CertificateKinds.Names.Select(k => new Choice(k.Key, k.Value))];
        var status = faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200;
        return Page.Of<StaffPage>("人员", new StaffModel(lines, today, typed, kinds, faults), status);
    }

    private StaffLine Line(Worker worker, Certificate[] papers, DateOnly today)
    {
        var first = papers.Min(c => c.ValidTo);
        var employed = worker.EmployedOn(today);
        var (state, word) =
            !employed ? (StateKind.Stopped, "已离职")
            : first < today ? (StateKind.Overdue, "证书过期")
            : first <= today.AddDays(WarnDays) ? (StateKind.Overdue, "证书快到期")
            : (StateKind.Done, "在岗");
        var phone = worker.Phone is { } sealedPhone
            ? PhoneNumber.Mask(cipher.Reveal(Worker.PhoneField, sealedPhone))
            : "未知";
        var names =
            papers.Length == 0 ? "没有" : string.Join('、', papers.Select(c => CertificateKinds.NameOf(c.Kind)));
        return new StaffLine(worker.Id, worker.Name, phone, names, first, state, word, employed);
    }
}
