using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Network;

[Trait("req", "ASM-02")]
public sealed class ContractTests
{
    [Theory, EveryDatabase]
    public async Task A_contract_holds_in_its_county_on_its_days_only(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        (string Division, DateOnly Day, bool Holds)[] cases =
        [
            (Places.Village, Companies.From, true),
            (Places.Town, Companies.To, true),
            (Places.County, new(2026, 7, 1), true),
            (Places.Village, Companies.From.AddDays(-1), false),
            (Places.Village, Companies.To.AddDays(1), false),
            (Places.OtherCountyVillage, new(2026, 7, 1), false),
        ];
        foreach (var (division, day, holds) in cases)
        {
            Assert.Equal(
                holds,
                await app.Read(s => s.GetRequiredService<INetwork>().HasContract(org, division, day, default))
            );
            var found = await app.Read(s =>
                s.GetRequiredService<INetwork>().InContract(OrgKind.HomeCare, division, day, default)
            );
            Assert.Equal(holds, found.Any(o => o.Id == org));
        }
    }

    [Theory, EveryDatabase, Trait("req", "SVC-06")]
    public async Task Every_provider_of_the_county_is_named_with_its_price_or_the_reason_why_not(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Companies.Org(app, 1, name: "甲", prices: ("ZY01", 90));
        await Companies.Org(app, 2, name: "乙");
        await Companies.Org(app, 3, name: "丙", items: ["ZC01"], prices: ("ZY01", 80));
        await Companies.Org(
            app,
            4,
            name: "丁",
            ceilings: new Dictionary<string, Money> { ["ZY01"] = Money.Yuan(95) },
            prices: ("ZY01", 100)
        );
        var offers = await app.Read(s =>
            s.GetRequiredService<IOffers>().Of("ZY01", Places.Village, new(2026, 7, 1), default)
        );
        Assert.Equal(
            [
                ("甲", null),
                ("乙", "没有公布价格"),
                ("丙", "合同不包括这个项目"),
                ("丁", "价格 100.00 元 高于合同上限 95.00 元"),
            ],
            offers
                .Select(o => (o.Org.Name, o.Excluded))
                .OrderBy(o => "甲乙丙丁".IndexOf(o.Name, StringComparison.Ordinal))
        );
        Assert.Equal("甲", offers[0].Org.Name);
    }

    [Theory, EveryDatabase]
    public async Task Loading_the_same_rows_again_changes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var first = await Companies.Org(app, 1, prices: ("ZY01", 90));
        Assert.Equal(first, await Companies.Org(app, 1, prices: ("ZY01", 90)));
        var orgs = await app.Read(s =>
            s.GetRequiredService<INetwork>().InContract(OrgKind.HomeCare, Places.County, new(2026, 7, 1), default)
        );
        Assert.Single(orgs);
    }

    [Theory, EveryDatabase]
    public async Task The_nearest_places_come_first_and_only_those_inside_the_area(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<INetworkLoader>()
                .Facilities(
                    [
                        Place("远", Places.NextVillage, 110.30),
                        Place("近", Places.Village, 110.21),
                        Place("外县", Places.OtherCountyVillage, 110.20),
                        new(FacilityKinds.Canteen, "没有坐标", Places.Village, null, null, null, 0, null, null, null),
                    ],
                    default
                );
            return default(Done);
        });
        var near = await app.Read(s => s.GetRequiredService<INetwork>().Nearest(110.2, 21.3, "440823", 5, default));
        Assert.Equal(["近", "远"], near.Select(f => f.Name));

        static NewFacility Place(string name, string division, double longitude) =>
            new(FacilityKinds.Canteen, name, division, longitude, 21.3, 80, 0, new(2025, 1, 1), null, "0759-1234567");
    }

    [Theory]
    [InlineData(110.0, 21.0, 110.0, 21.0, 0)]
    [InlineData(110.0, 21.0, 110.0, 22.0, 111_195)]
    [InlineData(110.0, 60.0, 111.0, 60.0, 55_597)]
    public void Distance_is_that_of_the_sphere(double a, double b, double c, double d, double metres) =>
        Assert.Equal(metres, Distance.Metres(a, b, c, d), tolerance: 5);
}
