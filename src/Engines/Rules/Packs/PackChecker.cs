using Yiju.Rules.Language;

namespace Yiju.Rules.Packs;

/// <summary>
/// Checks what a pack says: its dates, that every clause is used and every citation exists, that its rules compile on each day on which
/// something changes, that nothing is declared in vain, and that its scenarios pass and touch every rule.
/// </summary>
/// <param name="all">All packs, this one among them.</param>
/// <param name="today">Documents cannot be signed later than this.</param>
public sealed class PackChecker(IReadOnlyList<Pack> all, DateOnly today)
{
    /// <returns>How many cases its scenarios have, and every mistake.</returns>
    public (int Cases, IReadOnlyList<Mistake> Mistakes) Check(Pack pack)
    {
        var mistakes = new List<Mistake>();
        mistakes.AddRange(Dates(pack));
        mistakes.AddRange(Citations(pack));
        mistakes.AddRange(Neighbours(pack));
        mistakes.AddRange(Rules(pack));
        if (mistakes.Count > 0)
        {
            return (0, Ordered(mistakes));
        }
        mistakes.AddRange(InVain(pack));
        var runner = new ScenarioRunner(pack, all);
        mistakes.AddRange(runner.Run());
        mistakes.AddRange(Unproved(pack, runner.Expected));
        return (runner.Cases, Ordered(mistakes));
    }

    /// <summary>Plays the scenarios alone.</summary>
    /// <returns>The first failure; null when all pass.</returns>
    public Mistake? FirstFailure(Pack pack) => new ScenarioRunner(pack, all).Run(firstOnly: true).FirstOrDefault();

    private static IReadOnlyList<Mistake> Ordered(IEnumerable<Mistake> mistakes) =>
        [.. mistakes.DistinctBy(m => m.At).OrderBy(m => m.At.File, StringComparer.Ordinal).ThenBy(m => m.At.Line)];

    private IEnumerable<Mistake> Dates(Pack pack)
    {
        if (pack.To < pack.From)
        {
            yield return new Mistake(pack.At, $"到期日 {pack.To:yyyy-MM-dd} 早于起始日 {pack.From:yyyy-MM-dd}。");
        }
        if (pack.Issued > today)
        {
            yield return new Mistake(pack.At, $"发文日期 {pack.Issued:yyyy-MM-dd} 在将来。");
        }
        foreach (var parameter in pack.Parameters)
        {
            foreach (var value in parameter.Values.Where(v => v.From < pack.From || v.From > pack.To))
            {
                yield return new Mistake(
                    parameter.At,
                    $"“{parameter.Name}”从 {value.From:yyyy-MM-dd} 起的值不在文件有效期（{pack.From:yyyy-MM-dd} 起{(pack.To is { } to ? $"，到 {to:yyyy-MM-dd}" : "")}）内。"
                );
            }
        }
    }

    private static IEnumerable<Mistake> Citations(Pack pack)
    {
        var clauses = pack.Clauses.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var cited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (clause, at, of) in Cited(pack))
        {
            if (!cited.Add(clause) && clauses.ContainsKey(clause))
            {
                continue;
            }
            if (!clauses.ContainsKey(clause))
            {
                yield return new Mistake(
                    at,
                    $"“{of}”引用的条款“{clause}”不在 clauses 里，请补上原文，或改成已有的条款。"
                );
            }
        }
        foreach (var clause in pack.Clauses)
        {
            if (!cited.Contains(clause.Name) && clause.NoRule is null)
            {
                yield return new Mistake(
                    clause.At,
                    $"条款“{clause.Name}”没有一条规则用到。没有可以判断的内容时，请用 norule 说明原因。"
                );
            }
            if (cited.Contains(clause.Name) && clause.NoRule is not null)
            {
                yield return new Mistake(clause.At, $"条款“{clause.Name}”写了 norule，却有规则引用它。请删去一样。");
            }
        }
        foreach (var parameter in pack.Parameters.Where(p => p.Clause is null || p.Title is null))
        {
            yield return new Mistake(
                parameter.At,
                $"参数“{parameter.Name}”要写 title（名称）和 clause（出自哪一条）。"
            );
        }
    }

    private static IEnumerable<(string Clause, Position At, string Of)> Cited(Pack pack) =>
        [
            .. pack.Parameters.Where(p => p.Clause is not null).Select(p => (p.Clause!, p.At, p.Name)),
            .. pack.Rules.Where(r => r.Output.Clause is not null).Select(r => (r.Output.Clause!, r.At, r.Name)),
            .. pack.Rules.SelectMany(r =>
                r.Output.Except.Where(e => e.Clause is not null).Select(e => (e.Clause!, e.At, r.Name))
            ),
            .. pack.Rules.SelectMany(r => r.Cites.Select(c => (c, r.At, r.Name))),
            .. pack.Checklists.Select(c => (c.Clause, c.At, c.Name)),
        ];

    /// <summary>Two documents of one division must not both say what holds.</summary>
    private IEnumerable<Mistake> Neighbours(Pack pack)
    {
        foreach (var id in pack.Replaces.Where(id => !all.Any(p => p.Id == id)))
        {
            yield return new Mistake(pack.At, $"replaces 里的“{id}”没有这个政策包。");
        }
        foreach (
            var other in all.Where(p =>
                p.Id != pack.Id
                && p.Division == pack.Division
                && p.Demonstration == pack.Demonstration
                && p.From <= (pack.To ?? DateOnly.MaxValue)
                && pack.From <= (p.To ?? DateOnly.MaxValue)
                && !p.Replaces.Contains(pack.Id)
                && !pack.Replaces.Contains(p.Id)
            )
        )
        {
            foreach (
                var rule in pack.Rules.Where(r => other.Rules.Any(o => (o.Subject, o.Name) == (r.Subject, r.Name)))
            )
            {
                yield return new Mistake(
                    rule.At,
                    $"“{rule.Name}”在同一地区的 {other.Name} 里也有。请换个名称，或用 replaces 写明取代哪个文件。"
                );
            }
        }
    }

    /// <summary>Compiles on the first day and on every day on which a number changes.</summary>
    private IEnumerable<Mistake> Rules(Pack pack)
    {
        var days = pack
            .Parameters.SelectMany(p => p.Values.Select(v => v.From))
            .Where(pack.HoldsOn)
            .Append(pack.From)
            .Distinct()
            .Order();
        var packs = all.Where(p =>
                p == pack || (p.Division.Covers(pack.Division) && (!p.Demonstration || p.Division != pack.Division))
            )
            .ToList();
        var library = new Library(packs);
        foreach (var day in days)
        {
            var regime = library.For(pack.Division, day);
            foreach (
                var mistake in regime.Mistakes.Where(m => m.At.File.StartsWith($"{pack.Id}/", StringComparison.Ordinal))
            )
            {
                yield return mistake;
            }
            foreach (
                var subject in pack
                    .Rules.Select(r => r.Subject)
                    .Distinct()
                    .Where(s => !regime.Packs.Any(p => p.Subjects.ContainsKey(s)))
            )
            {
                yield return new Mistake(
                    pack.Rules.First(r => r.Subject == subject).At,
                    $"没有“{subject}”这类对象。请在 subjects 里写上它的名称，或改成已有的。"
                );
            }
        }
    }

    private IEnumerable<Mistake> InVain(Pack pack)
    {
        var used = all.SelectMany(p =>
                p.Rules.SelectMany(r => Names.In(r.Output)).Concat(p.Parameters.SelectMany(Names.In))
            )
            .ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in pack.Parameters.Where(p => !p.Reference && !used.Contains(p.Name)))
        {
            yield return new Mistake(
                parameter.At,
                $"参数“{parameter.Name}”没有一条规则用到。只是文件提到的数，请写 reference: true。"
            );
        }
        if (pack.Division.SignificantDigits() == 0)
        {
            yield break;
        }
        foreach (
            var fact in pack
                .Facts.Values.SelectMany(f => f)
                .Where(f => !used.Any(u => u == f.Name || (f.Fields ?? []).Any(x => x.Name == u)))
        )
        {
            yield return new Mistake(fact.At, $"资料“{fact.Name}”没有一条规则用到。");
        }
    }

    /// <summary>Every rule that stands in a clause is expected by some case; what is yes or no both ways.</summary>
    private static IEnumerable<Mistake> Unproved(Pack pack, HashSet<(string Name, string Expected)> expected)
    {
        var names = expected.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in pack.Rules.Where(r => r.Output.Clause is not null))
        {
            if (!names.Contains(rule.Name))
            {
                yield return new Mistake(rule.At, $"没有一个情形（{PackParser.ScenarioFile}）检验“{rule.Name}”。");
                continue;
            }
            if (rule.Output.Kind != Checking.Kind.Truth)
            {
                continue;
            }
            foreach (var answer in new[] { "yes", "no" }.Where(a => !expected.Contains((rule.Name, a))))
            {
                yield return new Mistake(
                    rule.At,
                    $"没有一个情形（{PackParser.ScenarioFile}）里“{rule.Name}”的结果是 {answer}。"
                );
            }
        }
        foreach (var parameter in pack.Parameters.Where(p => p.Reference && !names.Contains(p.Name)))
        {
            yield return new Mistake(
                parameter.At,
                $"没有一个情形（{PackParser.ScenarioFile}）写明“{parameter.Name}”的数。"
            );
        }
    }
}
