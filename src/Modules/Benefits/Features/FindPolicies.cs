using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Benefits.Features;

/// <summary>Everything an elder gets, does not get, or could get with one more piece of evidence (POL-22); and applying for it.</summary>
internal sealed class FindPolicies(
    OpenElder open,
    Rulings rules,
    FactStore facts,
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
        var known = await facts.Of(id, today, ct);
        var decisions = await db
            .AllDecisions.AsNoTracking()
            .Where(d => d.SubjectId == id)
            .OrderByDescending(d => d.Id)
            .ToListAsync(ct);
        var tree = await divisions.Tree(ct);
        return new FinderModel(
            id,
            open.Own ? elder.Name : Masking.Name(elder.Name),
            open.Own,
            viewer.Is(Appliers),
            [.. rules.All(elder.Division, known, today).Select(r => Models.Of(r, tree)).OrderBy(r => Order(r.Verdict))],
            [
                .. decisions.Select(d => new DecisionRow(
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
    public static RulingModel Of(Ruling ruling, DivisionTree tree) =>
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
            ruling.Stopped
        );
}
