using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Builds the division tree of the synthetic city, parents before children, villages in code order.</summary>
internal sealed class DivisionTree
{
    private readonly List<SyntheticDivision> divisions = [];
    private readonly string[] townNames;
    private Dice dice;
    private int townsNamed;

    private DivisionTree(long seed)
    {
        dice = new Dice(seed, Dice.Stream.Divisions, 0);
        townNames = DivisionNames.Towns(ref dice);
    }

    public static IReadOnlyList<SyntheticDivision> Build(WorldSize size, long seed)
    {
        var tree = new DivisionTree(seed);
        tree.AddCity(size);
        return tree.divisions;
    }

    private void AddCity(WorldSize size)
    {
        var rows = CountyTable.Rows;
        var shares = rows.Select(r => r.Share).ToArray();
        var towns = Shares.Of(size.Towns, shares, least: 1);
        var villages = Shares.Of(size.Villages - size.Towns, shares);
        var elders = Shares.Of(size.Elders, shares);
        var box = new Cells(0, 0, 400, 650);
        var centre = rows[0].Cells.Centre;
        Add(CountyTable.City, null, CountyTable.CityName, true, size.Elders, centre, box);
        for (var i = 0; i < rows.Count; i++)
        {
            AddCounty(rows[i], towns[i], villages[i] + towns[i], elders[i]);
        }
    }

    private void AddCounty(CountyTable.Row row, int towns, int villages, int elders)
    {
        var code = DivisionCode.Parse(row.Code);
        Add(code, CountyTable.City, row.Name, row.Urban > 0.5, elders, row.Cells.Centre, row.Cells);
        var weights = Weights(towns, 0.6, 1.7);
        var blocks = row.Cells.Split(weights);
        var people = Shares.Of(elders, weights);
        var parts = Shares.Of(villages - towns, weights);
        var urban = Math.Max(1, (int)Math.Round(towns * row.Urban));
        for (var i = 0; i < towns; i++)
        {
            var number = i < urban ? i + 1 : 100 + i - urban;
            AddTown(DivisionCode.Parse($"{row.Code}{number:000}"), i < urban, parts[i] + 1, people[i], blocks[i]);
        }
    }

    private void AddTown(DivisionCode code, bool urban, int villages, int elders, Cells block)
    {
        var name = townNames[townsNamed++] + (urban ? "街道" : "镇");
        Add(code, code.Parent, name, urban, elders, block.Centre, block);
        var weights = Weights(villages, 0.5, 1.6);
        var blocks = block.Split(weights);
        var people = Shares.Of(elders, weights);
        var communities = DivisionNames.Communities(ref dice);
        var rural = DivisionNames.Villages(ref dice);
        for (var i = 0; i < villages; i++)
        {
            // A town has one residents' committee at its seat, a sub-district hardly any village committee.
            var community = urban ? i < Math.Max(1, villages * 9 / 10) : i == 0;
            var number = community ? i + 1 : 200 + i;
            var title = community ? communities[i] + "社区" : rural[i] + "村";
            var village = DivisionCode.Parse($"{code.Value[..9]}{number:000}");
            Add(village, code, title, community, people[i], blocks[i].Centre, blocks[i], Class(urban, community));
        }
    }

    private void Add(
        DivisionCode code,
        DivisionCode? parent,
        string name,
        bool urban,
        int elders,
        GeoPoint centre,
        Cells block,
        string kind = ""
    )
    {
        // Made up: an elder in every second household, and more of them under one roof in the country.
        var households = elders * (urban ? 23 : 18) / 10 + 12;
        divisions.Add(new(divisions.Count, code, parent, name, urban, kind, households, elders, centre, block));
    }

    private double[] Weights(int count, double from, double to)
    {
        var weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            weights[i] = from + dice.Next() * (to - from);
        }
        return weights;
    }

    private static string Class(bool urban, bool community) =>
        (urban, community) switch
        {
            (true, true) => "111",
            (true, false) => "112",
            (false, true) => "121",
            (false, false) => "220",
        };
}
