using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Workforce.Contracts;

namespace Yiju.Assessment.Features;

/// <summary>
/// Submits a signed sheet: enough different, qualified assessors have signed what stands there, and the result is computed. Nobody
/// sends a level (ASM-04, ASM-06).
/// </summary>
internal sealed class SubmitAssessment(
    AssessmentDb db,
    DbSession session,
    Finder finder,
    ArrangeVisit arrange,
    FinishCase finish,
    IWorkers workers,
    AssessmentRules policy,
    AuditTrail audit
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/assessment/cases/{id:long}/submit", Post).For(Role.Assessor).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/cases/{id:long}/submit", Api)
            .For(Role.Assessor)
            .WithName("SubmitAssessment")
            .WithSummary("Submits a signed sheet; the result is computed from the answers.")
            .Produces<CaseBody>();
    }

    public async Task<Outcome<Case>> Work(long id, CancellationToken ct)
    {
        var mine = await finder.MyCase(id, ct);
        if (!mine.Ok)
        {
            return mine.As<Case>();
        }
        var row = mine.Value.Case;
        if (row.State != CaseState.Working)
        {
            return Fault.Conflict("not-to-submit", $"这次评估现在是“{Words.Of(row.State).Word}”，不能提交。");
        }
        var events = await db.FieldEvents.AsNoTracking().Where(e => e.CaseId == row.Id).ToListAsync(ct);
        var sheet = AnswerSheet.From(ScaleLibrary.Shipped.Find(row.ScaleId).Value, events);
        if (string.IsNullOrWhiteSpace(sheet.Notes.GetValueOrDefault(AnswerSheet.Informant)))
        {
            return Fault.Invalid("informant-missing", "没有写是谁提供的信息。请补上姓名。", AnswerSheet.Informant);
        }
        var start = events.Where(e => e.Key == AnswerSheet.Start).Select(e => e.DeviceAt).DefaultIfEmpty().Min();
        if (start == default)
        {
            return Fault.Invalid("start-missing", "没有记录开始评估的时间。请先按“开始评估”。", AnswerSheet.Start);
        }
        // A device clock that is behind the commission is wrong; then the time of arrival here is the best there is.
        row.StartedAt = start < row.CreatedAt ? events.Min(e => e.ReceivedAt) : start;
        row.EndedAt =
            events.Where(e => e.Key == AnswerSheet.End).Select(e => (DateTime?)e.DeviceAt).Max()
            ?? session.Time.Instant();
        row.AssessedOn = Shanghai.DayOf(row.StartedAt.Value);
        if (await Signatures(row, sheet, ct) is { } fault)
        {
            return fault;
        }
        audit.Did("assessment.submit", [row.SubjectId], detail: AssignAgency.CauseOf(row.Id));
        return await finish.Finish(row, sheet, ct);
    }

    private async Task<Fault?> Signatures(Case row, AnswerSheet sheet, CancellationToken ct)
    {
        var named = await db.Assessors.Where(a => a.CaseId == row.Id && a.RemovedAt == null).ToListAsync(ct);
        var signed = named.Where(a => a.SignedAt is not null).ToList();
        var print = sheet.Print();
        if (signed.Find(a => a.SignedPrint != print) is { } old)
        {
            return Fault.Refused("signature-void", $"{old.Name}签名以后答案改过。请{old.Name}看过后重新签名。");
        }
        var needed = await arrange.Needed(row, row.Mode!.Value, row.AssessedOn!.Value, ct);
        var different = signed.DistinctBy(a => a.WorkerId).DistinctBy(a => a.AccountId).Count();
        if (different < needed)
        {
            var missing = string.Join('、', named.Where(a => a.SignedAt is null).Select(a => a.Name));
            return Fault.Refused(
                "second-assessor-missing",
                $"{Words.Of(row.Mode.Value)}要 {needed} 位评估员本人签名，现在只有 {different} 位。请{missing}用自己的账号签名。"
            );
        }
        var staff = (await workers.Of(row.OrgId!.Value, row.AssessedOn.Value, ct)).ToDictionary(w => w.Id);
        foreach (var person in signed)
        {
            var qualified =
                staff.TryGetValue(person.WorkerId, out var card)
                && card.Certificates.Any(policy.Occupations.Words.ContainsKey);
            if (!qualified)
            {
                return Fault.Refused(
                    "assessor-unqualified",
                    $"{person.Name}在评估当天（{row.AssessedOn:yyyy年M月d日}）没有有效资格，不能提交。请机构换人重新评估。"
                );
            }
        }
        return null;
    }

    private static Task<IResult> Post(
        long id,
        SubmitAssessment submit,
        CasePages pages,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => pages.Answer(id, () => submit.Work(id, ct), null, commands, http, ct, "/assessment/today?done=true");

    private static Task<IResult> Api(long id, SubmitAssessment submit, Commands commands, CancellationToken ct) =>
        commands.Api(
            () => submit.Work(id, ct),
            row => Commands.Answer.Ok(CaseBody.Of(row, row.Kind != ApplicationKind.Blind)),
            ct
        );
}
