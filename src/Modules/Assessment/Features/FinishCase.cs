using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;

namespace Yiju.Assessment.Features;

/// <summary>Computes the result, states the facts, tells the event and closes the leave to see the elder, all in one transaction.</summary>
internal sealed class FinishCase(
    AssessmentDb db,
    DbSession session,
    Rules rules,
    AssessmentRules policy,
    FactStore facts,
    Events events,
    Applications applications,
    WorkList work,
    Grants grants
)
{
    public async Task<Outcome<Case>> Finish(Case row, AnswerSheet sheet, CancellationToken ct)
    {
        var scored = await Score(row, sheet, ct);
        if (!scored.Ok)
        {
            return scored.As<Case>();
        }
        row.Sheet = JsonSerializer.Serialize(sheet, Platform.Json.Options);
        row.CognitiveImpairment = policy.ShowsImpairment(row.ScaleId, sheet);
        row.State = CaseState.Finished;
        row.FinishedAt = session.Time.Instant();
        if (
            await rules.Number(AssessmentRules.ValidMonths, row.Division, row.ScaleId, row.AssessedOn!.Value, ct) is
            { } months
        )
        {
            row.ValidUntil = row.AssessedOn.Value.AddMonths(months).AddDays(-1);
        }
        await Close(row, ct);
        if (row.Kind == ApplicationKind.Blind)
        {
            return row;
        }
        await Replace(row, ct);
        await State(row, ct);
        await applications.TellHousehold(
            row.SubjectId,
            row.Unsettled ? "评估已经完成，等级还要等主管部门确定。" : "您的评估有结果了，请查看。不同意可以提出异议。",
            $"/assessment/{row.Id}/letter",
            ct
        );
        return row;
    }

    /// <summary>Scores again with the reading in force on the day: what a county has settled since becomes a level (App. G).</summary>
    public async Task<Outcome<bool>> Settle(Case row, CancellationToken ct)
    {
        var sheet = JsonSerializer.Deserialize<AnswerSheet>(row.Sheet!, Platform.Json.Options)!;
        var scored = await Score(row, sheet, ct);
        if (!scored.Ok)
        {
            return scored.As<bool>();
        }
        if (row.Unsettled)
        {
            return false;
        }
        if (row.Kind != ApplicationKind.Blind)
        {
            await State(row, ct);
            await applications.TellHousehold(
                row.SubjectId,
                "您的评估等级已经确定，请查看。",
                $"/assessment/{row.Id}/letter",
                ct
            );
        }
        return true;
    }

    /// <summary>States what rules read; nothing about the level while it is unsettled, and nothing at all for an overtaken result.</summary>
    public async Task State(Case row, CancellationToken ct)
    {
        var day = row.AssessedOn!.Value;
        var source = AssignAgency.CauseOf(row.Id);
        Task Say(string key, string? value) => facts.State(row.SubjectId, key, value, day, source, ct);
        if (row.Level is { } level && row.ReplacedById is null)
        {
            var text = level.ToString(CultureInfo.InvariantCulture);
            if (ScaleKinds.IsInsurance(row.ScaleId))
            {
                await Say(FactKeys.LtcLevel, text);
            }
            else
            {
                await Say(FactKeys.AssessedLevel, text);
                await Say(FactKeys.AssessedScore, row.Points?.ToString(CultureInfo.InvariantCulture));
                await Say(FactKeys.AssessmentId, row.Id.ToString(CultureInfo.InvariantCulture));
            }
        }
        if (row.CognitiveImpairment)
        {
            await Say(FactKeys.Cognitive, "yes");
        }
        events.Tell(
            AssessmentEvents.Finished,
            new AssessmentFinished(row.Id, row.SubjectId, row.ScaleId, row.Level, row.Points ?? 0, day)
        );
    }

    private async Task<Outcome<Score>> Score(Case row, AnswerSheet sheet, CancellationToken ct)
    {
        var scale = ScaleLibrary.Shipped.Find(row.ScaleId).Value;
        var reading = await rules.ReadingFor(row.ScaleId, row.Division, row.AssessedOn!.Value, ct);
        var scored = scale.Score(sheet.Answers, sheet.Conditions, reading?.Reading);
        if (!scored.Ok)
        {
            return scored;
        }
        var score = scored.Value;
        row.ScaleVersion = score.ScaleVersion;
        row.Result = JsonSerializer.Serialize(score, Platform.Json.Options);
        (row.Level, row.LevelName, row.Unsettled) = (score.Level, score.Name, score.Unsettled);
        row.Points = score.Total ?? score.Sections[0].Points;
        row.ReadingId = reading?.Row.Id;
        return score;
    }

    private async Task Replace(Case row, CancellationToken ct)
    {
        var standing = await db
            .AllCases.Where(c =>
                c.SubjectId == row.SubjectId
                && c.Id != row.Id
                && c.State == CaseState.Finished
                && c.Kind != ApplicationKind.Blind
                && c.ReplacedById == null
            )
            .ToListAsync(ct);
        var same = standing.Where(c => ScaleKinds.SameKind(c.ScaleId, row.ScaleId)).ToList();
        row.LevelBefore = same.MaxBy(c => (c.AssessedOn, c.Id))?.Level;
        foreach (var earlier in same.Where(c => c.AssessedOn <= row.AssessedOn))
        {
            earlier.ReplacedById = row.Id;
            await work.Finish($"{AssignAgency.CauseOf(earlier.Id)}:lapse", ct);
        }
    }

    private async Task Close(Case row, CancellationToken ct)
    {
        var cause = AssignAgency.CauseOf(row.Id);
        await grants.Close(cause, ct);
        await work.Finish(cause, ct);
        foreach (
            var account in await db.Assessors.Where(a => a.CaseId == row.Id).Select(a => a.AccountId).ToListAsync(ct)
        )
        {
            await work.Finish($"{cause}:account:{account}", ct);
        }
        var application = await db.AllApplications.SingleOrDefaultAsync(a => a.Id == row.ApplicationId, ct);
        if (application is not null)
        {
            application.State = ApplicationState.Done;
            applications.Step(application, "评估完成，结果已算出", null);
        }
    }
}
