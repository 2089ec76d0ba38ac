using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Field;
using Yiju.Platform.Files;

namespace Yiju.Assessment.Features;

/// <summary>Takes what assessors record, from the plain form and from devices that were without signal; each event once (ASM-19).</summary>
internal sealed class RecordEvents(AssessmentDb db, DbSession session, Finder finder, FileStore files, SignSheet sign)
{
    private const int MostSigns = 200;

    /// <summary>Takes a batch in order. An event that cannot be taken is refused alone; the others are taken.</summary>
    public async Task<Outcome<SentAnswer>> Work(IReadOnlyList<SentEvent> events, CancellationToken ct)
    {
        var taken = new List<string>();
        var refused = new List<RefusedEvent>();
        foreach (var sent in events)
        {
            var outcome = await One(sent, ct);
            if (outcome.Ok)
            {
                taken.Add(sent.Id);
                // A signature covers what was recorded before it, so that must be readable.
                await session.Save(ct);
            }
            else
            {
                refused.Add(new RefusedEvent(sent.Id, string.Join(' ', outcome.Faults.Select(f => f.Sentence))));
            }
        }
        return new SentAnswer(taken, refused);
    }

    public async Task<Outcome<Done>> One(SentEvent sent, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(sent.Id) || sent.Id.Length > 64)
        {
            return Fault.Invalid("event-without-id", "记录没有编号，不能保存。请更新页面后重试。", "id");
        }
        var mine = await finder.MyCase(sent.Task, ct);
        if (!mine.Ok)
        {
            return mine.As<Done>();
        }
        var row = mine.Value.Case;
        if (await db.FieldEvents.AnyAsync(e => e.CaseId == row.Id && e.ClientId == sent.Id, ct))
        {
            return default(Done);
        }
        if (row.State is not (CaseState.Arranged or CaseState.Working))
        {
            return Fault.Conflict("assessment-closed", $"这次评估{Words.Of(row.State).Word}，不能再记录。");
        }
        return sent.Kind == "sign" ? await Signed(row, sent, ct) : await Recorded(row, sent, ct);
    }

    private async Task<Outcome<Done>> Signed(Case row, SentEvent sent, CancellationToken ct)
    {
        var done = await sign.Work(row.Id, new SignForm { Drawing = sent.Value }, ct);
        if (done.Ok)
        {
            Add(row, sent, "signed");
        }
        return done.Ok ? default(Done) : done.As<Done>();
    }

    private async Task<Outcome<Done>> Recorded(Case row, SentEvent sent, CancellationToken ct)
    {
        var scale = ScaleLibrary.Shipped.Find(row.ScaleId).Value;
        var key = sent.Key ?? "";
        var value = sent.Value ?? "";
        if (AnswerSheet.Wrong(scale, key, value) is { } wrong)
        {
            return wrong;
        }
        if (Pictures.Is(value))
        {
            var kept = await Keep(row, key, value, ct);
            if (!kept.Ok)
            {
                return kept.As<Done>();
            }
            value = kept.Value;
        }
        else if (value.Length > MostSigns)
        {
            return Fault.Invalid("answer-long", $"写了 {value.Length} 字，最多 {MostSigns} 字。请写短一些。", key);
        }
        Add(row, sent, value);
        row.State = CaseState.Working;
        return default(Done);
    }

    private async Task<Outcome<string>> Keep(Case row, string key, string dataUrl, CancellationToken ct)
    {
        if (key is not (AnswerSheet.Photo or AnswerSheet.InformantSignature))
        {
            return Fault.Invalid("answer-not-a-file", "这一项不能放照片。", key);
        }
        var clean = Pictures.FromDataUrl(dataUrl, key);
        return clean.Ok
            ? $"file:{await files.Keep($"{key}-{row.Id}", clean.Value.Type, clean.Value.Content, row.SubjectId, ct)}"
            : clean.As<string>();
    }

    private void Add(Case row, SentEvent sent, string value)
    {
        var now = session.Time.Instant();
        var deviceAt = DateTime.SpecifyKind(sent.At.ToUniversalTime(), DateTimeKind.Utc);
        db.FieldEvents.Add(
            new FieldEvent
            {
                Id = session.Ids.Next(),
                CaseId = row.Id,
                ClientId = sent.Id,
                AccountId = session.Viewer.AccountId,
                Key = sent.Kind == "sign" ? FormSteps.MySignature : sent.Key!,
                Value = value,
                // A clock that runs ahead would win over everything recorded later by another device.
                DeviceAt = deviceAt > now ? now : deviceAt.AddTicks(-(deviceAt.Ticks % 10)),
                ReceivedAt = now,
                Longitude = sent.Longitude,
                Latitude = sent.Latitude,
                Accuracy = sent.Accuracy,
            }
        );
    }
}
