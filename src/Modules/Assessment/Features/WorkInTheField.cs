using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Field;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>The assessor's day: the list, the page that works without signal, its package and the events it sends back.</summary>
internal sealed class WorkInTheField(
    AssessmentDb db,
    Viewer viewer,
    IElders elders,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int DaysAhead = 1;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/assessment/today",
                (bool? done, WorkInTheField field, CancellationToken ct) => field.Today(done, ct)
            )
            .For(Role.Assessor)
            .ExcludeFromDescription();
        routes.MapGet("/field/assess", Shell).For(Role.Assessor).ExcludeFromDescription();
        routes
            .MapGet("/api/assessment/field/package", (WorkInTheField field, CancellationToken ct) => field.Package(ct))
            .For(Role.Assessor)
            .WithName("AssessmentFieldPackage")
            .WithSummary("Today's and tomorrow's assessments of the signed-in assessor, for work without signal.")
            .Produces<FieldPackage>();
        routes
            .MapPost("/api/assessment/field/events", Sync)
            .For(Role.Assessor)
            .WithName("SyncAssessmentEvents")
            .WithSummary("Takes recorded events, each once, in any order.")
            .Produces<SentAnswer>();
    }

    private async Task<IResult> Today(bool? done, CancellationToken ct)
    {
        var rows = await Mine(null, ct);
        await audit.Looked("assessment.today", rows.Select(r => r.Case.SubjectId));
        return Page.Of<TodayPage>(
            "今天的评估",
            new TodayModel(
                time.Today(),
                [
                    .. rows.Select(r => new TodayLine(
                        r.Case.Id,
                        r.Elder.Name,
                        r.Elder.Address,
                        r.Case.AppointedOn,
                        r.Case.AppointedAt,
                        Words.Of(r.Case.Mode!.Value),
                        Words.Of(r.Case.State)
                    )),
                ],
                done == true
            )
        );
    }

    private static IResult Shell(Viewer viewer) =>
        Page.Of<FieldPage>("离线评估", new FieldModel(viewer.AccountId.ToString(CultureInfo.InvariantCulture)));

    private async Task<IResult> Package(CancellationToken ct)
    {
        var rows = await Mine(time.Today().AddDays(DaysAhead), ct);
        await audit.Looked("assessment.package", rows.Select(r => r.Case.SubjectId));
        var tasks = new List<FieldTask>();
        foreach (var (row, elder) in rows)
        {
            // Answers are shared by the assessors of a case, signatures are not.
            var events = await db
                .FieldEvents.AsNoTracking()
                .Where(e => e.CaseId == row.Id)
                .Where(e => e.Key != FormSteps.MySignature || e.AccountId == viewer.AccountId)
                .ToListAsync(ct);
            tasks.Add(TaskOf(row, elder, events));
        }
        return Results.Json(new FieldPackage("今天的评估", tasks), Platform.Json.Options);
    }

    private static Task<IResult> Sync(
        [FromBody] SentEvents sent,
        RecordEvents record,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api<SentAnswer>(
            async () => sent.Wrong is { } wrong ? wrong : await record.Work(sent.Events!, ct),
            Commands.Answer.Ok,
            ct
        );

    /// <summary>Open cases of this assessor, up to a day when one is given.</summary>
    private async Task<List<(Case Case, ElderCard Elder)>> Mine(DateOnly? upTo, CancellationToken ct)
    {
        var rows = await db
            .Cases.AsNoTracking()
            .Where(c =>
                (c.State == CaseState.Arranged || c.State == CaseState.Working)
                && (upTo == null || c.AppointedOn <= upTo)
                && db.Assessors.Any(a => a.CaseId == c.Id && a.AccountId == viewer.AccountId && a.RemovedAt == null)
            )
            .OrderBy(c => c.AppointedOn)
            .ThenBy(c => c.AppointedAt)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        var cards = await elders.Cards([.. rows.Select(r => r.SubjectId).Distinct()], ct);
        return [.. rows.Where(r => cards.ContainsKey(r.SubjectId)).Select(r => (r, cards[r.SubjectId]))];
    }

    private FieldTask TaskOf(Case row, ElderCard elder, IReadOnlyList<FieldEvent> events)
    {
        var steps = FormSteps
            .Of(ScaleLibrary.Shipped.Find(row.ScaleId).Value.File)
            .Append(
                new FormStep(
                    FormSteps.MySignature,
                    StepKind.Sign,
                    "签名",
                    "评估员本人签名",
                    "签名后不要再改答案。",
                    Event: "sign"
                )
            );
        var when = row.AppointedOn is { } day ? $"{Ui.Say.Day(day)} {row.AppointedAt}" : "";
        return new FieldTask(
            row.Id,
            elder.Name,
            [when, Words.Of(row.Mode!.Value), row.Place is { Length: > 0 } place ? place : elder.Address],
            [.. steps.Select(s => Shown(s, events))],
            "两位评估员都签名后，联网打开评估页提交，结果由系统算出。",
            $"/assessment/cases/{row.Id}",
            "打开评估页提交"
        );
    }

    // File numbers mean nothing on the device: what was drawn or photographed shows as recorded.
    private static FieldStep Shown(FormStep step, IReadOnlyList<FieldEvent> events)
    {
        var value = FormAnswers.ValueOf(step.Key, events);
        return new FieldStep(
            step.Key,
            step.Kind,
            step.Title,
            step.Help,
            step.Group,
            step.Event,
            step.Options,
            value is not null && step.Kind is StepKind.Photo or StepKind.Sign ? "recorded" : value,
            step.Counts
        );
    }
}
