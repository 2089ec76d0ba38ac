using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.People.Features.Census;

/// <summary>Pages of campaigns and of the visit form.</summary>
internal static class CensusPages
{
    private const int Shown = 50;
    private static readonly Role[] Leaders =
    [
        Role.TownOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
        Role.CityOfficer,
    ];
    private static readonly Role[] Workers = [.. Leaders, Role.VillageWorker, Role.StationWorker];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/census", List).For(Workers).ExcludeFromDescription();
        routes
            .MapGet("/census/new", (TimeProvider t) => New(new CampaignForm { From = $"{t.Today():yyyy-MM-dd}" }, []))
            .For(Leaders)
            .ExcludeFromDescription();
        routes.MapForm("/census", Start).For(Leaders).ExcludeFromDescription();
        routes.MapGet("/census/{id:long}", Show).For(Workers).ExcludeFromDescription();
        routes.MapPost("/census/{id:long}/assign", Assign).For(Leaders).ExcludeFromDescription();
        routes
            .MapPost(
                "/census/{id:long}/close",
                (long id, Commands c, CensusWork w, HttpContext http, CancellationToken ct) =>
                    Go(c, () => w.Close(id, ct), http, ct)
            )
            .For(Leaders)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/census/{id:long}/repeat",
                (long id, Commands c, CensusWork w, HttpContext http, CancellationToken ct) =>
                    Go(c, () => w.Repeat(id, ct), http, ct)
            )
            .For(Leaders)
            .ExcludeFromDescription();
        routes.MapGet("/surveys/{id:long}", Visit).For(Workers).ExcludeFromDescription();
        routes.MapPost("/surveys/{id:long}", Answer).For(Workers).ExcludeFromDescription();
    }

    private static Task<IResult> Go(
        Commands commands,
        Func<Task<Outcome<Campaign>>> work,
        HttpContext http,
        CancellationToken ct
    ) => commands.Form(work, c => $"/census/{c.Id}", faults => Problems.Of(faults, http), ct);

    private static async Task<IResult> List(
        string? after,
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var tree = await divisions.Tree(ct);
        // A campaign of the town is also the village's: whoever has targets in it sees it.
        var ids = await db.SurveyTargets.Select(t => t.CampaignId).Distinct().ToListAsync(ct);
        var before = Cursor.Id(after) ?? long.MaxValue;
        var found = await db
            .AllCampaigns.AsNoTracking()
            .Where(c => ids.Contains(c.Id) && c.Id < before)
            .OrderByDescending(c => c.Id)
            .Take(Shown + 1)
            .ToListAsync(ct);
        var (campaigns, next) = Listing.Cut(found, Shown, c => Cursor.Pack(c.Id));
        var counts = await db
            .SurveyTargets.GroupBy(t => new { t.CampaignId, Open = t.Outcome == SurveyOutcome.Open })
            .Select(g => new
            {
                g.Key.CampaignId,
                g.Key.Open,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        var lines = campaigns.Select(c => new CampaignLine(
            c.Id,
            c.Name,
            tree.NameOf(c.Division),
            c.From,
            c.To,
            c.State == CampaignState.Running,
            counts.Where(n => n.CampaignId == c.Id && !n.Open).Sum(n => n.Count),
            counts.Where(n => n.CampaignId == c.Id).Sum(n => n.Count)
        ));
        return Page.Of<CampaignsPage>(
            "普查",
            new CampaignsModel([.. lines], next is null ? null : $"/census?after={next}", viewer.Is(Leaders))
        );
    }

    private static IResult New(CampaignForm typed, IReadOnlyList<Fault> faults) =>
        Page.Of<NewCampaignPage>(
            "开展普查",
            new NewCampaignModel(typed, [.. TagCodes.All.Select(t => new Choice(t.Code, t.Word))], faults),
            faults.Count == 0 ? 200 : 400
        );

    private static Task<IResult> Start(
        [FromForm] CampaignForm form,
        Commands commands,
        CensusWork work,
        CancellationToken ct
    ) =>
        commands.Form(
            () => work.Start(new(form.Name, form.From, form.To, form.Tag, form.MinAge), null, ct),
            c => $"/census/{c.Id}",
            faults => New(form, faults),
            ct
        );

    private static Task<IResult> Assign(
        long id,
        [FromForm] string? division,
        [FromForm] string? surveyor,
        Commands commands,
        CensusWork work,
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => work.Assign(id, division, surveyor, ct),
            c => $"/census/{c.Id}",
            () => Show(id, null, null, db, viewer, divisions, audit, http, ct),
            ct
        );

    private static async Task<IResult> Show(
        long id,
        string? division,
        string? after,
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var campaign = await db.AllCampaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        var counts = await db
            .SurveyTargets.Where(t => t.CampaignId == id)
            .GroupBy(t => new { t.Division, t.Outcome })
            .Select(g => new PlaceCount(g.Key.Division, g.Key.Outcome, g.Count()))
            .ToListAsync(ct);
        if (campaign is null || (counts.Count == 0 && !viewer.Scope.Covers(campaign.Division)))
        {
            return Problems.Of([CensusWork.Unknown], http);
        }
        var tree = await divisions.Tree(ct);
        var at = division is not null && viewer.Scope.Covers(division) ? division : viewer.Division.Value;
        var level = (DivisionLevel)Math.Min((int)DivisionCode.Parse(at).Level + 1, (int)DivisionLevel.Village);
        var inside = DivisionCode.Parse(at);
        var places = counts
            .Where(c => inside.Contains(DivisionCode.Parse(c.Division)))
            .GroupBy(c => DivisionCode.Parse(c.Division).At(level).Value)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CampaignPlace(
                g.Key,
                tree.NameOf(g.Key),
                g.Where(c => c.Outcome != SurveyOutcome.Open).Sum(c => c.Count),
                g.Sum(c => c.Count)
            ))
            .ToList();
        var people = level == DivisionLevel.Village ? await People(db, id, inside, after, ct) : new([], null);
        await audit.Looked("people.campaign", people.Items.Select(p => p.ElderId));
        return Page.Of<CampaignPage>(
            campaign.Name,
            new CampaignModel(
                id,
                campaign.Name,
                tree.NameOf(at),
                campaign.From,
                campaign.To,
                campaign.State == CampaignState.Running,
                places,
                people.Items,
                people.Next is null ? null : $"/census/{id}?division={at}&after={people.Next}",
                viewer.Is(Leaders),
                viewer.Is(Leaders) && viewer.Scope.Covers(campaign.Division),
                level == DivisionLevel.Village
            )
        );
    }

    private sealed record PlaceCount(string Division, SurveyOutcome Outcome, int Count);

    private static async Task<Listing<SurveyPerson>> People(
        PeopleDb db,
        long id,
        DivisionCode inside,
        string? after,
        CancellationToken ct
    )
    {
        var (first, last) = inside.Range;
        var targets = db
            .SurveyTargets.AsNoTracking()
            .Where(t =>
                t.CampaignId == id && string.Compare(t.Division, first) >= 0 && string.Compare(t.Division, last) <= 0
            );
        if (
            Cursor.Unpack(after, 3) is [var result, var place, var number]
            && Enum.TryParse<SurveyOutcome>(result, out var outcome)
            && Cursor.Number(number) is { } target
        )
        {
            targets = targets.Where(t =>
                t.Outcome > outcome
                || (
                    t.Outcome == outcome
                    && (string.Compare(t.Division, place) > 0 || (t.Division == place && t.Id > target))
                )
            );
        }
        var found = await targets
            .OrderBy(t => t.Outcome)
            .ThenBy(t => t.Division)
            .ThenBy(t => t.Id)
            .Take(Shown + 1)
            .ToListAsync(ct);
        var page = Listing.Cut(found, Shown, t => Cursor.Pack($"{t.Outcome}", t.Division, $"{t.Id}"));
        var ids = page.Items.Select(t => t.SubjectId).ToList();
        var elders = await db
            .Elders.AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId))
            .ToDictionaryAsync(e => e.SubjectId, ct);
        return new(
            [
                .. page
                    .Items.Where(t => elders.ContainsKey(t.SubjectId))
                    .Select(t => new SurveyPerson(
                        t.Id,
                        t.SubjectId,
                        elders[t.SubjectId].Name,
                        elders[t.SubjectId].Address,
                        t.Surveyor,
                        t.Outcome != SurveyOutcome.Open,
                        Word(t.Outcome)
                    )),
            ],
            page.Next
        );
    }

    private static string Word(SurveyOutcome outcome) =>
        outcome switch
        {
            SurveyOutcome.Open => "待上门",
            SurveyOutcome.Answered => "已填",
            SurveyOutcome.NotMet => "没见到",
            _ => "不愿意",
        };

    private static Task<IResult> Visit(
        long id,
        PeopleDb db,
        SurveyForm form,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    ) => VisitForm(id, [], db, form, audit, http, ct);

    private static async Task<IResult> VisitForm(
        long id,
        IReadOnlyList<Fault> faults,
        PeopleDb db,
        SurveyForm form,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var target = await db.SurveyTargets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct);
        var elder = target is null
            ? null
            : await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == target.SubjectId, ct);
        if (target is null || elder is null)
        {
            return Problems.Of([CensusWork.Unknown], http);
        }
        await audit.Looked("people.survey-form", [elder.SubjectId]);
        var known = (
            await db
                .FactRows.Where(f => f.SubjectId == elder.SubjectId && f.SupersededAt == null && f.ValidTo == null)
                .ToListAsync(ct)
        )
            .GroupBy(f => f.Key)
            .ToDictionary(g => g.Key, g => g.MaxBy(f => f.Id)!.Value);
        var questions = form.Questions.Select(q => new SurveyField(
            q.Key,
            q.Part,
            q.Text,
            q.Several,
            [.. q.Choices.Select(c => new Choice(c.Value, c.Label))],
            q.Fact is null ? null : known.GetValueOrDefault(q.Fact)
        ));
        return Page.Of<SurveyPage>(
            "入户调查",
            new SurveyModel(id, target.CampaignId, elder.Name, elder.Address, [.. questions], faults),
            faults.Count == 0 ? 200 : 400
        );
    }

    private static async Task<IResult> Answer(
        long id,
        Commands commands,
        CensusWork work,
        PeopleDb db,
        SurveyForm form,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var typed = await http.Request.ReadFormAsync(ct);
        IReadOnlyList<Fault> refused = [];
        var answer = await commands.Form(
            () => work.Answer(id, typed["outcome"], key => typed[key].OfType<string>(), ct),
            t => $"/census/{t.CampaignId}?division={t.Division}",
            faults =>
            {
                refused = faults;
                return Results.Empty;
            },
            ct
        );
        return refused.Count == 0 ? answer : await VisitForm(id, refused, db, form, audit, http, ct);
    }
}
