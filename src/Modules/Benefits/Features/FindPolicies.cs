using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Features.Arrears;
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

/// <summary>Everything an elder gets, does not get, or could get with one more piece of evidence (POL-22); and applying for it.</summary>
internal sealed class FindPolicies(
    OpenElder open,
    Rulings rules,
    Backdating backdating,
    Proposals proposals,
    BenefitsDb db,
    Viewer viewer,
    DivisionStore divisions,
    TimeProvider time
)
{
    private static readonly Role[] Appliers =
    [
        Role.VillageWorker,
        Role.TownOfficer,
        Role.StationWorker,
        Role.Elder,
        Role.Family,
    ];

    private static readonly Role[] Decliners = [Role.VillageWorker, Role.StationWorker, Role.Elder, Role.Family];

    private static readonly Role[] Readers =
    [
        .. Roles.CivilAffairs,
        Role.StationWorker,
        Role.Consultant,
        Role.Elder,
        Role.Family,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/{id:long}/benefits", Show).For(Readers).ExcludeFromDescription();
        routes.MapPost("/elders/{id:long}/benefits/{benefit}/apply", Apply).For(Appliers).ExcludeFromDescription();
        routes.MapPost("/elders/{id:long}/benefits/{benefit}/decline", Decline).For(Decliners).ExcludeFromDescription();
        routes
            .MapGet("/api/elders/{id:long}/benefits", Json)
            .For(Readers)
            .WithName("FindPolicies")
            .WithSummary("What the rules in force give an elder: yes, no, or which fact is missing, with clauses")
            .Produces<FinderModel>();
        routes
            .MapPost("/api/elders/{id:long}/benefits/{benefit}/applications", ApplyJson)
            .For(Appliers)
            .WithName("ApplyForBenefit")
            .WithSummary("Hands in an application for a benefit");
    }

    private bool Own => open.Own;

    private async Task<FinderModel?> Load(long id, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        if (await open.Open(id, FamilyScope.See, ct) is not { } elder)
        {
            return null;
        }
        var today = time.Today();
        var tree = await divisions.Tree(ct);
        var record = await backdating.Record(id, ct);
        var applied = await db
            .AllApplications.Where(a => a.SubjectId == id && a.DecisionId == null)
            .Select(a => a.BenefitId)
            .ToListAsync(ct);
        var declined = await db
            .Declined.Where(d => d.SubjectId == id && d.EndedAt == null)
            .ToDictionaryAsync(d => d.BenefitId, d => d.Reason, ct);
        var held = record.HeldOn(today);
        var rulings = rules
            .Of(elder.Division, record.On(today), today, held)
            .All()
            .Select(r =>
                Models.Of(r, tree, open.Own) with
                {
                    Applied = applied.Contains(r.Benefit),
                    Held = held.Contains(r.Benefit),
                    Declined = declined.GetValueOrDefault(r.Benefit),
                }
            );
        return new FinderModel(
            id,
            open.Own ? elder.Name : Masking.Name(elder.Name),
            open.Own,
            viewer.Is(Appliers),
            viewer.Is(Decliners),
            viewer.Is(StateEvidence.Staters),
            [.. rulings.OrderBy(r => Order(r.Verdict)).ThenBy(r => r.Missing.Count)],
            [
                .. record
                    .Decisions.Reverse()
                    .Select(d => new DecisionRow(
                        d.Id,
                        d.BenefitName,
                        d.Granted,
                        d.AmountFen is { } fen ? new Money(fen) : null,
                        Words.Every(d.Every),
                        d.ValidFrom,
                        d.ValidTo,
                        d.HoldsOn(today)
                    )),
            ],
            faults
        );
    }

    private static int Order(Verdict verdict) =>
        verdict switch
        {
            Verdict.Yes => 0,
            Verdict.Unknown => 1,
            _ => 2,
        };

    private static async Task<IResult> Show(
        long id,
        HttpContext http,
        FindPolicies find,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await find.Load(id, [], ct) is not { } model)
        {
            return Problems.Of([OpenElder.Unknown], http);
        }
        await audit.Looked("benefits.finder", [id]);
        return Page.Of<FinderPage>("能享受什么", model);
    }

    private static async Task<IResult> Json(
        long id,
        HttpContext http,
        FindPolicies find,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await find.Load(id, [], ct) is not { } model)
        {
            return Problems.Of([OpenElder.Unknown], http);
        }
        await audit.Looked("benefits.finder", [id]);
        return Results.Ok(model);
    }

    private async Task<Outcome<long>> Submit(
        long id,
        string benefit,
        Applications applications,
        CancellationToken ct
    ) =>
        await open.Open(id, FamilyScope.Apply, ct) is { } elder
            ? await applications.Apply(elder, benefit, ct)
            : OpenElder.Unknown;

    private static async Task<IResult> Apply(
        long id,
        string benefit,
        HttpContext http,
        FindPolicies find,
        Applications applications,
        Commands commands,
        CancellationToken ct
    )
    {
        IReadOnlyList<Fault> refused = [];
        var answer = await commands.Form(
            () => find.Submit(id, benefit, applications, ct),
            application => find.Own ? $"/elders/{id}/benefits" : $"/benefits/applications/{application}",
            faults =>
            {
                refused = faults;
                return Problems.Of(faults, http);
            },
            ct
        );
        return refused.Count > 0 && await find.Load(id, refused, ct) is { } model
            ? Page.Of<FinderPage>("能享受什么", model, Problems.Status(refused[0].Kind))
            : answer;
    }

    private async Task<Outcome<Done>> Refuse(long id, string benefit, string? reason, CancellationToken ct) =>
        await open.Open(id, FamilyScope.Apply, ct) is null
            ? OpenElder.Unknown
            : await proposals.Decline(id, benefit, reason, ct);

    private static async Task<IResult> Decline(
        long id,
        string benefit,
        [FromForm] string? reason,
        HttpContext http,
        FindPolicies find,
        Commands commands,
        CancellationToken ct
    ) =>
        await commands.Form(
            () => find.Refuse(id, benefit, reason, ct),
            _ => $"/elders/{id}/benefits",
            async () =>
                await find.Load(id, [], ct) is { } model
                    ? Page.Of<FinderPage>("能享受什么", model, StatusCodes.Status422UnprocessableEntity)
                    : Problems.Of([OpenElder.Unknown], http),
            ct
        );

    private static Task<IResult> ApplyJson(
        long id,
        string benefit,
        FindPolicies find,
        Applications applications,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => find.Submit(id, benefit, applications, ct),
            application => Commands.Answer.Created($"/benefits/applications/{application}", new { id = application }),
            ct
        );
}

/// <summary>Turns what the rules say into what pages show.</summary>
internal static class Models
{
    public static RulingModel Of(Ruling ruling, DivisionTree tree, bool own) =>
        new(
            ruling.Benefit,
            ruling.Title,
            ruling.Verdict,
            ruling switch
            {
                { Stopped: true } => "文件已到期",
                { Verdict: Verdict.Yes } => "可以享受",
                { Verdict: Verdict.No } => "不符合",
                _ => "还不能判断",
            },
            ruling.Sentence,
            ruling.Amount,
            Words.Every(ruling.Terms.Every),
            ruling.Pack.Document,
            ruling.Rule,
            ruling.Pack.Note,
            Wording.Placed(ruling.Reasons, tree),
            ruling.Missing,
            ruling.Stopped,
            ruling.Terms.Automatic,
            Finding.NextSteps.Of(ruling, own),
            false,
            false,
            null,
            ruling.Needs.FirstOrDefault(n => !FactKeys.Kept.Contains(n))
        );
}
