using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Benefits.Features;

/// <summary>The decisions that used an assessment: the way back from a score to the money it moved (FND-21).</summary>
internal static class ListDecisions
{
    private static readonly Role[] Readers =
    [
        Role.CountyCentre,
        Role.CountyOfficer,
        Role.CityOfficer,
        Role.FinanceOfficer,
        Role.Auditor,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/decisions", Show).For(Readers).ExcludeFromDescription();
        routes
            .MapGet("/api/decisions", Json)
            .For(Readers)
            .WithName("ListDecisions")
            .WithSummary("The decisions that used an assessment")
            .Produces<DecisionsModel>();
    }

    private static async Task<IResult> Show(
        long assessment,
        BenefitsDb db,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    ) => Page.Of<DecisionsPage>("按评估作的决定", await Load(assessment, db, audit, time.Today(), ct));

    private static async Task<IResult> Json(
        long assessment,
        BenefitsDb db,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    ) => Results.Ok(await Load(assessment, db, audit, time.Today(), ct));

    private static async Task<DecisionsModel> Load(
        long assessment,
        BenefitsDb db,
        AuditTrail audit,
        DateOnly today,
        CancellationToken ct
    )
    {
        var rows = await db
            .Decisions.AsNoTracking()
            .Where(d => d.AssessmentId == assessment)
            .OrderByDescending(d => d.Id)
            .ToListAsync(ct);
        await audit.Looked("benefits.decisions", rows.Select(d => d.SubjectId).Distinct());
        return new DecisionsModel(
            assessment,
            rows.ConvertAll(d => new DecisionRow(
                d.Id,
                d.BenefitName,
                d.Granted,
                d.AmountFen is { } fen ? new Money(fen) : null,
                Words.Every(d.Every),
                d.ValidFrom,
                d.ValidTo,
                d.HoldsOn(today)
            ))
        );
    }
}
