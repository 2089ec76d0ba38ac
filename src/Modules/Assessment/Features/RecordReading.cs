using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>
/// A county records from which day it reads what a scale leaves open in which way, and on which document that rests. Unsettled results
/// since that day then get their level (App. G).
/// </summary>
internal sealed class RecordReading(
    AssessmentDb db,
    DbSession session,
    Viewer viewer,
    FinishCase finish,
    AuditTrail audit,
    TimeProvider time
)
{
    private static readonly Role[] Deciders = [Role.CountyOfficer, Role.CityOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/assessment/readings",
                (RecordReading readings, CancellationToken ct) => readings.PageOf(null, [], ct)
            )
            .For(Role.CountyOfficer, Role.CityOfficer, Role.CountyCentre)
            .ExcludeFromDescription();
        routes.MapForm("/assessment/readings", Post).For(Deciders).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/readings", Api)
            .For(Deciders)
            .WithName("RecordReading")
            .WithSummary("Records how the division reads what a scale leaves open, from a day on.")
            .Produces<ReadingBody>(StatusCodes.Status201Created);
    }

    public async Task<Outcome<ReadingBody>> Work(ReadingForm form, CancellationToken ct)
    {
        var faults = new List<Fault>();
        if (form.From is not { } from)
        {
            faults.Add(Fault.Invalid("from-missing", "请填写从哪一天起采用。", "from"));
            from = default;
        }
        if (string.IsNullOrWhiteSpace(form.Basis))
        {
            faults.Add(Fault.Invalid("basis-missing", "请写依据的文件名称和文号。", "basis"));
        }
        var scale = ScaleLibrary.Shipped.Find(form.Scale ?? "");
        if (!scale.Ok)
        {
            faults.Add(Fault.Invalid("scale-unknown", "请选择量表。", "scale"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var division = viewer.Division.Value;
        var row = new CountyReading
        {
            Id = session.Ids.Next(),
            Division = division,
            ScaleId = form.Scale!,
            FromOn = from,
            Basis = form.Basis!.Trim(),
            Named = form.Named ?? "",
            Stacking = form.Stacking,
            RecordedAt = session.Time.Instant(),
            RecordedBy = viewer.AccountId,
        };
        var taken = scale.Value.Take(Rules.ReadingOf(row));
        if (!taken.Ok)
        {
            return taken.As<ReadingBody>();
        }
        if (await db.Readings.AnyAsync(r => r.ScaleId == row.ScaleId && r.Division == division && r.FromOn == from, ct))
        {
            return Fault.Conflict("reading-exists", $"{from:yyyy年M月d日}起的读法已经登记过。请换一个日期。", "from");
        }
        db.Readings.Add(row);
        await session.Save(ct);
        audit.Did("assessment.reading", [], form.Basis, $"{row.ScaleId} {row.Named} {from:yyyy-MM-dd}");
        return new ReadingBody(row.Id, await SettleSince(row, ct));
    }

    private async Task<int> SettleSince(CountyReading reading, CancellationToken ct)
    {
        var (first, last) = viewer.Division.Range;
        var open = await db
            .AllCases.Where(c =>
                c.Unsettled
                && c.State == CaseState.Finished
                && c.Sheet != null
                && c.ScaleId == reading.ScaleId
                && c.AssessedOn >= reading.FromOn
                && string.Compare(c.Division, first) >= 0
                && string.Compare(c.Division, last) <= 0
            )
            .ToListAsync(ct);
        var settled = 0;
        foreach (var row in open)
        {
            var outcome = await finish.Settle(row, ct);
            settled += outcome is { Ok: true, Value: true } ? 1 : 0;
        }
        return settled;
    }

    private static Task<IResult> Post(
        [FromForm] ReadingForm form,
        RecordReading readings,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () => readings.Work(form, ct),
            _ => "/assessment/readings",
            faults => readings.PageOf(form, faults, ct),
            ct
        );

    private static Task<IResult> Api(
        [FromBody] ReadingForm form,
        RecordReading readings,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => readings.Work(form, ct),
            made => Commands.Answer.Created($"/assessment/readings#{made.Id}", made),
            ct
        );

    private async Task<IResult> PageOf(ReadingForm? typed, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var chain = InForce.Chain(viewer.Division.Value);
        var rows = await db
            .Readings.AsNoTracking()
            .Where(r => chain.Contains(r.Division))
            .OrderBy(r => r.ScaleId)
            .ThenByDescending(r => r.FromOn)
            .ToListAsync(ct);
        var unsettled = await db
            .Cases.Where(c => c.Unsettled && c.State == CaseState.Finished && c.ReplacedById == null)
            .CountAsync(ct);
        var scales = ScaleLibrary.Shipped.Ids.Select(id => ScaleLibrary.Shipped.Find(id).Value.File).ToList();
        return Page.Of<ReadingsPage>(
            "评估标准的读法",
            new ReadingsModel(
                [
                    .. rows.Select(r => new ReadingLine(
                        scales.First(s => s.Id == r.ScaleId).Citation,
                        TitleOf(r),
                        r.FromOn,
                        r.Basis,
                        r.FromOn <= time.Today()
                    )),
                ],
                [
                    .. scales
                        .Where(s => s.Readings.Count > 0 || s.Adjustments?.Stacking.Rule == Stacking.NotStated)
                        .Select(s => new Ui.Choice(s.Id, s.Citation)),
                ],
                [.. scales.SelectMany(s => s.Readings.Select(r => new Ui.Choice(r.Id, r.Title, r.Note)))],
                unsettled,
                viewer.Is(Deciders),
                typed?.Scale,
                typed?.Named,
                typed?.Basis,
                typed?.From,
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );
    }

    private static string TitleOf(CountyReading row)
    {
        var named = ScaleLibrary.Shipped.Find(row.ScaleId).Value.File.Readings.FirstOrDefault(r => r.Id == row.Named);
        var stacking = row.Stacking switch
        {
            Stacking.Once => "两条同时符合时共提高一级",
            Stacking.Each => "两条同时符合时各提高一级",
            _ => "",
        };
        return string.Join('；', new[] { named?.Title, stacking }.Where(t => !string.IsNullOrEmpty(t)));
    }
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record ReadingForm
{
    public string? Scale { get; init; }

    /// <summary>Id of a reading shipped with the scale; empty for none.</summary>
    public string? Named { get; init; }

    public Stacking Stacking { get; init; } = Stacking.NotStated;

    public DateOnly? From { get; init; }

    public string? Basis { get; init; }
}

/// <param name="Settled">How many results got their level by it.</param>
internal sealed record ReadingBody(long Id, int Settled);
