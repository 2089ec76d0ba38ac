using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Access.Features;

/// <summary>Large exports: asked for with a reason, decided by an officer of the same or a wider area who is somebody else (SEC-01).</summary>
internal sealed class DecideExport(
    AccessDb db,
    DbSession session,
    AccessRuleBook book,
    AuditTrail audit,
    WorkList work,
    Messenger messenger,
    Commands commands
)
{
    private const int Shown = 50;
    private const string WorkKind = "access.export";

    /// <summary>Those who may approve.</summary>
    public static readonly Role[] Deciders = [Role.CityOfficer, Role.CountyOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/exports", (string? after, DecideExport use, CancellationToken ct) => use.List(after, ct))
            .For([.. Asking, Role.Administrator])
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/exports/new",
                (string? kind, string? title, string? link, int? rows) =>
                    Page.Of<AskExportPage>(
                        "申请导出",
                        new AskExportModel(
                            kind ?? "",
                            title ?? "",
                            SignInWithPassword.LocalPath(link),
                            rows ?? 0,
                            "",
                            []
                        )
                    )
            )
            .For(Asking)
            .ExcludeFromDescription();
        routes
            .MapForm("/exports", ([FromForm] AskForm form, DecideExport use, CancellationToken ct) => use.Ask(form, ct))
            .For(Asking)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/exports/{id:long}/decide",
                (long id, [FromForm] bool approve, [FromForm] string? reason, DecideExport use, CancellationToken ct) =>
                    use.Decide(id, approve, reason ?? "", ct)
            )
            .NeedsFreshSignIn()
            .For(Deciders)
            .ExcludeFromDescription();
    }

    private static Role[] Asking =>
        [
            .. Roles.Territory,
            Role.AgencyManager,
            Role.OperatorManager,
            Role.DutyAgent,
            Role.FinanceOfficer,
            Role.Auditor,
        ];

    private Viewer Me => session.Viewer;

    private async Task<IResult> List(string? after, CancellationToken ct)
    {
        var before = Cursor.Id(after) ?? long.MaxValue;
        var (first, last) = Me.Division.Range;
        var deciding = Me.Is(Deciders) || Me.Is(Role.Administrator);
        var found = await db
            .ExportRequests.AsNoTracking()
            .Where(r =>
                r.Id < before
                && (
                    r.AccountId == Me.AccountId
                    || deciding && string.Compare(r.Division, first) >= 0 && string.Compare(r.Division, last) <= 0
                )
            )
            .OrderByDescending(r => r.Id)
            .Take(Shown + 1)
            .ToListAsync(ct);
        var (rows, next) = Listing.Cut(found, Shown, r => Cursor.Pack(r.Id));
        var now = session.Time.Instant();
        return Page.Of<ExportsPage>(
            "导出申请",
            new ExportsModel(
                [
                    .. rows.Select(r => new ExportRow(
                        r.Id,
                        r.Title,
                        r.Rows,
                        r.Reason,
                        r.AskedBy,
                        r.AskedAt,
                        r.Approved,
                        r.DecidedBy,
                        r.Decision,
                        r.Approved == true && r.AccountId == Me.AccountId && r.TakenAt is null && r.UntilAt > now
                            ? r.Link
                            : null,
                        r.TakenAt,
                        r.Approved is null && Me.Is(Deciders) && r.AccountId != Me.AccountId
                    )),
                ],
                next is null ? null : $"/exports?after={next}"
            )
        );
    }

    private Task<IResult> Ask(AskForm form, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                if (string.IsNullOrWhiteSpace(form.Reason))
                {
                    return Fault.Invalid("reason-missing", "请写明用途：给谁用，做什么，什么时候删除。", "reason");
                }
                var row = new ExportRequest
                {
                    Id = session.Ids.Next(),
                    Kind = form.Kind ?? "",
                    Title = form.Title ?? "",
                    Link = SignInWithPassword.LocalPath(form.Link),
                    Rows = form.Rows,
                    Reason = form.Reason,
                    AccountId = Me.AccountId,
                    AskedBy = $"{Me.Name}（{Me.Role.Title()}）",
                    Division = Me.Division.Value,
                    AskedAt = session.Time.Instant(),
                };
                db.ExportRequests.Add(row);
                audit.Did("access.export-asked", [], form.Reason, $"{row.Kind} {row.Rows} 行");
                foreach (var role in Deciders)
                {
                    await work.Ask(
                        new WorkRequest(
                            WorkKind,
                            $"审批导出：{row.Title}（{row.Rows} 人）",
                            "/exports",
                            DeciderDivision(role),
                            0,
                            role,
                            $"export:{row.Id}"
                        ),
                        ct
                    );
                }
                return default(Done);
            },
            _ => "/exports",
            faults =>
                Page.Of<AskExportPage>(
                    "申请导出",
                    new AskExportModel(
                        form.Kind ?? "",
                        form.Title ?? "",
                        form.Link ?? "/",
                        form.Rows,
                        form.Reason ?? "",
                        faults
                    ),
                    StatusCodes.Status400BadRequest
                ),
            ct
        );

    private string DeciderDivision(Role role) =>
        Me.Division.At(role == Role.CityOfficer ? DivisionLevel.City : DivisionLevel.County).Value;

    private Task<IResult> Decide(long id, bool approve, string reason, CancellationToken ct) =>
        commands.Form<Done>(
            async () =>
            {
                var row = await db.ExportRequests.SingleOrDefaultAsync(r => r.Id == id, ct);
                if (row is null || !Me.Scope.Covers(row.Division))
                {
                    return Fault.NotFound("export-unknown", "没有这份申请，或者它不在您的范围内。");
                }
                if (row.AccountId == Me.AccountId)
                {
                    return Fault.Refused("export-own", "不能批准自己的申请。请另一位负责人办理。");
                }
                if (row.Approved is not null)
                {
                    return Fault.Conflict("export-decided", $"这份申请已经由 {row.DecidedBy} 处理过了。");
                }
                if (string.IsNullOrWhiteSpace(reason))
                {
                    return Fault.Invalid("reason-missing", "请写明同意或不同意的理由。", "reason");
                }
                var now = session.Time.Instant();
                (row.Approved, row.Decision, row.DecidedAt) = (approve, reason, now);
                (row.DecidedById, row.DecidedBy) = (Me.AccountId, $"{Me.Name}（{Me.Role.Title()}）");
                row.UntilAt = approve ? now.AddHours(book.On(session.Time.Today()).ExportApprovalHours) : null;
                audit.Did(
                    "access.export-decided",
                    [row.AccountId],
                    reason,
                    $"{row.Kind} {(approve ? "同意" : "不同意")}"
                );
                await work.Finish($"export:{row.Id}", ct);
                messenger.Send(
                    $"account:{row.AccountId}",
                    $"您申请的导出“{row.Title}”{(approve ? "批准了，请在期限内取走" : "没有批准")}：{reason}",
                    "/exports"
                );
                return default(Done);
            },
            _ => "/exports",
            () => List(null, ct),
            ct
        );
}

internal sealed class AskForm
{
    public string? Kind { get; set; }

    public string? Title { get; set; }

    public string? Link { get; set; }

    public int Rows { get; set; }

    public string? Reason { get; set; }
}
