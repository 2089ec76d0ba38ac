using System.Globalization;
using Microsoft.AspNetCore.Builder;
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
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>Grades by the day they lapse (ASM-21), and who newly meets or no longer meets a programme's level (ASM-12).</summary>
internal sealed class ShowCalendar(
    AssessmentDb db,
    Viewer viewer,
    Rules rules,
    IElders elders,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int Size = 50;
    private const int DefaultMonths = 3;

    private static readonly Role[] Readers = [Role.CountyCentre, Role.CountyOfficer, Role.CityOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/assessment/calendar",
                (DateOnly? until, string? after, ShowCalendar show, CancellationToken ct) =>
                    show.Calendar(until, after, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/assessment/programme",
                (DateOnly? from, DateOnly? to, ShowCalendar show, CancellationToken ct) => show.Programme(from, to, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
    }

    private async Task<IResult> Calendar(DateOnly? until, string? after, CancellationToken ct)
    {
        var end = until ?? time.Today().AddMonths(DefaultMonths);
        var due = Standing().Where(c => c.ValidUntil != null && c.ValidUntil <= end);
        var count = await due.CountAsync(ct);
        var from = due;
        if (
            Cursor.Unpack(after, 2) is [var text, var last]
            && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day)
            && Cursor.Number(last) is { } id
        )
        {
            from = due.Where(c => c.ValidUntil > day || (c.ValidUntil == day && c.Id > id));
        }
        var found = await from.OrderBy(c => c.ValidUntil).ThenBy(c => c.Id).Take(Size + 1).ToListAsync(ct);
        var (rows, next) = Listing.Cut(found, Size, c => Cursor.Pack($"{c.ValidUntil:yyyy-MM-dd}", $"{c.Id}"));
        var unset = await Standing().CountAsync(c => c.ValidUntil == null, ct);
        var cards = await elders.Cards([.. rows.Select(r => r.SubjectId).Distinct()], ct);
        await audit.Looked("assessment.calendar", cards.Keys);
        return Page.Of<CalendarPage>(
            "到期日历",
            new CalendarModel(
                time.Today(),
                end,
                count,
                unset,
                [
                    .. rows.Select(r => new CalendarLine(
                        r.SubjectId,
                        cards.GetValueOrDefault(r.SubjectId)?.Name ?? "",
                        cards.GetValueOrDefault(r.SubjectId)?.Address ?? "",
                        r.LevelName ?? "等级未定",
                        r.ValidUntil!.Value
                    )),
                ],
                next is null ? null : $"/assessment/calendar?until={end:yyyy-MM-dd}&after={next}"
            )
        );
    }

    private async Task<IResult> Programme(DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var first = from ?? time.Today().AddMonths(-1);
        var last = to ?? time.Today();
        var least =
            await rules.Number(AssessmentRules.ProgrammeLevel, viewer.Division.Value, null, last, ct) ?? int.MaxValue;
        var changed = Standing()
            .Where(c => c.AssessedOn >= first && c.AssessedOn <= last && c.Level != null && c.TakenOverFrom == null)
            .Where(c => !c.ScaleId.StartsWith("ltci-"));
        var rows = await changed
            .Where(c =>
                (c.Level >= least && (c.LevelBefore == null || c.LevelBefore < least))
                || (c.Level < least && c.LevelBefore >= least)
            )
            .OrderByDescending(c => c.AssessedOn)
            .ThenBy(c => c.Id)
            .Take(Size)
            .ToListAsync(ct);
        var cards = await elders.Cards([.. rows.Select(r => r.SubjectId).Distinct()], ct);
        await audit.Looked("assessment.programme", cards.Keys);
        ProgrammeLine Line(Case row) =>
            new(
                row.SubjectId,
                cards.GetValueOrDefault(row.SubjectId)?.Name ?? "",
                cards.GetValueOrDefault(row.SubjectId)?.Address ?? "",
                row.LevelBefore is { } before
                    ? ScaleLibrary.Shipped.Find(row.ScaleId).Value.File.Levels.ElementAtOrDefault(before)?.Name ?? ""
                    : "没有评估过",
                row.LevelName!,
                row.AssessedOn!.Value
            );
        return Page.Of<ProgrammePage>(
            "中重度失能项目",
            new ProgrammeModel(
                first,
                last,
                [.. rows.Where(r => r.Level >= least).Select(Line)],
                [.. rows.Where(r => r.Level < least).Select(Line)]
            )
        );
    }

    private IQueryable<Case> Standing() =>
        db
            .Cases.AsNoTracking()
            .Where(c => c.State == CaseState.Finished && c.ReplacedById == null && c.Kind != ApplicationKind.Blind);
}
