using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Files;
using Yiju.Platform.Print;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>The result letter and the full report of a finished assessment, as page and as PDF (ASM-11, ASM-18).</summary>
internal sealed class ShowResult(
    AssessmentDb db,
    AssessmentRules policy,
    Finder finder,
    ObjectToResult objecting,
    FileStore files,
    IElders elders,
    DivisionStore divisions,
    Viewer viewer,
    AuditTrail audit,
    PdfPrinter printer
)
{
    private static readonly Role[] LetterReaders =
    [
        .. Roles.Territory,
        .. Roles.Household,
        Role.Consultant,
        Role.Auditor,
    ];

    // Answers are health detail: only those who decide on them, the auditor and the household read them.
    private static readonly Role[] ReportReaders =
    [
        Role.CountyCentre,
        Role.CountyOfficer,
        Role.CityOfficer,
        Role.Auditor,
        .. Roles.Household,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/assessment/{id:long}/letter",
                (long id, ShowResult show, HttpContext http, CancellationToken ct) => show.Letter(id, false, http, ct)
            )
            .For(LetterReaders)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/assessment/{id:long}/letter.pdf",
                (long id, ShowResult show, HttpContext http, CancellationToken ct) => show.Letter(id, true, http, ct)
            )
            .For(LetterReaders)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/assessment/{id:long}/report",
                (long id, ShowResult show, HttpContext http, CancellationToken ct) => show.Report(id, false, http, ct)
            )
            .For(ReportReaders)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/assessment/{id:long}/report.pdf",
                (long id, ShowResult show, HttpContext http, CancellationToken ct) => show.Report(id, true, http, ct)
            )
            .For(ReportReaders)
            .ExcludeFromDescription();
    }

    private async Task<IResult> Letter(long id, bool pdf, HttpContext http, CancellationToken ct)
    {
        var found = await Finished(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var row = found.Value;
        await audit.Looked("assessment.letter", [row.SubjectId]);
        var elder = (await elders.FindForSystem(row.SubjectId, ct))!;
        var tree = await divisions.Tree(ct);
        var county = DivisionCode.Parse(row.Division).At(DivisionLevel.County).Value;
        var model = new LetterModel(
            row.Id,
            elder.Name,
            $"{tree.NameOf(county)}居家养老服务中心",
            ScaleLibrary.Shipped.Find(row.ScaleId).Value.File.Citation,
            row.OrgName ?? row.TakenOverFrom ?? "",
            row.AssessedOn!.Value,
            Shanghai.DayOf(row.FinishedAt!.Value),
            row.LevelName,
            CandidateNames(row),
            CaseBody.ScoreOf(row)?.Reasons ?? [],
            row.ValidUntil,
            await objecting.LastDay(row, ct),
            row.CognitiveImpairment,
            row.Stands
                && row.ReplacedById is null
                && viewer.Is([.. Roles.Household, Role.VillageWorker, Role.CountyCentre]),
            viewer.Is(ReportReaders),
            printer.Available
        );
        return await Answer<LetterPage>("评估结果通知书", model, pdf, $"/assessment/{id}/letter", ct);
    }

    private async Task<IResult> Report(long id, bool pdf, HttpContext http, CancellationToken ct)
    {
        var found = await Finished(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var row = found.Value;
        await audit.Looked("assessment.report", [row.SubjectId]);
        var elder = (await elders.FindForSystem(row.SubjectId, ct))!;
        var scale = ScaleLibrary.Shipped.Find(row.ScaleId).Value.File;
        var sheet = row.Sheet is null
            ? null
            : JsonSerializer.Deserialize<AnswerSheet>(row.Sheet, Platform.Json.Options);
        var score = CaseBody.ScoreOf(row);
        var people = await db
            .Assessors.AsNoTracking()
            .Where(a => a.CaseId == id && a.RemovedAt == null)
            .OrderBy(a => a.Id)
            .ToListAsync(ct);
        var signers = new List<SignerLine>();
        foreach (var person in people)
        {
            signers.Add(
                new SignerLine(
                    person.Name,
                    policy.OccupationWord(person.Occupation),
                    person.SignedAt,
                    person.SignatureText,
                    await Picture(person.SignatureFileId, ct)
                )
            );
        }
        var model = new ReportModel(
            row.Id,
            elder.Name,
            elder.AgeOn(row.AssessedOn!.Value),
            elder.Address,
            scale.Citation,
            row.ScaleVersion,
            row.OrgName ?? row.TakenOverFrom ?? "",
            row.Mode is { } mode ? Words.Of(mode) : "",
            row.AssessedOn.Value,
            row.StartedAt,
            row.EndedAt,
            row.LevelName,
            CandidateNames(row),
            row.ValidUntil,
            sheet is null ? [] : [.. ReportSections.Of(scale, sheet, score)],
            sheet is null ? [] : ReportSections.Conditions(scale, sheet.Conditions),
            score?.Reasons ?? [],
            signers,
            sheet?.Notes.GetValueOrDefault(AnswerSheet.Informant),
            sheet?.Notes.GetValueOrDefault(AnswerSheet.InformantRelation),
            printer.Available,
            !viewer.Is(Roles.Household)
        );
        return await Answer<ReportPage>("老年人能力评估报告", model, pdf, $"/assessment/{id}/report", ct);
    }

    private async Task<IResult> Answer<TPage>(string title, object model, bool pdf, string page, CancellationToken ct)
        where TPage : IComponent
    {
        if (!pdf)
        {
            return Page.Of<TPage>(title, model);
        }
        return await printer.Print<TPage>(title, model, ct) is { } content
            ? Results.File(content, "application/pdf", $"{title}.pdf")
            : Results.Redirect(page);
    }

    private async Task<Outcome<Case>> Finished(long id, CancellationToken ct)
    {
        var found = await finder.Case(id, ct);
        if (!found.Ok)
        {
            return found;
        }
        var blind = found.Value.Kind == ApplicationKind.Blind && !viewer.Is(Role.CountyCentre, Role.CountyOfficer);
        return found.Value.State != CaseState.Finished || blind
            ? Fault.NotFound("no-result-yet", "这次评估还没有结果。请过几天再看。")
            : found;
    }

    private static IReadOnlyList<string> CandidateNames(Case row)
    {
        var levels = ScaleLibrary.Shipped.Find(row.ScaleId).Value.File.Levels;
        return [.. (CaseBody.ScoreOf(row)?.Candidates ?? []).Select(level => levels[level].Name)];
    }

    private async Task<string?> Picture(long? fileId, CancellationToken ct)
    {
        if (fileId is not { } id || await files.Find(id, ct) is not { } file)
        {
            return null;
        }
        return $"data:{file.ContentType};base64,{Convert.ToBase64String(await files.Content(file, ct))}";
    }
}

/// <summary>The tables of a report.</summary>
internal static class ReportSections
{
    public static IEnumerable<ReportSection> Of(ScaleFile scale, AnswerSheet sheet, Score? score) =>
        scale.Sections.Select(section =>
        {
            var scored = score?.Sections.FirstOrDefault(s => s.Id == section.Id);
            return new ReportSection(
                section.Title,
                scored?.Points,
                scored?.GradeName,
                [
                    .. section.Items.Select(item => new ReportItem(
                        item.Id,
                        item.Title,
                        sheet.Answers.TryGetValue(item.Id, out var points)
                            ? item.Options.First(o => o.Points == points).Words
                            : null,
                        sheet.Answers.TryGetValue(item.Id, out var given) ? given : null
                    )),
                ]
            );
        });

    public static IReadOnlyList<string> Conditions(ScaleFile scale, Conditions conditions) =>
        scale.Adjustments is null
            ? []
            :
            [
                conditions.Coma ? "昏迷" : "没有昏迷",
                conditions.Dementia ? "确诊认知障碍或痴呆" : "没有确诊认知障碍",
                conditions.MentalIllness ? "确诊精神疾病" : "没有确诊精神疾病",
                $"近30天意外 {conditions.Events30d} 次",
            ];
}
