using System.Text;
using System.Text.Json;
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
internal sealed class ReplayOutcome(BenefitsDb db, FactStore facts, PacksInForce packs)
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
        var names = JsonSerializer.Deserialize<string[]>(layout.Packs)!;
        var named = packs.Library.Packs.Where(p => names.Contains(p.Name)).ToList();
        if (names.Except(named.Select(p => p.Name)).FirstOrDefault() is { } missing)
        {
            return Fault.Refused("pack-gone", $"当时依据的政策包“{missing}”已经不在了，不能重算。");
        }
        var keys = RulesByPlace.KeysOf([new Library(named)]);
        var rules = new RulesByPlace(new Library(named), run.Day, keys).At(DivisionNumber.Of(row.Division));
        if (rules is null || rules.Layout.Id != layoutId)
        {
            return Fault.Refused("pack-changed", "当时依据的政策包已经改过，不能重算。");
        }
        var known = await facts.Of(elderId, run.Day, ct, run.KnownAt);
        var again = rules.Decide(key =>
            known.GetValueOrDefault(key)?.Value is { } text ? Encoding.UTF8.GetBytes(text) : null
        );
        return new Replay(row, run, rules, known, again);
    }
}
