using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>
/// Hires staff: in every town at least two people who go from door to door (one per 120 elders), in every county two
/// assessors and a doctor.
/// </summary>
internal sealed class WorkerMaker(int elders, long seed, DateOnly today)
{
    private readonly List<SyntheticWorker> made = [];

    public IReadOnlyList<SyntheticWorker> Hire(
        IReadOnlyList<SyntheticDivision> divisions,
        IReadOnlyList<SyntheticOperator> operators
    )
    {
        foreach (var county in divisions.Where(d => d.Level == DivisionLevel.County))
        {
            var caring = operators.Where(o => o.Kind == OperatorKind.HomeCare && o.Seat == county.Code).ToArray();
            var towns = divisions.Where(d => d.Parent == county.Code).ToArray();
            for (var t = 0; t < towns.Length; t++)
            {
                var count = Math.Max(2, towns[t].Elders / 120);
                for (var i = 0; i < count; i++)
                {
                    Add(
                        towns[t],
                        caring[t % caring.Length].Index,
                        i % 6 == 1 ? "执业护士"
                            : i % 10 == 4 ? "社工师"
                            : null
                    );
                }
            }
        }
        var assessors = operators.Where(o => o.Kind == OperatorKind.Assessment).ToArray();
        var counties = divisions.Where(d => d.Level == DivisionLevel.County).ToArray();
        for (var i = 0; i < counties.Length; i++)
        {
            Add(counties[i], assessors[i % assessors.Length].Index, "执业护士");
            Add(counties[i], assessors[i % assessors.Length].Index, "社工师");
            Add(counties[i], assessors[i % assessors.Length].Index, "医师");
        }
        return made;
    }

    private void Add(SyntheticDivision where, int employer, string? profession)
    {
        var index = made.Count;
        var dice = new Dice(seed, Dice.Stream.Worker, index);
        var sex = dice.Chance(0.14) ? Sex.Male : Sex.Female;
        var birth = today.AddDays(-dice.Between(22 * 366, 57 * 365));
        made.Add(
            new(
                index,
                PersonNames.Full(ref dice, sex),
                sex,
                birth,
                // Behind the elders in one row of positions, so that nobody shares a number.
                Numbers.ResidentId(Numbers.Position(elders + index, seed), birth, sex),
                Numbers.Mobile(ref dice),
                employer,
                where.Code,
                where.Cells.At(0.3 + dice.Next() * 0.4, 0.3 + dice.Next() * 0.4),
                Certificates(ref dice, profession)
            )
        );
    }

    private List<SyntheticCertificate> Certificates(ref Dice dice, string? profession)
    {
        var list = new List<SyntheticCertificate>();
        if (profession is not null)
        {
            list.Add(Certificate(ref dice, profession, years: profession == "医师" ? null : 5));
        }
        if (profession is null || dice.Chance(0.3))
        {
            var grade = dice.Next() switch
            {
                < 0.6 => "初级",
                < 0.9 => "中级",
                _ => "高级",
            };
            list.Add(Certificate(ref dice, $"养老护理员（{grade}）", years: 3));
        }
        return list;
    }

    private SyntheticCertificate Certificate(ref Dice dice, string kind, int? years)
    {
        // About one in thirty ran out in the last weeks.
        var age = years is { } y ? dice.Between(20, y * 365 + 36) : dice.Between(400, 6_000);
        var from = today.AddDays(-age);
        return new(
            kind,
            $"DEMO{dice.Below(1_000_000_000):000000000}",
            from,
            years is { } n ? from.AddYears(n).AddDays(-1) : null
        );
    }
}
