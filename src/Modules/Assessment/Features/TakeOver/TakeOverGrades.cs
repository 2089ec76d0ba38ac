using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;

namespace Yiju.Assessment.Features.TakeOver;

/// <summary>Writes finished assessments of another system, a chunk at a time.</summary>
internal sealed class TakeOverGrades(AssessmentDb db, DbSession session, FactStore facts, AssessmentRules policy)
    : IPastGrades
{
    private const int Most = 500;

    public async Task<PastGradesTaken> Take(string source, IReadOnlyList<PastGrade> grades, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grades.Count, Most);
        var keys = grades.Select(g => KeyOf(source, g)).ToList();
        var known = (
            await db.AllCases.Where(c => keys.Contains(c.TakenOverFrom!)).Select(c => c.TakenOverFrom!).ToListAsync(ct)
        ).ToHashSet();
        var elderIds = grades.Select(g => g.ElderId).Distinct().ToList();
        var standing = await db
            .AllCases.Where(c =>
                elderIds.Contains(c.SubjectId) && c.State == CaseState.Finished && c.ReplacedById == null
            )
            .ToListAsync(ct);
        var refused = new List<Fault>();
        var (taken, old) = (0, 0);
        foreach (var (grade, index) in grades.Select((g, i) => (g, i)).OrderBy(x => x.g.Day))
        {
            if (!known.Add(KeyOf(source, grade)))
            {
                old++;
                continue;
            }
            var made = CaseOf(source, grade);
            if (!made.Ok)
            {
                refused.AddRange(
                    made.Faults.Select(f => f with { Field = index.ToString(CultureInfo.InvariantCulture) })
                );
                continue;
            }
            await Add(made.Value, grade, standing, ct);
            taken++;
        }
        return new PastGradesTaken(taken, old, refused);
    }

    private static string KeyOf(string source, PastGrade grade) => $"{source}:{grade.ExternalId}";

    private Outcome<Case> CaseOf(string source, PastGrade grade)
    {
        var scale = ScaleLibrary.Shipped.Find(grade.Scale);
        if (!scale.Ok)
        {
            return scale.As<Case>();
        }
        var at = Shanghai.Utc(grade.Day, new TimeOnly(12, 0));
        var row = new Case
        {
            Id = session.Ids.Next(),
            Division = grade.Division,
            SubjectId = grade.ElderId,
            ApplicationId = 0,
            Kind = ApplicationKind.First,
            ScaleId = grade.Scale,
            State = CaseState.Finished,
            OrgId = grade.OrgId,
            OrgName = grade.OrgName,
            CreatedAt = session.Time.Instant(),
            AssessedOn = grade.Day,
            FinishedAt = at,
            ValidUntil = grade.ValidUntil,
            CognitiveImpairment = grade.Dementia,
            TakenOverFrom = KeyOf(source, grade),
        };
        return grade.Answers is null ? WithLevel(row, grade, scale.Value) : Computed(row, grade, scale.Value);
    }

    private static Outcome<Case> WithLevel(Case row, PastGrade grade, Scale scale)
    {
        if (grade.Level is not { } level || level < 0 || level >= scale.File.Levels.Count)
        {
            return Fault.Invalid("level-unknown", $"{scale.File.Citation}没有等级“{grade.Level}”。请检查。");
        }
        (row.Level, row.LevelName, row.Points) = (level, scale.File.Levels[level].Name, grade.Points);
        return row;
    }

    private Outcome<Case> Computed(Case row, PastGrade grade, Scale scale)
    {
        var conditions = new Conditions(false, grade.Dementia, false, grade.Events30d);
        var scored = scale.Score(grade.Answers!, conditions);
        if (!scored.Ok)
        {
            return scored.As<Case>();
        }
        var score = scored.Value;
        if (grade.Level is { } level && score.Level is { } computed && level != computed)
        {
            var (given, ours) = (scale.File.Levels.ElementAtOrDefault(level)?.Name, score.Name);
            return Fault.Invalid("level-differs", $"原系统写的是“{given}”，按答案算出来是“{ours}”。请核对。");
        }
        var sheet = new AnswerSheet(
            grade.Answers!.ToImmutableSortedDictionary(StringComparer.Ordinal),
            conditions,
            ImmutableSortedDictionary<string, string>.Empty
        );
        row.ScaleVersion = score.ScaleVersion;
        row.Sheet = JsonSerializer.Serialize(sheet, Platform.Json.Options);
        row.Result = JsonSerializer.Serialize(score, Platform.Json.Options);
        (row.Level, row.LevelName, row.Unsettled) = (score.Level, score.Name, score.Unsettled);
        row.Points = score.Total ?? score.Sections[0].Points;
        row.CognitiveImpairment = policy.ShowsImpairment(row.ScaleId, sheet);
        return row;
    }

    private async Task Add(Case row, PastGrade grade, List<Case> standing, CancellationToken ct)
    {
        var same = standing
            .Where(c => c.SubjectId == row.SubjectId && ScaleKinds.SameKind(c.ScaleId, row.ScaleId))
            .ToList();
        var newer = same.Where(c => c.AssessedOn > row.AssessedOn).MinBy(c => c.AssessedOn);
        row.ReplacedById = newer?.Id;
        row.LevelBefore = same.Where(c => c.AssessedOn <= row.AssessedOn).MaxBy(c => c.AssessedOn)?.Level;
        foreach (var earlier in same.Where(c => c.AssessedOn <= row.AssessedOn))
        {
            earlier.ReplacedById = row.Id;
            standing.Remove(earlier);
        }
        db.AllCases.Add(row);
        foreach (var (worker, name, occupation) in grade.Assessors ?? [])
        {
            db.Assessors.Add(
                new CaseAssessor
                {
                    Id = session.Ids.Next(),
                    CaseId = row.Id,
                    WorkerId = worker,
                    Name = name,
                    Occupation = occupation,
                    SignedAt = row.FinishedAt,
                }
            );
        }
        if (newer is null)
        {
            standing.Add(row);
            await State(row, ct);
        }
    }

    private async Task State(Case row, CancellationToken ct)
    {
        var (day, source) = (row.AssessedOn!.Value, AssignAgency.CauseOf(row.Id));
        foreach (var (key, value) in FactsOf(row))
        {
            await facts.State(row.SubjectId, key, value, day, source, ct);
        }
    }

    private static IEnumerable<(string Key, string? Value)> FactsOf(Case row)
    {
        var level = row.Level?.ToString(CultureInfo.InvariantCulture);
        if (level is not null && ScaleKinds.IsInsurance(row.ScaleId))
        {
            yield return (FactKeys.LtcLevel, level);
        }
        else if (level is not null)
        {
            yield return (FactKeys.AssessedLevel, level);
            yield return (FactKeys.AssessedScore, row.Points?.ToString(CultureInfo.InvariantCulture));
            yield return (FactKeys.AssessmentId, row.Id.ToString(CultureInfo.InvariantCulture));
        }
        if (row.CognitiveImpairment)
        {
            yield return (FactKeys.Cognitive, "yes");
        }
    }
}
