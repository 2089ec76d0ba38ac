using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;

namespace Yiju.Care.Features;

/// <summary>What pages and programs do with visits: the right first, then the deed.</summary>
internal sealed class VisitWork(
    Who who,
    Reach reach,
    AssignVisit assign,
    SyncVisits sync,
    KeepPhoto photos,
    ConfirmVisit confirm
)
{
    /// <summary>Households for themselves, and named helpers for elders without a smartphone (SEC-12).</summary>
    public static readonly Role[] Confirming = [.. Roles.Household, .. Who.Desks];

    public static readonly Fault NoWorker = Fault.Forbidden(
        "no-worker",
        "您的账号没有对应的护理员档案。请联系本机构。"
    );

    public async Task<Outcome<Visit>> Assign(long id, long workerId, CancellationToken ct)
    {
        var visit = await reach.Visit(id, ct);
        return visit.Ok ? await assign.Assign(visit.Value, workerId, ct) : visit;
    }

    public async Task<Outcome<SyncAnswer>> Report(IReadOnlyList<VisitReport> reports, CancellationToken ct) =>
        await who.WorkerId(ct) is { } worker ? await sync.Take(worker, reports, ct) : NoWorker;

    public async Task<Outcome<SyncAnswer>> Photo(VisitReport report, byte[] content, CancellationToken ct) =>
        await who.WorkerId(ct) is { } worker ? await photos.Keep(worker, report, content, ct) : NoWorker;

    /// <param name="code">What the elder told a helper; a wrong one is refused, none means that the helper asked the elder.</param>
    public async Task<Outcome<Visit>> Confirm(long id, int? rating, string? words, string? code, CancellationToken ct)
    {
        var visit = await Mine(id, ct);
        if (!visit.Ok)
        {
            return visit;
        }
        var given = code?.Trim();
        if (!string.IsNullOrEmpty(given) && given != visit.Value.Code)
        {
            return Fault.Invalid("code-wrong", "确认码不对。请老人再看一次短信里的四位数。", "code");
        }
        var how =
            who.Viewer.Is(Roles.Household) ? ConfirmedHow.Page
            : string.IsNullOrEmpty(given) ? ConfirmedHow.Helper
            : ConfirmedHow.Code;
        return await confirm.Confirm(visit.Value, how, rating, words, ct);
    }

    public async Task<Outcome<Visit>> Dispute(long id, string? why, CancellationToken ct)
    {
        var visit = await Mine(id, ct);
        return visit.Ok ? await confirm.Dispute(visit.Value, why, ct) : visit;
    }

    public async Task<Outcome<Visit>> Check(long id, bool counts, string? reason, CancellationToken ct)
    {
        var visit = await reach.Visit(id, ct);
        return visit.Ok ? await confirm.Check(visit.Value, counts, reason, ct) : visit;
    }

    private async Task<Outcome<Visit>> Mine(long id, CancellationToken ct)
    {
        var visit = await reach.Visit(id, ct);
        if (!visit.Ok || who.Viewer.Role != Role.Family)
        {
            return visit;
        }
        var may = await who.For(visit.Value.SubjectId, FamilyScope.Order, ct);
        return may.Ok ? visit : may.As<Visit>();
    }
}
