using System.Security.Cryptography;
using System.Text;
using Yiju.Host.Demo;
using Yiju.Kernel;
using Yiju.People.Domain.Names;

namespace Yiju.Tests.Modules.Demo;

[Trait("req", "REG-01")]
public sealed class WorldTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);
    private static readonly World City = new(20_000, 1, Today);
    private static readonly SyntheticElder[] People = [.. City.Elders()];

    [Fact]
    public void The_same_seed_gives_the_same_city_and_another_seed_another()
    {
        var first = Fingerprint(new World(2_000, 7, Today));
        Assert.Equal(first, Fingerprint(new World(2_000, 7, Today)));
        Assert.NotEqual(first, Fingerprint(new World(2_000, 8, Today)));
    }

    [Theory]
    [InlineData(1, 12, 12)]
    [InlineData(20_000, 60, 300)]
    [InlineData(1_300_000, 120, 1900)]
    public void The_tree_grows_with_the_number_of_elders(int elders, int towns, int villages)
    {
        var world = new World(elders, 3, Today);
        Assert.Equal(10, Count(world, DivisionLevel.County));
        Assert.InRange(Count(world, DivisionLevel.Town), towns * 0.9, towns * 1.1);
        Assert.InRange(Count(world, DivisionLevel.Village), villages * 0.9, villages * 1.1);
        Assert.Equal(elders, world.Divisions.Where(d => d.Level == DivisionLevel.Village).Sum(d => d.Elders));
    }

    [Fact]
    public void Every_division_lies_in_its_parent_by_code_by_count_and_on_the_map()
    {
        var byCode = City.Divisions.ToDictionary(d => d.Code);
        Assert.Equal(City.Divisions.Count, byCode.Count);
        foreach (var division in City.Divisions.Where(d => d.Parent is not null))
        {
            var parent = byCode[division.Parent!.Value];
            Assert.Equal(parent.Code, division.Code.Parent);
            Assert.True(Inside(division.Centre, division.Ring()), division.Name);
            Assert.True(Inside(division.Centre, parent.Ring()), division.Name);
        }
        foreach (var group in City.Divisions.Where(d => d.Parent is not null).GroupBy(d => d.Parent!.Value))
        {
            Assert.Equal(byCode[group.Key].Elders, group.Sum(d => d.Elders));
            Assert.Equal(group.Count(), group.Select(d => d.Name).Distinct().Count());
        }
    }

    [Fact]
    public void Children_tile_their_parent_without_gap_or_overlap()
    {
        foreach (var group in City.Divisions.Where(d => d.Parent is not null).GroupBy(d => d.Parent!.Value))
        {
            var parent = City.Divisions.Single(d => d.Code == group.Key);
            // Bent borders are shared point for point, so areas of rings add up to rounding.
            Assert.Equal(Area(parent.Ring()), group.Sum(d => Area(d.Ring())), 6);
            Assert.All(group, d => Assert.True(Area(d.Ring()) > 0));
        }
    }

    [Fact]
    public void Every_identity_number_is_valid_unique_and_of_no_real_area()
    {
        var residents = People.Where(p => p.DocumentKind != DocumentKind.Passport).ToArray();
        var numbers = residents.Select(p => (p, Read: ResidentId.Read(p.DocumentNumber, Today))).ToArray();
        Assert.All(numbers, n => Assert.True(n.Read.Ok, n.p.DocumentNumber));
        Assert.All(numbers, n => Assert.Equal(n.p.BirthDate, n.Read.Value.BirthDate));
        Assert.All(numbers, n => Assert.Equal(n.p.Sex, n.Read.Value.Sex));
        Assert.All(numbers, n => Assert.Matches("^(99|8199|8299)", n.p.DocumentNumber));
        Assert.Equal(residents.Length, numbers.Select(n => n.Read.Value).Distinct().Count());
        Assert.Equal(People.Length, People.Select(p => p.DocumentNumber).Distinct().Count());
        Assert.Equal(5, People.Select(p => p.DocumentKind).Distinct().Count());
    }

    [Fact]
    public void Elders_live_inside_their_village()
    {
        var rings = City.Divisions.ToDictionary(d => d.Index, d => d.Ring());
        Assert.All(People, p => Assert.True(Inside(p.At, rings[p.DivisionIndex]), $"{p.Index} {p.At}"));
        Assert.All(People, p => Assert.InRange(p.At.Lon, 110.08, 110.92));
        Assert.All(People, p => Assert.InRange(p.At.Lat, 20.28, 21.62));
    }

    [Fact]
    public void Ages_follow_a_pyramid_and_situations_follow_age()
    {
        Assert.All(People, p => Assert.InRange(p.Age, 60, 105));
        Assert.All(People, p => Assert.Equal(p.Age, p.BirthDate.YearsUntil(Today)));
        Assert.InRange(Rate(p => p.Age >= 80), 0.08, 0.20);
        Assert.InRange(Rate(p => p.HukouDivision is { } h && h != p.Division), 0.08, 0.12);
        Assert.InRange(Rate(p => p.Income == IncomeCategory.Minimum), 0.02, 0.08);
        Assert.InRange(Rate(p => p.Living == LivingSituation.Alone), 0.04, 0.20);
        Assert.InRange(Rate(p => p.Disability is not null), 0.02, 0.12);
        Assert.InRange(Rate(p => p.Dementia), 0.005, 0.08);
        var young = People.Where(p => p.Age < 70).Average(p => p.Frailty);
        Assert.True(People.Where(p => p.Age > 85).Average(p => p.Frailty) > young + 0.2);
        Assert.All(
            People.Where(p => p.Living == LivingSituation.EmptyNest),
            p => Assert.Equal(MaritalStatus.Married, p.Marital)
        );
    }

    [Fact]
    public void Names_pass_the_register_and_some_are_hard_to_write()
    {
        Assert.All(People, p => Assert.Equal(p.Name, PersonName.Read(p.Name).Value));
        Assert.All(People, p => Assert.True(PinyinInitials.Of(p.Name).Length >= 2, p.Name));
        Assert.Contains(People, p => p.Name.Contains('·', StringComparison.Ordinal));
        Assert.Contains(People, p => p.Name.Any(char.IsSurrogate));
        Assert.Contains(People, p => char.IsAsciiLetter(p.Name[0]));
        Assert.Contains(People, p => p.Name.StartsWith("欧阳", StringComparison.Ordinal));
    }

    [Fact]
    public void Phones_can_be_read_and_belong_to_nobody()
    {
        var phones = People.Where(p => p.Phone is not null).Select(p => p.Phone!).ToArray();
        Assert.All(phones, p => Assert.True(PhoneNumber.Read(p).Ok, p));
        Assert.All(phones, p => Assert.Matches("^(194|07591)", p));
    }

    [Fact]
    public void Every_elder_has_somebody_to_call_in_order()
    {
        foreach (var elder in People.Take(3_000))
        {
            var contacts = City.ContactsOf(elder).ToArray();
            Assert.InRange(contacts.Length, 1, 4);
            Assert.Equal(Enumerable.Range(1, contacts.Length), contacts.Select(c => c.Order));
            Assert.Equal(elder.Marital == MaritalStatus.Married, contacts.Any(c => c.Relation == "配偶"));
        }
    }

    [Fact]
    public void Streets_are_connected_and_of_the_size_asked_for()
    {
        var streets = City.Streets();
        Assert.InRange(streets.Nodes.Length, 5_400, 6_600);
        var parent = Enumerable.Range(0, streets.Nodes.Length).ToArray();
        foreach (var edge in streets.Edges)
        {
            Assert.True(edge.WalkMetres >= streets.Nodes[edge.From].At.MetresTo(streets.Nodes[edge.To].At));
            parent[Root(parent, edge.To)] = Root(parent, edge.From);
        }
        Assert.Single(Enumerable.Range(0, parent.Length).Select(n => Root(parent, n)).Distinct());
    }

    private static double Rate(Func<SyntheticElder, bool> holds) => (double)People.Count(holds) / People.Length;

    private static int Count(World world, DivisionLevel level) => world.Divisions.Count(d => d.Level == level);

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
        {
            node = parent[node] = parent[parent[node]];
        }
        return node;
    }

    private static string Fingerprint(World world)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var elder in world.Elders())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(elder.ToString() + string.Join('|', world.ContactsOf(elder))));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static double Area(GeoPoint[] ring)
    {
        var twice = 0.0;
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            twice += (ring[i].Lon - 110) * (ring[i + 1].Lat - 20) - (ring[i + 1].Lon - 110) * (ring[i].Lat - 20);
        }
        return twice / 2;
    }

    private static bool Inside(GeoPoint point, GeoPoint[] ring)
    {
        var inside = false;
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[i + 1]);
            if (
                a.Lat > point.Lat != b.Lat > point.Lat
                && point.Lon < a.Lon + (point.Lat - a.Lat) / (b.Lat - a.Lat) * (b.Lon - a.Lon)
            )
            {
                inside = !inside;
            }
        }
        return inside;
    }
}
