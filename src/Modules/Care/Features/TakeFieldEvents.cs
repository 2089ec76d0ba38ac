using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Kernel;
using Yiju.Platform.Field;

namespace Yiju.Care.Features;

/// <summary>
/// Takes what a phone recorded without signal. A record that cannot be taken is refused alone, with a sentence for the worker; the others
/// are taken. The same record again is taken and changes nothing.
/// </summary>
internal sealed class TakeFieldEvents(CareDb db, Who who, SyncVisits sync, KeepPhoto photos)
{
    public async Task<Outcome<SentAnswer>> Work(IReadOnlyList<SentEvent> events, CancellationToken ct)
    {
        if (await who.WorkerId(ct) is not { } worker)
        {
            return VisitWork.NoWorker;
        }
        var ids = events.Select(e => e.Id).ToArray();
        var known = await db
            .VisitEvents.Where(e => e.WorkerId == worker && ids.Contains(e.ClientId))
            .Select(e => e.ClientId)
            .ToHashSetAsync(ct);
        var refused = new List<RefusedEvent>();
        var reports = new List<(VisitReport Report, long? FileId)>();
        foreach (var sent in events.Where(e => !known.Contains(e.Id)))
        {
            var read = await Read(worker, sent, ct);
            if (read.Ok)
            {
                reports.Add(read.Value);
            }
            else
            {
                refused.Add(new RefusedEvent(sent.Id, string.Join(' ', read.Faults.Select(f => f.Sentence))));
            }
        }
        var answer = await sync.Take(worker, reports, ct);
        refused.AddRange(answer.Refused.Select(r => new RefusedEvent(r.Id, r.Sentence)));
        return new SentAnswer([.. ids.Except(refused.Select(r => r.Id))], refused);
    }

    private async Task<Outcome<(VisitReport Report, long? FileId)>> Read(
        long worker,
        SentEvent sent,
        CancellationToken ct
    )
    {
        if (!Enum.TryParse<VisitEventKind>(sent.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return Fault.Invalid("event-kind", $"不认识“{sent.Kind}”这种记录。请联网打开页面，更新后再记。", "kind");
        }
        if (kind is VisitEventKind.Photo or VisitEventKind.ElderSigned)
        {
            var file = await photos.Store(worker, sent.Task, sent.Value ?? "", ct);
            return file.Ok ? (Report(sent, kind, null, null), file.Value) : file.As<(VisitReport, long?)>();
        }
        if (kind is VisitEventKind.Step or VisitEventKind.StepUndone)
        {
            return int.TryParse(sent.Value, CultureInfo.InvariantCulture, out var step) && step >= 0
                ? (Report(sent, kind, step, null), null)
                : Fault.Invalid("step-number", $"“{sent.Value}”不是步骤的序号。请重新勾选。", "steps");
        }
        var words = kind is VisitEventKind.Code or VisitEventKind.Note ? sent.Value?.Trim() : sent.Reason?.Trim();
        return (Report(sent, kind, null, words), null);
    }

    private static VisitReport Report(SentEvent sent, VisitEventKind kind, int? step, string? text) =>
        new(sent.Id, sent.Task, kind, OrderApi.Utc(sent.At), sent.Longitude, sent.Latitude, step, text);
}
