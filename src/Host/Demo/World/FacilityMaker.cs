using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>
/// Builds the four levels of places, with canteens, day care and care homes. Not everything is as it should be: some
/// villages have no station yet and some centres are too small, so that lists of gaps are not empty.
/// </summary>
internal sealed class FacilityMaker(IReadOnlyList<SyntheticOperator> operators, long seed, DateOnly today)
{
    private readonly List<SyntheticFacility> made = [];

    public IReadOnlyList<SyntheticFacility> Build(IReadOnlyList<SyntheticDivision> divisions)
    {
        foreach (var division in divisions)
        {
            var dice = new Dice(seed, Dice.Stream.Facility, division.Index);
            switch (division.Level)
            {
                case DivisionLevel.City:
                    Add(
                        ref dice,
                        FacilityKind.CityGuidance,
                        division,
                        "社区居家养老质量指导中心",
                        1_200,
                        1_600,
                        0,
                        null
                    );
                    break;
                case DivisionLevel.County:
                    AddCounty(ref dice, division);
                    break;
                case DivisionLevel.Town:
                    AddTown(ref dice, division);
                    break;
                default:
                    AddVillage(ref dice, division);
                    break;
            }
        }
        return made;
    }

    private void AddCounty(ref Dice dice, SyntheticDivision county)
    {
        var caring = operators.First(o => o.Kind == OperatorKind.HomeCare && o.Seat == county.Code).Index;
        Add(ref dice, FacilityKind.CountyDemonstration, county, "社区居家养老综合服务示范中心", 720, 1_500, 20, caring);
        foreach (var home in operators.Where(o => o.Kind == OperatorKind.CareHome && o.Seat == county.Code))
        {
            Add(
                ref dice,
                FacilityKind.CareHome,
                county,
                "养老院",
                2_000,
                9_000,
                dice.Between(80, 260),
                home.Index,
                home.Name
            );
        }
    }

    private void AddTown(ref Dice dice, SyntheticDivision town)
    {
        var caring = operators.First(o => o.Kind == OperatorKind.HomeCare && o.Seat == town.Parent).Index;
        Add(ref dice, FacilityKind.TownCentre, town, "综合养老服务中心", 260, 900, dice.Between(6, 24), caring);
        if (dice.Chance(0.7))
        {
            Add(ref dice, FacilityKind.Canteen, town, "长者饭堂", 80, 260, 0, caring);
        }
    }

    private void AddVillage(ref Dice dice, SyntheticDivision village)
    {
        if (dice.Chance(village.Urban ? 0.85 : 0.6))
        {
            Add(ref dice, FacilityKind.VillageStation, village, "居家养老服务站", 90, 320, 0, null);
        }
        if (dice.Chance(village.Urban ? 0.25 : 0.08))
        {
            Add(ref dice, FacilityKind.Canteen, village, "长者饭堂", 60, 180, 0, null);
        }
        if (dice.Chance(village.Urban ? 0.15 : 0.05))
        {
            Add(ref dice, FacilityKind.DayCare, village, "日间照料室", 120, 400, dice.Between(4, 12), null);
        }
    }

    private void Add(
        ref Dice dice,
        FacilityKind kind,
        SyntheticDivision where,
        string what,
        int least,
        int most,
        int beds,
        int? runner,
        string? name = null
    )
    {
        var at = where.Cells.At(0.35 + dice.Next() * 0.3, 0.35 + dice.Next() * 0.3);
        var opened = today.AddDays(-dice.Between(30, 2_500));
        made.Add(
            new(
                made.Count,
                kind,
                name ?? where.Name + what,
                where.Code,
                at,
                dice.Between(least, most),
                beds,
                opened,
                runner
            )
        );
    }
}
