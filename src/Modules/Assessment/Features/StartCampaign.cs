using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>A named list of elders goes to one agency for an area-wide campaign (ASM-13); each line that cannot is named with its reason.</summary>
internal sealed class StartCampaign(
    AssessmentDb db,
    DbSession session,
    Viewer viewer,
    Applications applications,
    AssignAgency assign,
    IElders elders,
    INetwork network,
    AuditTrail audit
)
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/assessment/campaigns", (StartCampaign start, CancellationToken ct) => start.PageOf(null, [], ct))
            .For(Role.CountyCentre)
            .ExcludeFromDescription();
        routes.MapForm("/assessment/campaigns", Post).For(Role.CountyCentre).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/campaigns", Api)
            .For(Role.CountyCentre)
            .WithName("StartAssessmentCampaign")
            .WithSummary("Has an agency assess a named list of elders.")
            .Produces<CampaignBody>(StatusCodes.Status201Created);
    }

    public async Task<Outcome<CampaignBody>> Work(CampaignForm form, CancellationToken ct)
    {
        var lines = (form.Elders ?? "").Split(
            ['\n', ',', '，', ';', ' ', '\r'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (string.IsNullOrWhiteSpace(form.Name))
        {
            return Fault.Invalid("name-missing", "请写这次集中评估的名称。", "name");
        }
        if (form.OrgId is null)
        {
            return Fault.Invalid("agency-missing", "请选由哪家机构评估。", "orgId");
        }
        if (lines.Length is 0 or > Most)
        {
            return Fault.Invalid(
                "list-size",
                $"名单有 {lines.Length} 行，要 1 到 {Most} 行。名单长的请分几次。",
                "elders"
            );
        }
        var list = new NamedList
        {
            Id = session.Ids.Next(),
            Division = viewer.Division.Value,
            Kind = ListKind.Campaign,
            Name = form.Name.Trim(),
            CreatedAt = session.Time.Instant(),
            CreatedBy = viewer.AccountId,
        };
        db.Lists.Add(list);
        var faults = new List<Fault>();
        foreach (var line in lines.Distinct())
        {
            if (await One(line, list, form, ct) is { } fault)
            {
                faults.Add(fault with { Field = "elders", Sentence = $"“{line}”：{fault.Sentence}" });
            }
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        audit.Did("assessment.campaign", [], detail: $"{list.Name} {lines.Length}");
        return new CampaignBody(list.Id, lines.Distinct().Count());
    }

    private async Task<Fault?> One(string line, NamedList list, CampaignForm form, CancellationToken ct)
    {
        var card = long.TryParse(line, CultureInfo.InvariantCulture, out var id) ? await elders.Find(id, ct) : null;
        card ??= await elders.FindByCard(line, ct) is { } byCard ? await elders.Find(byCard.Id, ct) : null;
        if (card is null)
        {
            return Fault.NotFound("elder-unknown", "没有这位老人，或者不在本县。请核对编号或老年证号。");
        }
        var opened = await applications.Open(
            new NewApplication(form.Scale, ApplicationKind.Campaign, Channel.Centre, list.Name, ListId: list.Id),
            card,
            ct
        );
        if (!opened.Ok)
        {
            return opened.Faults[0];
        }
        var made = await assign.Commission(opened.Value, form.OrgId!.Value, ct);
        return made.Ok ? null : made.Faults[0];
    }

    private static Task<IResult> Post(
        [FromForm] CampaignForm form,
        StartCampaign start,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () => start.Work(form, ct),
            _ => "/assessment/campaigns",
            faults => start.PageOf(form, faults, ct),
            ct
        );

    private static Task<IResult> Api(
        [FromBody] CampaignForm form,
        StartCampaign start,
        Commands commands,
        CancellationToken ct
    ) => commands.Api(() => start.Work(form, ct), made => Commands.Answer.Created("/assessment/campaigns", made), ct);

    private async Task<IResult> PageOf(CampaignForm? typed, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var lists = await db.Latest(ListKind.Campaign, viewer.Division, 50, ct);
        var ids = lists.Select(l => (long?)l.Id).ToList();
        var counts = await db
            .Applications.AsNoTracking()
            .Where(a => ids.Contains(a.ListId))
            .GroupBy(a => new { a.ListId, Done = a.State == ApplicationState.Done })
            .Select(g => new
            {
                g.Key.ListId,
                g.Key.Done,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        var agencies = await network.InContract(
            OrgKind.AssessmentAgency,
            viewer.Division.Value,
            session.Time.Today(),
            ct
        );
        return Page.Of<CampaignPage>(
            "集中评估",
            new CampaignModel(
                [
                    .. lists.Select(l => new CampaignLine(
                        l.Name,
                        l.CreatedAt,
                        counts.Where(c => c.ListId == l.Id).Sum(c => c.Count),
                        counts.Where(c => c.ListId == l.Id && c.Done).Sum(c => c.Count)
                    )),
                ],
                [.. agencies.Select(a => new Ui.Choice($"{a.Id}", a.Name))],
                [
                    .. ScaleLibrary.Shipped.Ids.Select(s => new Ui.Choice(
                        s,
                        ScaleLibrary.Shipped.Find(s).Value.File.Citation
                    )),
                ],
                typed?.Name,
                typed?.Elders,
                typed?.OrgId is { } org ? $"{org}" : null,
                typed?.Scale ?? "mzt-039-2013",
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );
    }
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record CampaignForm
{
    public string? Name { get; init; }

    /// <summary>One elder a line: the record's id or the number of the elder card.</summary>
    public string? Elders { get; init; }

    public long? OrgId { get; init; }

    public string Scale { get; init; } = "mzt-039-2013";
}

internal sealed record CampaignBody(long Id, int Count);
