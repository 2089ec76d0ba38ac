using Yiju.Kernel;

namespace Yiju.Siting.Network.Areas;

/// <summary>So much floor area for each begun number of households, for example 20 m² for each 100.</summary>
/// <param name="SquareMetres">Above 0.</param>
/// <param name="Households">Above 0.</param>
public readonly record struct AreaNorm(double SquareMetres, int Households)
{
    /// <summary>Square metres owed: fewer households than the number count as the whole number.</summary>
    public double Owed(long households) => (households + Households - 1) / Households * SquareMetres;
}

/// <summary>What is owed and what there is, for one estate, group, circle or division.</summary>
/// <param name="Subject">Whose it is: the id of the estate, the name of the group.</param>
/// <param name="CountedOn">The oldest day on which some of the households were counted; null when one has no day.</param>
public sealed record AreaAccount(
    string Subject,
    DivisionCode Division,
    long Households,
    double Owed,
    double Designed,
    double Built,
    DateOnly? CountedOn
)
{
    /// <summary>Square metres that are not built though owed.</summary>
    public double Missing => Math.Max(0, Owed - Built);
}

/// <summary>
/// A way to count households and area. Texts leave open which is meant (requirements, App. F-03 and F-04), so several
/// are counted side by side and never merged.
/// </summary>
public abstract class AreaRule(AreaNorm norm)
{
    public AreaNorm Norm { get; } = norm;

    /// <summary>Stable machine name.</summary>
    public abstract string Name { get; }

    /// <summary>In plain Chinese what is counted and rounded how.</summary>
    public abstract string Sentence { get; }

    public abstract IReadOnlyList<AreaAccount> Count(IReadOnlyList<Estate> estates);

    /// <summary>Puts some estates together in one account.</summary>
    private protected AreaAccount Sum(string subject, IReadOnlyCollection<Estate> estates, double owed) =>
        new(
            subject,
            estates.First().Division,
            estates.Sum(e => (long)e.Households),
            owed,
            estates.Sum(e => e.Designed),
            estates.Sum(e => e.Built),
            estates.Any(e => e.CountedOn is null) ? null : estates.Min(e => e.CountedOn)
        );

    /// <summary>New estates that share a facility, in the order of the first of each; one alone is its own group.</summary>
    private protected static IEnumerable<(string Subject, IReadOnlyCollection<Estate> Estates)> NewGroups(
        IEnumerable<Estate> estates
    ) =>
        estates
            .Where(e => e.IsNew)
            .GroupBy(e => e.Group.Length > 0 ? (e.Group, "") : ("", e.Id))
            .Select(g => (g.Key.Item1.Length > 0 ? g.Key.Item1 : g.Key.Item2, (IReadOnlyCollection<Estate>)[.. g]));
}

/// <summary>Every new estate by itself (FAC-09).</summary>
public sealed class EachNewEstate(AreaNorm norm) : AreaRule(norm)
{
    public override string Name => "each-new-estate";

    public override string Sentence => "新建小区各自计算，户数各自进整";

    public override IReadOnlyList<AreaAccount> Count(IReadOnlyList<Estate> estates) =>
        [.. estates.Where(e => e.IsNew).Select(e => Sum(e.Id, [e], Norm.Owed(e.Households)))];
}

/// <summary>Adjacent new estates share a facility; each is rounded up first (FAC-11, first reading of App. F-03).</summary>
public sealed class GroupRoundedEach(AreaNorm norm) : AreaRule(norm)
{
    public override string Name => "group-rounded-each";

    public override string Sentence => "相邻新建小区整合共建，户数先各自进整再相加";

    public override IReadOnlyList<AreaAccount> Count(IReadOnlyList<Estate> estates) =>
        [.. NewGroups(estates).Select(g => Sum(g.Subject, g.Estates, g.Estates.Sum(e => Norm.Owed(e.Households))))];
}

/// <summary>Adjacent new estates share a facility; their sum is rounded up (FAC-11, second reading of App. F-03).</summary>
public sealed class GroupRoundedTogether(AreaNorm norm) : AreaRule(norm)
{
    public override string Name => "group-rounded-together";

    public override string Sentence => "相邻新建小区整合共建，户数先相加再进整";

    public override IReadOnlyList<AreaAccount> Count(IReadOnlyList<Estate> estates) =>
        [
            .. NewGroups(estates)
                .Select(g => Sum(g.Subject, g.Estates, Norm.Owed(g.Estates.Sum(e => (long)e.Households)))),
        ];
}

/// <summary>Every old estate by its own households, without a circle: what FAC-10 does not mean, to hold against it.</summary>
public sealed class EachOldEstate(AreaNorm norm) : AreaRule(norm)
{
    public override string Name => "each-old-estate";

    public override string Sentence => "老城区和已建小区各自计算，只算本小区户数";

    public override IReadOnlyList<AreaAccount> Count(IReadOnlyList<Estate> estates) =>
        [.. estates.Where(e => !e.IsNew).Select(e => Sum(e.Id, [e], Norm.Owed(e.Households)))];
}
