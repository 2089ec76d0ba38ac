using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;

namespace Yiju.Care.Features;

/// <summary>One report as the phone sends it.</summary>
/// <param name="Id">Made by the phone; the same id is the same report.</param>
/// <param name="At">By the clock of the phone, UTC.</param>
internal sealed record VisitReport(
    string Id,
    long VisitId,
    VisitEventKind Kind,
    DateTime At,
    double? Longitude = null,
    double? Latitude = null,
    int? Step = null,
    string? Text = null,
    string? Corrects = null
);

/// <summary>What became of a batch.</summary>
/// <param name="Repeated">Reports that were there already.</param>
/// <param name="Refused">Reports on visits that are not this worker's, with the reason; never silently lost.</param>
internal sealed record SyncAnswer(
    int Accepted,
    int Repeated,
    IReadOnlyList<RefusedReport> Refused,
    IReadOnlyList<SyncedVisit> Visits
);

internal sealed record RefusedReport(string Id, string Code, string Sentence);

internal sealed record SyncedVisit(long Id, VisitState State, VisitMarks Marks);

/// <summary>
/// Takes the reports of a phone, however late, often or mixed up they come: each is kept once, and the visit is told anew from all of them in
/// the order of the phone's clock (SVC-11). Reports are never changed.
/// </summary>
internal sealed class SyncVisits(
    CareDb db,
    DbSession session,
    IElders elders,
    Messenger messenger,
    AuditTrail audit,
    Catalogue catalogue
)
{
    public Task<SyncAnswer> Take(long workerId, IReadOnlyList<VisitReport> reports, CancellationToken ct) =>
        Take(workerId, [.. reports.Select(r => (r, (long?)null))], ct);

    /// <param name="reports">Each with the picture that belongs to it.</param>
    public async Task<SyncAnswer> Take(
        long workerId,
        IReadOnlyList<(VisitReport Report, long? FileId)> reports,
        CancellationToken ct
    )
    {
        var visitIds = reports.Select(r => r.Report.VisitId).Distinct().ToArray();
        var visits = await db
            .AllVisits.Where(v => visitIds.Contains(v.Id) && v.WorkerId == workerId)
            .ToDictionaryAsync(v => v.Id, ct);
        var clientIds = reports.Select(r => r.Report.Id).ToArray();
        var known = await db
            .VisitEvents.Where(e => e.WorkerId == workerId && clientIds.Contains(e.ClientId))
            .Select(e => e.ClientId)
            .ToHashSetAsync(ct);
        var refused = new List<RefusedReport>();
        var fresh = new List<VisitEvent>();
        var repeated = 0;
        foreach (var (report, fileId) in reports)
        {
            if (Refuse(report, visits) is { } no)
            {
                refused.Add(no);
            }
            else if (known.Add(report.Id))
            {
                fresh.Add(Row(workerId, report, fileId));
            }
            else
            {
                repeated++;
            }
        }
        db.VisitEvents.AddRange(fresh);
        await Retell([.. visits.Values], fresh, ct);
        var touched = visits.Values.Select(v => new SyncedVisit(v.Id, v.State, v.Marks));
        return new SyncAnswer(fresh.Count, repeated, refused, [.. touched]);
    }

    private static RefusedReport? Refuse(VisitReport report, Dictionary<long, Visit> visits) =>
        string.IsNullOrWhiteSpace(report.Id) || report.Id.Length > 64
            ? new RefusedReport(report.Id ?? "", "event-id", "事件没有编号，或编号超过 64 个字符。")
        : !visits.ContainsKey(report.VisitId)
            ? new RefusedReport(report.Id, "visit-not-yours", "这次服务不是派给您的，没有收下。请联系本机构。")
        : null;

    private VisitEvent Row(long workerId, VisitReport report, long? fileId) =>
        new()
        {
            Id = session.Ids.Next(),
            VisitId = report.VisitId,
            WorkerId = workerId,
            ClientId = report.Id,
            Kind = report.Kind,
            DeviceAt = Whole(report.At),
            ReceivedAt = session.Time.Instant(),
            Longitude = report.Longitude,
            Latitude = report.Latitude,
            Step = report.Step,
            FileId = fileId,
            Text = report.Text is { Length: > 500 } text ? text[..500] : report.Text,
            Corrects = report.Corrects,
        };

    /// <summary>UTC and whole microseconds, as both databases keep it.</summary>
    private static DateTime Whole(DateTime at)
    {
        var utc = at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : DateTime.SpecifyKind(at, DateTimeKind.Utc);
        return utc.AddTicks(-(utc.Ticks % 10));
    }

    private async Task Retell(Visit[] visits, List<VisitEvent> fresh, CancellationToken ct)
    {
        var ids = visits.Select(v => v.Id).ToArray();
        var told = await db.VisitEvents.AsNoTracking().Where(e => ids.Contains(e.VisitId)).ToListAsync(ct);
        var byVisit = told.Concat(fresh).DistinctBy(e => e.Id).ToLookup(e => e.VisitId);
        foreach (var visit in visits.Where(v => fresh.Exists(e => e.VisitId == v.Id)))
        {
            await Retell(visit, byVisit[visit.Id], ct);
        }
        if (fresh.Count > 0)
        {
            audit.Did("care.visit-events", visits.Select(v => v.SubjectId).Distinct());
        }
    }

    private async Task Retell(Visit visit, IEnumerable<VisitEvent> told, CancellationToken ct)
    {
        // Late reports on a visit that was decided already stay as evidence and change nothing.
        if (visit.Ended || visit.State is VisitState.Disputed or VisitState.Paused)
        {
            return;
        }
        var card = await elders.FindForSystem(visit.SubjectId, ct);
        (double, double)? home = card is { Longitude: { } x, Latitude: { } y } ? (x, y) : null;
        var wasDone = visit.State == VisitState.Done;
        var story = VisitStory.Of(visit, catalogue.Find(visit.ItemCode), told, home, catalogue.Rules);
        visit.State = story.State;
        (visit.ArrivedAt, visit.LeftAt, visit.MetresFromHome) = (story.ArrivedAt, story.LeftAt, story.Metres);
        visit.Marks = story.Marks;
        visit.StepsDone = string.Join(',', story.Steps.Order());
        if (visit.State == VisitState.Done)
        {
            await MarkOverlaps(visit, ct);
            if (!wasDone)
            {
                await AskForConfirmation(visit, ct);
            }
        }
    }

    private async Task MarkOverlaps(Visit visit, CancellationToken ct)
    {
        var clashes = await db
            .AllVisits.Where(v =>
                v.WorkerId == visit.WorkerId
                && v.Id != visit.Id
                && v.ArrivedAt != null
                && v.LeftAt != null
                && v.ArrivedAt < visit.LeftAt
                && v.LeftAt > visit.ArrivedAt
            )
            .ToListAsync(ct);
        var clashesNow = db.AllVisits.Local.Where(v =>
            v.WorkerId == visit.WorkerId
            && v.Id != visit.Id
            && v is { ArrivedAt: { } from, LeftAt: { } to }
            && VisitStory.Overlap(from, to, visit.ArrivedAt!.Value, visit.LeftAt!.Value)
        );
        foreach (var other in clashes.Concat(clashesNow).Distinct())
        {
            visit.Marks |= VisitMarks.Overlapping;
            other.Marks |= VisitMarks.Overlapping;
        }
    }

    private async Task AskForConfirmation(Visit visit, CancellationToken ct)
    {
        var phone = await elders.PhoneForSending(visit.SubjectId, ct);
        var name = catalogue.NameOf(visit.ItemCode);
        messenger.Send(
            $"elder:{visit.SubjectId}",
            $"{name}已做完。满意请确认；不方便上网，可把确认码 {visit.Code} 告诉服务站代为确认。",
            $"/care/orders/{visit.OrderId}",
            phone
        );
    }
}
