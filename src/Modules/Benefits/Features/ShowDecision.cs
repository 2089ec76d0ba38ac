using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Features.Finding;
using Yiju.Benefits.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Benefits.Features;

/// <summary>A decision with everything that made it, and its letter.</summary>
internal sealed class ShowDecision(
    BenefitsDb db,
    OpenElder open,
    DivisionStore divisions,
    Viewer viewer,
    TimeProvider time
)
{
    internal static readonly Role[] Readers =
    [
        .. Roles.CivilAffairs,
        Role.StationWorker,
        Role.Consultant,
        Role.Auditor,
        Role.FinanceOfficer,
        Role.Elder,
        Role.Family,
    ];

    private static readonly Fault Unknown = Fault.NotFound("decision-unknown", "没有这个决定，或它不在您的范围内。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/decisions/{id:long}",
                (long id, HttpContext http, ShowDecision show, AuditTrail audit, CancellationToken ct) =>
                    show.Answer<DecisionPage>(id, "补贴决定", http, audit, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/decisions/{id:long}/letter",
                (long id, HttpContext http, ShowDecision show, AuditTrail audit, CancellationToken ct) =>
                    show.Answer<DecisionLetterPage>(id, "决定书", http, audit, ct)
            )
            .For([.. Roles.CivilAffairs, Role.StationWorker, Role.Elder, Role.Family])
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/api/decisions/{id:long}",
                (long id, HttpContext http, ShowDecision show, AuditTrail audit, CancellationToken ct) =>
                    show.Json(id, http, audit, ct)
            )
            .For(Readers)
            .WithName("GetDecision")
            .WithSummary("One decision with pack, version, clause, facts and the assessment it used")
            .Produces<DecisionModel>();
        routes.MapPost("/decisions/{id:long}/stop", Stop).For(Role.CountyOfficer).ExcludeFromDescription();
    }

    private async Task<IResult> Answer<TPage>(
        long id,
        string title,
        HttpContext http,
        AuditTrail audit,
        CancellationToken ct
    )
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (await Load(id, ct) is not { } model)
        {
            await audit.Looked("benefits.decision.refused", [id]);
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("benefits.decision", [model.ElderId]);
        return Page.Of<TPage>(title, model);
    }

    private async Task<IResult> Json(long id, HttpContext http, AuditTrail audit, CancellationToken ct)
    {
        if (await Load(id, ct) is not { } model)
        {
            await audit.Looked("benefits.decision.refused", [id]);
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("benefits.decision", [model.ElderId]);
        return Results.Ok(model);
    }

    private static Task<IResult> Stop(
        long id,
        [FromForm] string? reason,
        HttpContext http,
        ShowDecision show,
        StopGrant stop,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () => stop.Run(id, reason, ct),
            _ => $"/decisions/{id}",
            async faults =>
            {
                commands.Refuse(faults);
                return await show.Load(id, ct) is { } model
                    ? Page.Of<DecisionPage>("补贴决定", model, Problems.Status(faults[0].Kind))
                    : Problems.Of(faults, http);
            },
            ct
        );

    private string? AssessmentHref(long id) =>
        viewer.Role switch
        {
            Role.FinanceOfficer => null,
            Role.TownOfficer or Role.VillageWorker or Role.StationWorker or Role.Consultant =>
                $"/assessment/{id}/letter",
            _ => $"/assessment/{id}/report",
        };

    private async Task<DecisionModel?> Load(long id, CancellationToken ct)
    {
        var rows = open.Own ? db.AllDecisions : db.Decisions;
        var decision = await rows.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (decision is null || (open.Own && await open.Open(decision.SubjectId, FamilyScope.See, ct) is null))
        {
            return null;
        }
        var card = (await open.Cards([decision.SubjectId], ct)).GetValueOrDefault(decision.SubjectId);
        var tree = await divisions.Tree(ct);
        var named = open.Own || viewer.Is(Roles.Territory);
        return new DecisionModel(
            id,
            decision.SubjectId,
            named ? card?.Name ?? "" : Masking.Name(card?.Name ?? ""),
            decision.BenefitName,
            decision.Granted,
            decision.AmountFen is { } fen ? new Money(fen) : null,
            Words.Every(decision.Every),
            decision.Sentence,
            decision.Document,
            $"{decision.PackId}@{decision.PackVersion} {decision.Clause}",
            decision.Note,
            Wording.Placed(JsonSerializer.Deserialize<List<Reason>>(decision.Reasons, Platform.Json.Options)!, tree),
            decision.ValidFrom,
            decision.ValidTo,
            Shanghai.DayOf(decision.DecidedAt),
            decision.DecidedByName,
            tree.NameOf(DivisionCode.Parse(decision.Division).At(DivisionLevel.County).Value),
            decision.AssessmentId,
            decision.ApplicationId,
            open.Own,
            viewer.Is(Role.Auditor, Role.FinanceOfficer),
            decision.AssessmentId is { } assessment ? AssessmentHref(assessment) : null,
            decision.Correction is { } text
                ? JsonSerializer.Deserialize<CorrectionModel>(text, Platform.Json.Options)
                : null,
            await db.AllClaims.Where(c => c.DecisionId == id).Select(c => c.Id).ToListAsync(ct),
            decision.Automatic,
            decision.EndReason,
            viewer.Is(Role.CountyOfficer) && decision.Automatic && decision.HoldsOn(time.Today())
        );
    }
}
