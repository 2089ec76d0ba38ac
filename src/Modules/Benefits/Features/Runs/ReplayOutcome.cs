using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Runs;
using Yiju.Kernel;
using Yiju.Platform.Facts;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Runs;

/// <summary>An outcome as it was stored and as it comes out when it is decided again.</summary>
/// <param name="Rules">The rules it was decided by.</param>
/// <param name="Facts">As they were known to the run, by key; what was stated, and where it comes from.</param>
internal sealed record Replay(
    OutcomeRow Row,
    BenefitRun Run,
    ElderRules Rules,
    IReadOnlyDictionary<string, Fact> Facts,
    byte[] Again
)
{
    /// <summary>Decided again it is the same, byte for byte.</summary>
    public bool Equal => Row.Packed.AsSpan().SequenceEqual(Again);

    /// <summary>Every result that the outcome holds, by name.</summary>
    public IReadOnlyDictionary<string, Yiju.Rules.Fact> Results
    {
        get
        {
            var values = new Yiju.Rules.Fact[Rules.Results.Results.Length];
            PackedOutcome.Read(Rules.Results, Row.Packed, values);
            return Rules.Results.Results.Zip(values).ToDictionary(r => r.First.Name, r => r.Second);
        }
    }
}

/// <summary>Decides a stored outcome again from the documents of its layout and the facts as its run knew them.</summary>
internal sealed class ReplayOutcome(BenefitsDb db, FactStore facts, PacksInForce packs, PackReleases releases)
{
    /// <param name="runId">Null: the outcome that stands.</param>
    /// <returns>A fault when there is no such outcome, or a document it rests on is gone.</returns>
    public async Task<Outcome<Replay>> Of(long elderId, long? runId, CancellationToken ct)
    {
        var row = await db
            .Outcomes.AsNoTracking()
            .Where(o => o.SubjectId == elderId && (runId == null ? o.SupersededBy == null : o.RunId == runId))
            .SingleOrDefaultAsync(ct);
        if (row?.LayoutId is not { } layoutId)
        {
            return Fault.NotFound("outcome-none", "没有这位老人的计算结果。");
        }
        var run = await db.Runs.AsNoTracking().SingleAsync(r => r.Id == row.RunId, ct);
        var layout = await db.Layouts.AsNoTracking().SingleAsync(l => l.Id == layoutId, ct);
        var read = await Texts(LaidPack.Read(layout), ct);
        if (!read.Ok)
        {
            return read.As<Replay>();
        }
        var library = new Library(read.Value);
        var rules = new RulesByPlace(library, run.Day, RulesByPlace.KeysOf([library])).At(
            DivisionNumber.Of(row.Division)
        );
        if (rules?.Layout.Id != layoutId)
        {
            throw new InvalidOperationException($"Layout {layoutId} does not come out of its own documents.");
        }
        var known = await facts.Of(elderId, run.Day, ct, run.KnownAt);
        var again = rules.Decide(key =>
            known.GetValueOrDefault(key)?.Value is { } text ? Encoding.UTF8.GetBytes(text) : null
        );
        return new Replay(row, run, rules, known, again);
    }

    /// <summary>The very texts: those in force where they are the same, otherwise those that were kept.</summary>
    private async Task<Outcome<List<Pack>>> Texts(IReadOnlyList<LaidPack> laid, CancellationToken ct)
    {
        var found = new List<Pack>();
        foreach (var text in laid)
        {
            var pack = packs.Library.Packs.FirstOrDefault(p => LaidPack.Of(p) == text);
            if (pack is null && await releases.Find(text.Id, text.Version, text.Print, ct) is { } kept)
            {
                pack = PackParser.Read(kept.PackId, kept.Text, kept.ScenarioText).Pack;
            }
            if (pack is null)
            {
                return Fault.Refused("pack-gone", $"当时依据的“{text.Id}”第 {text.Version} 版没有留存，不能重算。");
            }
            found.Add(pack);
        }
        return found;
    }
}
