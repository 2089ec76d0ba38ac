using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Rules;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features;

/// <summary>
/// What rules read of an elder and no other page asks for: a policy may need a fact of its own (POL-22). It is stated with its first day
/// and the paper that was seen.
/// </summary>
internal sealed class StateEvidence(
    OpenElder open,
    PacksInForce packs,
    FactStore facts,
    DbSession session,
    DivisionStore divisions,
    AuditTrail audit
)
{
    private const int LongestProof = 200;

    internal static readonly Role[] Staters = [Role.VillageWorker, Role.TownOfficer, Role.CountyOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/{id:long}/evidence", Show).For(Staters).ExcludeFromDescription();
        routes.MapPost("/elders/{id:long}/evidence/{fact}", State).For(Staters).ExcludeFromDescription();
        routes
            .MapPost("/api/elders/{id:long}/evidence/{fact}", StateJson)
            .For(Staters)
            .WithName("StateEvidence")
            .WithSummary("States a fact that only a policy asks for, with its first day and the paper that was seen");
    }

    private static async Task<IResult> Show(
        long id,
        string? fact,
        HttpContext http,
        StateEvidence state,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await state.Load(id, fact, ct) is not { } model)
        {
            return Problems.Of([OpenElder.Unknown], http);
        }
        await audit.Looked("benefits.evidence", [id]);
        return Page.Of<EvidencePage>("补充资料", model);
    }

    private static Task<IResult> State(
        long id,
        string fact,
        [FromForm] string[]? value,
        [FromForm] string? from,
        [FromForm] string? proof,
        HttpContext http,
        StateEvidence state,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () => state.Put(id, fact, string.Join(',', value ?? []), from, proof, ct),
            _ => $"/elders/{id}/evidence",
            async () =>
                await state.Load(id, fact, ct) is { } model
                    ? Page.Of<EvidencePage>("补充资料", model)
                    : Problems.Of([OpenElder.Unknown], http),
            ct
        );

    private static Task<IResult> StateJson(
        long id,
        string fact,
        EvidenceBody body,
        StateEvidence state,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => state.Put(id, fact, body.Value, body.From, body.Proof, ct),
            _ => Commands.Answer.Ok(new { id, fact }),
            ct
        );

    private async Task<EvidenceModel?> Load(long id, string? chosen, CancellationToken ct)
    {
        if (await open.Open(id, FamilyScope.See, ct) is not { } elder)
        {
            return null;
        }
        var today = session.Time.Today();
        var known = await facts.Of(id, today, ct);
        var tree = await divisions.Tree(ct);
        return new EvidenceModel(
            id,
            elder.Name,
            [
                .. Asked(elder.Division, today)
                    .Select(a =>
                    {
                        var stated = known.GetValueOrDefault(a.Slot.Name);
                        FactText.TryRead(a.Slot, stated?.Value, out var read);
                        return new EvidenceRow(
                            a.Slot.Name,
                            a.Slot.Title,
                            a.Slot.Kind,
                            a.Slot.Unit,
                            [.. (a.Slot.Words ?? []).Select(w => new Ui.Choice(w.Word, w.Title))],
                            stated?.Value,
                            read.Known ? a.Slot.Say(read) : null,
                            stated?.ValidFrom,
                            stated?.Evidence,
                            a.For,
                            a.Slot.Name == chosen
                        );
                    }),
            ],
            today,
            tree.NameOf(elder.Division)
        );
    }

    /// <summary>Facts that benefits read and nobody else states, with the benefits that read them.</summary>
    private IEnumerable<(RuleProgram.Slot Slot, IReadOnlyList<string> For)> Asked(string division, DateOnly day)
    {
        if (!packs.For(division, day).Subjects.TryGetValue(Rulings.Elder, out var rules))
        {
            return [];
        }
        var benefits = rules.Of(RuleRole.Benefit).ToList();
        return rules
            .Program.Inputs.Select(
                (slot, index) =>
                    (
                        slot,
                        (IReadOnlyList<string>)
                            [
                                .. benefits
                                    .Where(b =>
                                        rules.Program.Reads(b.Rule.Name).Contains(index)
                                        || (
                                            b.Rule.Benefit!.Amount is { } amount
                                            && rules.Program.Reads(amount).Contains(index)
                                        )
                                    )
                                    .Select(b => b.Rule.Title),
                            ]
                    )
            )
            .Where(a => a.Item2.Count > 0 && !FactKeys.Kept.Contains(a.slot.Name));
    }

    private async Task<Outcome<Done>> Put(
        long id,
        string fact,
        string? value,
        string? from,
        string? proof,
        CancellationToken ct
    )
    {
        if (await open.Open(id, FamilyScope.See, ct) is not { } elder)
        {
            return OpenElder.Unknown;
        }
        var today = session.Time.Today();
        if (Asked(elder.Division, today).FirstOrDefault(a => a.Slot.Name == fact).Slot is not { } slot)
        {
            return Fault.NotFound("fact-unknown", "现在的政策不需要这项资料。");
        }
        var faults = new List<Fault>();
        if (FactText.TryRead(slot, value, out var read) is { } wrong)
        {
            faults.Add(Fault.Invalid("value-wrong", wrong, "value"));
        }
        else if (!read.Known)
        {
            faults.Add(Fault.Invalid("value-missing", $"请填“{slot.Title}”。", "value"));
        }
        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", out var since) || since > today)
        {
            faults.Add(Fault.Invalid("from-wrong", "请填从哪天起是这样，不能晚于今天。", "from"));
        }
        if (string.IsNullOrWhiteSpace(proof) || proof.Length > LongestProof)
        {
            faults.Add(Fault.Invalid("proof-missing", $"请写看了什么材料，最多 {LongestProof} 个字。", "proof"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        await facts.State(
            id,
            fact,
            FactText.Write(slot, read),
            since,
            $"evidence:{session.Viewer.AccountId}",
            ct,
            proof!.Trim()
        );
        audit.Did("benefits.evidence", [id], detail: slot.Title);
        return default(Done);
    }
}

/// <param name="Value">As the rules read it: yes or no, a number, yuan, yyyy-MM-dd, a word, words with commas, 12 digits.</param>
/// <param name="From">yyyy-MM-dd: since when it is so.</param>
/// <param name="Proof">The paper that was seen.</param>
internal sealed record EvidenceBody(string? Value, string? From, string? Proof);
