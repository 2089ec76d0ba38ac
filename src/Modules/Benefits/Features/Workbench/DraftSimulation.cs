using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Domain.Runs;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Features.Runs;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>
/// Plays a draft on everybody registered before anybody approves it (POL-25). A result belongs to exactly the text it was made with; earlier
/// ones are kept.
/// </summary>
internal sealed class DraftSimulation(
    PacksInForce packs,
    SimulateDraft simulate,
    BenefitsDb db,
    JobQueue jobs,
    AuditTrail audit
)
{
    /// <returns>A few words on what the simulation of exactly this text came to; null while it has to be simulated and was not.</returns>
    public async Task<string?> Of(PackDraft draft, Pack pack, CancellationToken ct) =>
        !Concerns(pack) ? "不涉及老人的待遇，不用试算"
        : await simulate.Latest(Key(draft.Id, pack), ct) is var (_, result)
            ? $"{Say.Count(result.Affected)} 人的待遇有变化"
        : null;

    /// <summary>Puts the simulation in line, inside the caller's unit of work. One that is under way goes on instead.</summary>
    public async Task<Outcome<Done>> Start(PackDraft draft, CheckedText check, CancellationToken ct)
    {
        if (!check.Clean)
        {
            return Fault.Refused("draft-not-ready", $"还有 {check.Mistakes.Count} 处错，改好才能试算。");
        }
        if (
            draft.SimulationJob is { } known
            && await jobs.Find(known, ct) is { State: JobState.Waiting or JobState.Running }
        )
        {
            return default(Done);
        }
        draft.SimulationJob = jobs.Add(
            PlayDraft.JobKind,
            $"试算“{draft.Title}”第 {draft.Revision} 稿",
            new PlayDraft.Arguments(draft.Id, draft.Revision)
        );
        audit.Did("benefits.pack-simulated", [], detail: $"{draft.PackId} {draft.Id} {draft.Revision}");
        return default(Done);
    }

    public Task<Job?> Work(PackDraft draft, CancellationToken ct) =>
        draft.SimulationJob is { } job ? jobs.Find(job, ct) : Task.FromResult<Job?>(null);

    /// <summary>Every result for a draft, newest first, without its content.</summary>
    public Task<List<SimulationHead>> All(long draft, CancellationToken ct)
    {
        var prefix = $"{draft.ToString(CultureInfo.InvariantCulture)}@";
        return db
            .Simulations.AsNoTracking()
            .Where(s => s.Draft.StartsWith(prefix))
            .OrderByDescending(s => s.Id)
            .Select(s => new SimulationHead(s.Id, s.Draft, s.MadeAt))
            .ToListAsync(ct);
    }

    public async Task<SimulationResult?> Result(long draft, long id, CancellationToken ct)
    {
        var prefix = $"{draft.ToString(CultureInfo.InvariantCulture)}@";
        var row = await db
            .Simulations.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id && s.Draft.StartsWith(prefix), ct);
        return row is null ? null : JsonSerializer.Deserialize<SimulationResult>(row.Result, Json.Options);
    }

    /// <summary>Whether it can change what an elder gets.</summary>
    public bool Concerns(Pack pack)
    {
        if (pack.Rules.Any(r => r.Subject == Rulings.Elder))
        {
            return true;
        }
        var used = packs.Library.UsedAbout(Rulings.Elder);
        return pack.Parameters.Any(p => used.Contains(p.Name));
    }

    /// <summary>The library as it would be with a draft.</summary>
    /// <remarks>Of two versions from one day the first in the list holds.</remarks>
    public static Library With(Pack draft, Library library) =>
        new([draft, .. library.Packs.Where(p => p.Name != draft.Name)]);

    /// <summary>The first day that a simulation looks at.</summary>
    public static DateOnly FirstDay(Pack draft, DateOnly today) => draft.From > today ? draft.From : today;

    /// <summary>Names a draft and exactly this text of it.</summary>
    public static string Key(long draft, Pack pack) => $"{draft.ToString(CultureInfo.InvariantCulture)}@{pack.Print}";
}

/// <param name="Draft">As <see cref="DraftSimulation.Key"/> writes it.</param>
internal sealed record SimulationHead(long Id, string Draft, DateTime MadeAt);

/// <summary>Plays one text of a draft on the whole registry.</summary>
internal sealed class PlayDraft(
    SimulateDraft simulate,
    PacksInForce packs,
    BenefitsDb db,
    DbSession session,
    IElderRoll roll
) : IJobWorker
{
    public const string JobKind = "benefits.simulate-draft";

    public string Kind => JobKind;

    public async Task<string> Run(JobRun run, CancellationToken ct)
    {
        var (draftId, number) = JsonSerializer.Deserialize<Arguments>(run.Arguments, Json.Options)!;
        var draft = await db.AllDrafts.AsNoTracking().SingleAsync(d => d.Id == draftId, ct);
        var text = await db.DraftTexts.AsNoTracking().SingleAsync(t => t.DraftId == draftId && t.Number == number, ct);
        var (pack, mistakes) = PackParser.Read(draft.PackId, text.Text, text.ScenarioText);
        if (pack is null)
        {
            throw new InvalidOperationException($"草稿读不出来：{mistakes[0].Sentence}");
        }
        var before = packs.Library;
        var after = DraftSimulation.With(pack, before);
        var today = session.Time.Today();
        var total = await roll.Count(ct);
        var result = await simulate.Simulate(
            before,
            after,
            DraftSimulation.FirstDay(pack, today),
            pack.Division,
            done => run.Report(Math.Min(done, total), total, null, ct),
            ct
        );
        if (result is null)
        {
            return "{}";
        }
        var kept = await session.Commit<long>(
            () => Task.FromResult<Outcome<long>>(simulate.Keep(DraftSimulation.Key(draftId, pack), result)),
            ct
        );
        return JsonSerializer.Serialize(new { simulation = kept.Value }, Json.Options);
    }

    internal sealed record Arguments(long DraftId, int Number);
}
