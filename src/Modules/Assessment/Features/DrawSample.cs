using System.Security.Cryptography;
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
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>Draws finished assessments by lot for blind repetition; the seed is kept, so that the draw can be checked (ASM-22).</summary>
internal sealed class DrawSample(
    AssessmentDb db,
    DbSession session,
    Viewer viewer,
    Applications applications,
    Deviations deviations,
    IElders elders,
    AuditTrail audit
)
{
    private const int Most = 200;

    private static readonly Role[] Drawers = [Role.CountyCentre, Role.CountyOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/assessment/samples", (DrawSample draw, CancellationToken ct) => draw.PageOf(ct))
            .For(Drawers)
            .ExcludeFromDescription();
        routes.MapForm("/assessment/samples", Post).For(Role.CountyCentre).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/samples", Api)
            .For(Role.CountyCentre)
            .WithName("DrawBlindSample")
            .WithSummary("Draws finished assessments by lot for blind repetition.")
            .Produces<SampleBody>(StatusCodes.Status201Created);
    }

    public async Task<Outcome<SampleBody>> Work(SampleForm form, CancellationToken ct)
    {
        if (form.From is not { } from || form.To is not { } to || from > to)
        {
            return Fault.Invalid("days-wrong", "请填写起止日期，开始不能晚于结束。", "from");
        }
        if (form.Count is not (>= 1 and <= Most))
        {
            return Fault.Invalid("count-wrong", $"要抽 1 到 {Most} 份。", "count");
        }
        var frame = await NotYetRepeated(from, to, ct);
        if (frame.Count == 0)
        {
            return Fault.Refused("nothing-to-draw", "这段时间没有可以抽查的评估。请换日期。", "from");
        }
        var seed = form.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var list = new NamedList
        {
            Id = session.Ids.Next(),
            Division = viewer.Division.Value,
            Kind = ListKind.BlindSample,
            Name = $"{from:yyyy年M月d日}至{to:yyyy年M月d日}",
            CreatedAt = session.Time.Instant(),
            CreatedBy = viewer.AccountId,
            Seed = seed,
            Frame = $"{frame.Count}",
        };
        db.Lists.Add(list);
        var drawn = Lot.Draw(frame, form.Count, seed);
        foreach (var id in drawn)
        {
            await ApplyForRepetition(id, list.Id, ct);
        }
        audit.Did("assessment.sample", [], detail: $"seed {seed}, {drawn.Count} of {frame.Count}");
        return new SampleBody(list.Id, seed, frame.Count, drawn);
    }

    private async Task<List<long>> NotYetRepeated(DateOnly from, DateOnly to, CancellationToken ct)
    {
        return await db
            .Cases.Where(c =>
                c.State == CaseState.Finished
                && c.Kind != ApplicationKind.Blind
                && c.TakenOverFrom == null
                && c.ReplacedById == null
                && c.AssessedOn >= from
                && c.AssessedOn <= to
                && !db.AllApplications.Any(a => a.Kind == ApplicationKind.Blind && a.AboutCaseId == c.Id)
            )
            .Select(c => c.Id)
            .ToListAsync(ct);
    }

    private async Task ApplyForRepetition(long id, long listId, CancellationToken ct)
    {
        var about = await db.AllCases.SingleAsync(c => c.Id == id, ct);
        var card = (await elders.FindForSystem(about.SubjectId, ct))!;
        await applications.Open(
            new NewApplication(
                about.ScaleId,
                ApplicationKind.Blind,
                Channel.System,
                "随机抽查",
                id,
                listId,
                Division: about.Division
            ),
            card,
            ct
        );
    }

    private static Task<IResult> Post(
        [FromForm] SampleForm form,
        DrawSample draw,
        Commands commands,
        CancellationToken ct
    ) => commands.Form(() => draw.Work(form, ct), _ => "/assessment/samples", () => draw.PageOf(ct), ct);

    private static Task<IResult> Api(
        [FromBody] SampleForm form,
        DrawSample draw,
        Commands commands,
        CancellationToken ct
    ) => commands.Api(() => draw.Work(form, ct), made => Commands.Answer.Created("/assessment/samples", made), ct);

    private async Task<IResult> PageOf(CancellationToken ct)
    {
        var (first, last) = viewer.Division.Range;
        var lists = await db.Latest(ListKind.BlindSample, viewer.Division, 20, ct);
        var ids = lists.Select(l => (long?)l.Id).ToList();
        var drawn = await db
            .Applications.AsNoTracking()
            .Where(a => ids.Contains(a.ListId))
            .Select(a => new
            {
                a.Id,
                a.ListId,
                a.State,
            })
            .ToListAsync(ct);
        return Page.Of<SamplePage>(
            "抽查复评",
            new SampleModel(
                [
                    .. lists.Select(l => new SampleLine(
                        l.Name,
                        l.CreatedAt,
                        l.Seed ?? 0,
                        l.Frame ?? "",
                        [
                            .. drawn
                                .Where(d => d.ListId == l.Id)
                                .Select(d => new SampleItem(d.Id, Words.Of(d.State).Word)),
                        ]
                    )),
                ],
                [
                    .. (await deviations.ByAgency(first, last, ct)).Select(d => new DeviationLine(
                        d.Name,
                        d.Checked,
                        d.Different,
                        d.Higher,
                        d.Lower
                    )),
                ],
                viewer.Is(Role.CountyCentre)
            )
        );
    }
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record SampleForm
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public int Count { get; init; }

    /// <summary>Null lets the machine choose; it is recorded either way.</summary>
    public int? Seed { get; init; }
}

/// <param name="Frame">Out of how many it was drawn.</param>
/// <param name="Drawn">Ids of the first assessments.</param>
internal sealed record SampleBody(long Id, int Seed, int Frame, IReadOnlyList<long> Drawn);
