using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Assessment.Features.TakeOver;

/// <summary>Past grades of a running city: each becomes a finished assessment of the elder, with its facts.</summary>
internal sealed class GradeImport(
    AssessmentDb db,
    DbSession session,
    IPastGrades grades,
    IRowElders elders,
    FactStore facts,
    IEnumerable<IReliance> reliances,
    ImportedRecords records,
    AuditTrail audit
) : RecordKind<GradeRow>(records)
{
    private const string Source = "takeover";
    private const int Most = 500;

    public override string Name => "grades";

    public override string Title => "过往评估";

    public override string Note => "一行一份以前的评估结果；老人要先在名册里。";

    public override string Unit => "份";

    public override int Order => 50;

    public override IReadOnlyList<Role> Senders { get; } = [Role.CountyOfficer, Role.CountyCentre, Role.CityOfficer];

    public override IReadOnlyList<ImportCode> Codes { get; } =
    [.. ImportCode.DeclaredIn(typeof(GradeCodes)), .. elders.Codes];

    protected override TableSpec<GradeRow> Columns => GradeTable.Spec;

    protected override Task<TableSpec<GradeRow>> SpecFor(ImportScope scope, CancellationToken ct) =>
        Task.FromResult(GradeTable.On(scope.Today));

    /// <summary>The oldest first, as results replace each other.</summary>
    protected override IEnumerable<ImportedRow<GradeRow>> InOrder(IEnumerable<ImportedRow<GradeRow>> rows) =>
        rows.OrderBy(r => r.Value!.Day);

    protected override async Task<IReadOnlyList<RowVerdict>> Judge(
        IReadOnlyList<ImportedRow<GradeRow>> rows,
        ImportScope scope,
        CancellationToken ct
    )
    {
        var refusals = await elders.Find([.. rows.Select(r => r.Value!)], scope.Area, ct);
        var keys = rows.Where((_, i) => refusals[i] is null).Select(r => KeyOf(r.Value!)).ToList();
        var known = await db
            .AllCases.AsNoTracking()
            .Where(c => keys.Contains(c.TakenOverFrom!))
            .ToDictionaryAsync(c => c.TakenOverFrom!, ct);
        return
        [
            .. rows.Select(
                (r, i) =>
                    refusals[i] is { } refusal ? refusal
                    : known.TryGetValue(KeyOf(r.Value!), out var there)
                        ? RowVerdict.ThereExcept([.. Differences(r.Value!, there)])
                    : RowVerdict.New
            ),
        ];
    }

    protected override async Task<IReadOnlyList<WrittenRow>> Write(
        IReadOnlyList<ImportedRow<GradeRow>> rows,
        ImportScope scope,
        long runId,
        CancellationToken ct
    )
    {
        var written = new List<WrittenRow>();
        foreach (var some in rows.Select(r => r.Value!).Chunk(Most))
        {
            var taken = await grades.Take(Source, [.. some.Select(Of)], ct);
            await session.Save(ct);
            var refused = taken.Refused.ToLookup(f => int.Parse(f.Field!, CultureInfo.InvariantCulture));
            var keys = some.Select(KeyOf).ToList();
            var ids = await db
                .AllCases.Where(c => keys.Contains(c.TakenOverFrom!))
                .ToDictionaryAsync(c => c.TakenOverFrom!, c => c.Id, ct);
            written.AddRange(
                some.Select(
                    (row, i) =>
                        refused[i].FirstOrDefault() is { } fault
                            ? RowRefusal.Of(GradeCodes.NotTaken, null, fault.Sentence)
                            : new WrittenRow(ids[KeyOf(row)], PrintOf(row.Level, row.Points))
                )
            );
        }
        audit.Did("assessment.take-over", rows.Select(r => r.Value!.ElderId).Distinct(), detail: SourceOf(runId));
        return written;
    }

    /// <summary>
    /// A result goes unless a decision used it, somebody objected to it, or the elder was assessed anew; the one before it then counts again.
    /// </summary>
    protected override async Task<IReadOnlyDictionary<long, string>> TakeBack(
        IReadOnlyList<ImportedRecord> taken,
        long runId,
        CancellationToken ct
    )
    {
        var ids = taken.Select(r => r.RecordId).ToList();
        var kept = await BuiltOn(ids, ct);
        var cases = await db.AllCases.Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        var gone = cases.Where(c => !kept.ContainsKey(c.Id)).ToDictionary(c => c.Id);
        foreach (var earlier in await db.AllCases.Where(c => ids.Contains(c.ReplacedById!.Value)).ToListAsync(ct))
        {
            while (earlier.ReplacedById is { } next && gone.TryGetValue(next, out var removed))
            {
                earlier.ReplacedById = removed.ReplacedById;
            }
        }
        db.AllCases.RemoveRange(gone.Values);
        var assessors = gone.Keys.ToList();
        await db.Assessors.Where(a => assessors.Contains(a.CaseId)).ExecuteDeleteAsync(ct);
        foreach (var elder in gone.Values.GroupBy(c => c.SubjectId))
        {
            await facts.Retract(elder.Key, [.. elder.Select(c => AssignAgency.CauseOf(c.Id))], ct);
        }
        audit.Did("assessment.take-over-withdrawn", gone.Values.Select(c => c.SubjectId), detail: SourceOf(runId));
        return kept;
    }

    private async Task<Dictionary<long, string>> BuiltOn(List<long> ids, CancellationToken ct)
    {
        var kept = await reliances.On(Things.Assessment, ids, ct);
        var questioned = await db
            .AllApplications.Where(a => a.AboutCaseId != null && ids.Contains(a.AboutCaseId.Value))
            .Select(a => a.AboutCaseId!.Value)
            .ToListAsync(ct);
        var replaced = await db
            .AllCases.Where(c =>
                ids.Contains(c.Id) && db.AllCases.Any(n => n.Id == c.ReplacedById && n.TakenOverFrom == null)
            )
            .Select(c => c.Id)
            .ToListAsync(ct);
        questioned.ForEach(id => kept.TryAdd(id, "有人对这份结果提过异议，或者抽查过"));
        replaced.ForEach(id => kept.TryAdd(id, "这位老人后来又评估过"));
        return kept;
    }

    private static string KeyOf(GradeRow row) => $"{Source}:{row.Key}";

    private static PastGrade Of(GradeRow row) =>
        new(
            row.Key,
            row.ElderId,
            row.Division,
            row.Scale!.File.Id,
            row.Day!.Value,
            row.Level,
            row.Points,
            Dementia: row.Dementia,
            OrgName: row.OrgName ?? "原系统",
            ValidUntil: row.ValidUntil
        );

    private static IEnumerable<string> Differences(GradeRow row, Case there)
    {
        (bool Differs, string Key)[] columns =
        [
            (row.ElderId != there.SubjectId, "name"),
            (row.Scale!.File.Id != there.ScaleId, "scale"),
            (row.Day != there.AssessedOn, "day"),
            (row.Level != there.Level, "level"),
            (row.Points != there.Points, "points"),
            (row.ValidUntil != there.ValidUntil, "validUntil"),
            (row.Dementia != there.CognitiveImpairment, "dementia"),
        ];
        return columns
            .Where(c => c.Differs)
            .Select(c => GradeTable.Spec.Columns.First(column => column.Key == c.Key).Header);
    }
}
