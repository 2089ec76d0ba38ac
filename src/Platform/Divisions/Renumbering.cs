using System.Globalization;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Platform.Divisions;

/// <summary>Enters that a division and all below it go by other codes from a day on (REG-02). The rows follow in the night of that day.</summary>
public sealed class Renumbering(
    PlatformDb db,
    DbSession session,
    DivisionStore store,
    IReadOnlyList<IModule> modules,
    AuditTrail audit
)
{
    /// <param name="from">The code in use, 12 digits.</param>
    /// <param name="to">The coming code, 12 digits, of the same level; one that is in use already is joined.</param>
    /// <param name="on">First day of the new code, Asia/Shanghai; tomorrow or later.</param>
    /// <returns>The division itself first, then all below it.</returns>
    public async Task<Outcome<List<RenumberedDivision>>> Plan(string from, string to, DateOnly on, CancellationToken ct)
    {
        var tree = await store.Tree(ct);
        if (tree.Find(from) is not { ValidTo: null } old)
        {
            return Fault.Invalid("renumber-old", $"没有在用的区划代码“{from}”。请写 12 位代码。", "from");
        }
        if (!DivisionCode.TryParse(to, out var code) || code.Value != to || code.Level != old.Level)
        {
            return Fault.Invalid("renumber-new", $"“{to}”不是和“{old.Name}”同级的 12 位区划代码。", "to");
        }
        if (to == from)
        {
            return Fault.Invalid("renumber-same", "新旧代码一样，不用改。", "to");
        }
        if (on <= session.Time.Today())
        {
            return Fault.Invalid("renumber-day", "新代码要从明天或以后的某天开始用。", "on");
        }
        if (old.ParentCode is not null && tree.Find(ParentOf(code)) is not { ValidTo: null })
        {
            return Fault.Invalid(
                "renumber-parent",
                $"“{to}”的上级 {ParentOf(code)} 不在区划树里。请先改上级的代码。",
                "to"
            );
        }
        var prefix = DivisionCode.Parse(from).Prefix.Length;
        return Below(tree, old)
            .Select(d => new RenumberedDivision(d, code.Prefix + d.Code[prefix..]))
            .Select(d => d with { Joins = tree.Find(d.NewCode)?.Name })
            .ToList();
    }

    /// <summary>Rows that carry one of the old codes today.</summary>
    public async Task<long> Rows(IReadOnlyList<RenumberedDivision> plan, CancellationToken ct)
    {
        var rows = 0L;
        var codes = string.Join(", ", plan.Select(p => $"'{DivisionCode.Parse(p.Old.Code).Value}'"));
        foreach (var table in RenumberedSql.TablesWithDivision(session.Database, modules))
        {
            await using var count = session.Command($"select count(*) from {table} where division in ({codes})");
            rows += Convert.ToInt64(await count.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        }
        return rows;
    }

    /// <param name="name">New name of the division itself; null keeps it.</param>
    public Task<Outcome<Done>> Enter(
        IReadOnlyList<RenumberedDivision> plan,
        DateOnly on,
        string? name,
        string reason,
        CancellationToken ct
    ) =>
        session.Commit<Done>(
            async () =>
            {
                var coming = plan.Where(p => p.Joins is null).Select(p => Coming(p, on, p == plan[0] ? name : null));
                await store.Put(session, db, coming, ct);
                foreach (var (old, code, _) in plan)
                {
                    var change = new DivisionChange
                    {
                        OldCode = old.Code,
                        NewCode = code,
                        On = on,
                        Reason = reason,
                    };
                    await store.Renumber(session, db, change, ct);
                }
                audit.Did(
                    "platform.renumber-entered",
                    [],
                    reason,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{plan[0].Old.Code} → {plan[0].NewCode} on {on:yyyy-MM-dd}, {plan.Count} divisions"
                    )
                );
                return default(Done);
            },
            ct
        );

    private static Division Coming(RenumberedDivision plan, DateOnly on, string? name) =>
        new()
        {
            Code = plan.NewCode,
            ParentCode = plan.Old.ParentCode is null ? null : ParentOf(DivisionCode.Parse(plan.NewCode)),
            Name = name ?? plan.Old.Name,
            Level = plan.Old.Level,
            Urban = plan.Old.Urban,
            Households = plan.Old.Households,
            ValidFrom = on,
            Longitude = plan.Old.Longitude,
            Latitude = plan.Old.Latitude,
            Outline = plan.Old.Outline,
        };

    private static string ParentOf(DivisionCode code) =>
        code.Value[..DivisionCode.DigitsOf(code.Level - 1)].PadRight(12, '0');

    private static IEnumerable<Division> Below(DivisionTree tree, Division division) =>
        tree.ChildrenOf(division.Code).Where(c => c.ValidTo is null).SelectMany(c => Below(tree, c)).Prepend(division);
}

/// <summary>A division that gets another code.</summary>
/// <param name="Joins">Name of the division that has this code already and that it joins; null when the code is new.</param>
public sealed record RenumberedDivision(Division Old, string NewCode, string? Joins = null);
