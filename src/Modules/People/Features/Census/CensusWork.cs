using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Data.Bulk;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Work;

namespace Yiju.People.Features.Census;

/// <summary>What is typed to start a campaign; days are yyyy-MM-dd.</summary>
internal sealed record CampaignInput(string? Name, string? From, string? To, string? Tag, string? MinAge);

/// <summary>Starts campaigns, assigns villages, takes answers into the records and closes (REG-12, REG-13).</summary>
internal sealed class CensusWork(
    PeopleDb db,
    DbSession session,
    SurveyForm form,
    FactStore facts,
    TagKeeper tags,
    GroupCounter counter,
    DivisionStore divisions,
    WorkList work,
    AuditTrail audit
)
{
    public static readonly Fault Unknown = Fault.NotFound("campaign-unknown", "没有这次普查，或者它不在您管的地方。");

    public static string Source(long campaignId) => $"survey:{campaignId}";

    private static string Cause(long campaignId, string division) => $"campaign:{campaignId}:{division}";

    public async Task<Outcome<Campaign>> Start(CampaignInput input, long? repeatOf, CancellationToken ct)
    {
        var faults = new List<Fault>();
        var from = Day(input.From, "from", "开始日期", faults);
        var to = Day(input.To, "to", "结束日期", faults);
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            faults.Add(Fault.Invalid("campaign-name-missing", "请给这次普查起个名字。", "name"));
        }
        if (to < from)
        {
            faults.Add(Fault.Invalid("campaign-dates", "结束日期早于开始日期。请改正其中一个。", "to"));
        }
        if (!string.IsNullOrEmpty(input.Tag) && !TagCodes.IsKnown(input.Tag))
        {
            faults.Add(Fault.Invalid("campaign-tag", $"没有“{input.Tag}”这类老人。请从列表里选。", "tag"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var id = session.Ids.Next();
        var campaign = new Campaign
        {
            Id = id,
            SubjectId = id,
            Division = session.Viewer.Division.Value,
            Name = input.Name!.Trim(),
            Tag = string.IsNullOrEmpty(input.Tag) ? null : input.Tag,
            MinAge = int.TryParse(input.MinAge, out var age) ? age : null,
            From = from,
            To = to,
            State = CampaignState.Running,
            RepeatOf = repeatOf,
            CreatedAt = session.Time.Instant(),
            CreatedBy = session.Viewer.AccountId,
        };
        db.AllCampaigns.Add(campaign);
        await Choose(campaign, ct);
        audit.Did("people.campaign-start", [], detail: Source(id));
        return campaign;
    }

    /// <summary>The same campaign again from today, for the same number of days.</summary>
    public async Task<Outcome<Campaign>> Repeat(long id, CancellationToken ct)
    {
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } old)
        {
            return Unknown;
        }
        var today = session.Time.Today();
        var last = today.AddDays(old.To.DayNumber - old.From.DayNumber);
        var input = new CampaignInput(old.Name, $"{today:yyyy-MM-dd}", $"{last:yyyy-MM-dd}", old.Tag, $"{old.MinAge}");
        return await Start(input, id, ct);
    }

    /// <summary>A town assigns its own villages also in a campaign of the county.</summary>
    public async Task<Outcome<Campaign>> Assign(long id, string? division, string? surveyor, CancellationToken ct)
    {
        if (await db.AllCampaigns.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } campaign)
        {
            return Unknown;
        }
        if (string.IsNullOrWhiteSpace(surveyor) || division is null || !session.Viewer.Scope.Covers(division))
        {
            return Fault.Invalid("surveyor-missing", "请选村（社区），并写上调查员的姓名。", "surveyor");
        }
        var name = surveyor.Trim();
        await db
            .SurveyTargets.Where(t => t.CampaignId == id && t.Division == division && t.Outcome == SurveyOutcome.Open)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Surveyor, name), ct);
        audit.Did("people.campaign-assign", [], detail: $"{Source(id)} {division}");
        return campaign;
    }

    /// <summary>Takes the answers of one visit; those that are facts go into the record at once.</summary>
    public async Task<Outcome<SurveyTarget>> Answer(
        long targetId,
        string? outcome,
        Func<string, IEnumerable<string>> given,
        CancellationToken ct
    )
    {
        var target = await db.SurveyTargets.SingleOrDefaultAsync(t => t.Id == targetId, ct);
        var elder = target is null
            ? null
            : await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == target.SubjectId, ct);
        if (target is null || elder is null)
        {
            return Unknown;
        }
        var campaign = await db.AllCampaigns.SingleAsync(c => c.Id == target.CampaignId, ct);
        if (campaign.State == CampaignState.Closed)
        {
            return Fault.Conflict("campaign-closed", "这次普查已经结束，不能再填。");
        }
        var answers = form.Read(given);
        var result = outcome switch
        {
            "not-met" => SurveyOutcome.NotMet,
            "declined" => SurveyOutcome.Declined,
            _ => SurveyOutcome.Answered,
        };
        if (result == SurveyOutcome.Answered && answers.Count == 0)
        {
            return Fault.Invalid("survey-empty", "一项都没有填。没见到人请选“没见到”。", "outcome");
        }
        target.Outcome = result;
        target.AnsweredAt = session.Time.Instant();
        target.AnsweredBy = session.Viewer.Name;
        target.Answers = JsonSerializer.Serialize(answers);
        await State(elder, answers, Source(campaign.Id), ct);
        await FinishVillage(target, ct);
        audit.Did("people.survey", [elder.SubjectId], detail: Source(campaign.Id));
        return target;
    }

    public async Task<Outcome<Campaign>> Close(long id, CancellationToken ct)
    {
        if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } campaign)
        {
            return Unknown;
        }
        campaign.State = CampaignState.Closed;
        var villages = await db
            .AllSurveyTargets.Where(t => t.CampaignId == id)
            .Select(t => t.Division)
            .Distinct()
            .ToListAsync(ct);
        foreach (var village in villages)
        {
            await work.Finish(Cause(id, village), ct);
        }
        audit.Did("people.campaign-close", [], detail: Source(id));
        return campaign;
    }

    private async Task State(Elder elder, Dictionary<string, string> answers, string source, CancellationToken ct)
    {
        counter.Clear();
        var today = session.Time.Today();
        var known = await facts.Of(elder.SubjectId, today, ct);
        foreach (var question in form.Questions.Where(q => q.Fact is not null && answers.ContainsKey(q.Key)))
        {
            if (known.GetValueOrDefault(question.Fact!)?.Value != answers[question.Key])
            {
                await facts.State(elder.SubjectId, question.Fact!, answers[question.Key], today, source, ct);
            }
        }
        await tags.Recompute(elder, today, ct);
        await counter.Flush(ct);
    }

    private async Task FinishVillage(SurveyTarget target, CancellationToken ct)
    {
        await session.Save(ct);
        var open = await db.AllSurveyTargets.AnyAsync(
            t => t.CampaignId == target.CampaignId && t.Division == target.Division && t.Outcome == SurveyOutcome.Open,
            ct
        );
        if (!open)
        {
            await work.Finish(Cause(target.CampaignId, target.Division), ct);
        }
    }

    private async Task Choose(Campaign campaign, CancellationToken ct)
    {
        var elders = db.Elders.AsNoTracking().Where(e => e.State == ElderState.Active);
        if (campaign.Tag is { } tag)
        {
            elders = elders.Where(e =>
                db.AllTags.Any(t =>
                    t.ElderId == e.SubjectId && t.Code == tag && t.ValidTo == null && t.SupersededAt == null
                )
            );
        }
        if (campaign.MinAge is { } age)
        {
            var latest = campaign.From.AddYears(-age);
            elders = elders.Where(e => e.BirthOn <= latest);
        }
        var chosen = await elders.Select(e => new { e.SubjectId, e.Division }).ToListAsync(ct);
        await session.Save(ct);
        List<SurveyTarget> targets =
        [
            .. chosen.Select(c => new SurveyTarget
            {
                Id = session.Ids.Next(),
                CampaignId = campaign.Id,
                Division = c.Division,
                SubjectId = c.SubjectId,
            }),
        ];
        await BulkWriter.Write(session, db, targets, ct);
        var tree = await divisions.Tree(ct);
        foreach (var village in targets.GroupBy(t => t.Division))
        {
            await work.Ask(
                new WorkRequest(
                    "people.survey",
                    $"{campaign.Name}：{tree.NameOf(village.Key)} {village.Count()} 人",
                    $"/census/{campaign.Id}",
                    village.Key,
                    campaign.Id,
                    Role.VillageWorker,
                    Cause(campaign.Id, village.Key),
                    campaign.To
                ),
                ct
            );
        }
    }

    private static DateOnly Day(string? text, string field, string label, List<Fault> faults)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            return day;
        }
        faults.Add(Fault.Invalid("campaign-day", $"“{label}”没有填，或者写法不对。例如 2026-07-01。", field));
        return default;
    }
}
