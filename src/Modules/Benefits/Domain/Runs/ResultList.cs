using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>What an outcome keeps of a result.</summary>
internal enum ResultKind
{
    Truth = 1,

    /// <summary>A whole number.</summary>
    Number = 2,

    /// <summary>How much of the benefit before it in the list, in fen; kept where that is granted.</summary>
    Amount = 3,
}

/// <param name="Amount">Of a benefit that pays: the name of the result that says how much.</param>
/// <param name="Benefit">True for a benefit, granted or not.</param>
/// <param name="Open">The documents leave that amount open.</param>
internal sealed record Result(
    string Name,
    ResultKind Kind,
    bool Benefit = false,
    string? Amount = null,
    bool Open = false
);

/// <summary>A text by which outcomes were decided.</summary>
/// <param name="Print">Of the text, so that another one under the same name is not taken for it.</param>
internal sealed record LaidPack(string Id, string Version, string Print)
{
    public static LaidPack Of(Pack pack) => new(pack.Id, pack.Version, pack.Print);

    public static IReadOnlyList<LaidPack> Read(OutcomeLayout layout) =>
        JsonSerializer.Deserialize<List<LaidPack>>(layout.Packs)!;
}

/// <summary>
/// The results that outcomes keep, in their order: groups, benefits, shares, standards and targets. Steps on the way are left out; who needs
/// one decides again.
/// </summary>
internal sealed class ResultList(Result[] results)
{
    private readonly Dictionary<string, int> places = results
        .Select((r, i) => (r.Name, i))
        .ToDictionary(r => r.Name, r => r.i, StringComparer.Ordinal);

    public Result[] Results => results;

    /// <summary>Equal for equal lists.</summary>
    public string Json { get; } = JsonSerializer.Serialize(results);

    /// <summary>The place of a result; -1 when it is not there.</summary>
    /// <param name="likely">Where it is if the lists are alike.</param>
    public int Find(string name, int likely) =>
        likely < results.Length && results[likely].Name == name ? likely : places.GetValueOrDefault(name, -1);

    public static ResultList Of(SubjectRules rules) =>
        new([
            .. rules
                .Rules.Where(r => r.Rule.Role != RuleRole.Step)
                .OrderBy(r => r.Rule.Role)
                .ThenBy(r => r.Rule.Name, StringComparer.Ordinal)
                .SelectMany(r => Kept(r, rules.Program)),
        ]);

    public static ResultList Read(string json) => new(JsonSerializer.Deserialize<Result[]>(json)!);

    /// <summary>The layout of these results by these documents, nearest first.</summary>
    public OutcomeLayout Layout(IEnumerable<LaidPack> packs)
    {
        var names = JsonSerializer.Serialize(packs);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{names}\n{Json}"));
        return new OutcomeLayout
        {
            Id = BinaryPrimitives.ReadInt64BigEndian(hash) & long.MaxValue,
            Packs = names,
            Results = Json,
        };
    }

    private static IEnumerable<Result> Kept(HeldRule held, RuleProgram program)
    {
        var rule = held.Rule;
        var amount = rule.Benefit?.Amount;
        yield return new Result(
            rule.Name,
            rule.Output.Kind == Kind.Truth ? ResultKind.Truth : ResultKind.Number,
            rule.Role == RuleRole.Benefit,
            amount,
            amount is not null && program.LeftOpen(amount)
        );
        if (amount is not null)
        {
            yield return new Result(amount, ResultKind.Amount);
        }
    }
}
