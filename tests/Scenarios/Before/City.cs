using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;
using Yiju.Workforce.Contracts;

namespace Yiju.Tests.Scenarios.Before;

/// <summary>
/// What stands before a scenario begins and nobody in it does: the offices of a county, its operator, an outlet in the next district, two
/// assessment agencies of which one has a contract, their staff and everybody's account. Elders and their families, money and orders come
/// from the scenario.
/// </summary>
internal sealed class City : IAsyncDisposable
{
    public const string Bath = "ZY01";
    public const string DayCare = "RJ01";

    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly To = new(2026, 12, 31);
    private int people;

    private City(TestApp app) => App = app;

    public TestApp App { get; }

    public long Operator { get; private set; }

    public long Outlet { get; private set; }

    public long Agency { get; private set; }

    /// <summary>Its contract is with the next district only.</summary>
    public long OtherAgency { get; private set; }

    public long NurseId { get; private set; }

    public long SocialWorkerId { get; private set; }

    public long CarerId { get; private set; }

    public Actor VillageWorker { get; private set; } = null!;

    public Actor NeighbourVillageWorker { get; private set; } = null!;

    public Actor TownOfficer { get; private set; } = null!;

    public Actor CountyOfficer { get; private set; } = null!;

    public Actor CountyCentre { get; private set; } = null!;

    public Actor CityOfficer { get; private set; } = null!;

    public Actor FinanceOfficer { get; private set; } = null!;

    public Actor Auditor { get; private set; } = null!;

    public Actor Administrator { get; private set; } = null!;

    public Actor AgencyManager { get; private set; } = null!;

    public Actor Nurse { get; private set; } = null!;

    public Actor SocialWorker { get; private set; } = null!;

    public Actor OperatorManager { get; private set; } = null!;

    public Actor Carer { get; private set; } = null!;

    public Actor OutletClerk { get; private set; } = null!;

    public static async Task<City> Build(DatabaseKind kind, bool listening = false)
    {
        var city = new City(await TestApp.Start(kind, listening: listening));
        await city.Contract();
        await city.OpenOffices();
        await city.Staff();
        return city;
    }

    /// <summary>The code that has just come to a phone; a minute passes, so that another one may be asked for.</summary>
    public async Task<string> NewCode(string phone)
    {
        var code = await App.LastSms(phone);
        App.Time.Advance(TimeSpan.FromMinutes(1));
        return code ?? throw new InvalidOperationException($"Nothing came to {phone}.");
    }

    private async Task Contract()
    {
        var ids = await App.Do<IReadOnlyList<long>>(async s =>
        {
            var network = s.GetRequiredService<INetworkLoader>();
            var orgs = await network.Orgs(
                [
                    new(OrgKind.HomeCare, "康怡居家养老", CreditCode(1), Places.County, "0759-7700001"),
                    new(OrgKind.HomeCare, "海滨长者服务中心", CreditCode(2), Places.OtherCounty, "0759-7700002"),
                    new(OrgKind.AssessmentAgency, "安评评估中心", CreditCode(3), Places.County, "0759-7700003"),
                    new(OrgKind.AssessmentAgency, "坡头评估中心", CreditCode(4), Places.OtherCounty, "0759-7700004"),
                ],
                default
            );
            await network.Contracts(
                [
                    new(orgs[0], Places.County, "居家-1", ContractKind.HomeCare, From, To),
                    new(orgs[1], Places.OtherCounty, "居家-2", ContractKind.HomeCare, From, To),
                    new(orgs[2], Places.County, "评估-1", ContractKind.Assessment, From, To),
                    new(orgs[3], Places.OtherCounty, "评估-2", ContractKind.Assessment, From, To),
                ],
                default
            );
            await network.Prices(
                [new(orgs[0], Bath, Money.Yuan(90), From), new(orgs[1], DayCare, Money.Yuan(50), From)],
                default
            );
            return orgs.ToList();
        });
        (Operator, Outlet, Agency, OtherAgency) = (ids.Value[0], ids.Value[1], ids.Value[2], ids.Value[3]);
    }

    private async Task OpenOffices()
    {
        VillageWorker = await Person("陈秀珍", Role.VillageWorker, Places.Village);
        NeighbourVillageWorker = await Person("黄海燕", Role.VillageWorker, Places.NextVillage);
        TownOfficer = await Person("林志强", Role.TownOfficer, Places.Town);
        CountyOfficer = await Person("吴建华", Role.CountyOfficer, Places.County);
        CountyCentre = await Person("梁美玲", Role.CountyCentre, Places.County);
        CityOfficer = await Person("李国栋", Role.CityOfficer, Places.City);
        FinanceOfficer = await Person("谢永年", Role.FinanceOfficer, Places.County);
        Auditor = await Person("罗正清", Role.Auditor, Places.City);
        Administrator = await Person("管理员", Role.Administrator, Places.City);
        AgencyManager = await Person("评估主管", Role.AgencyManager, Places.County, Agency);
        OperatorManager = await Person("运营经理", Role.OperatorManager, Places.County, Operator);
        OutletClerk = await Person("前台小周", Role.OperatorManager, Places.OtherCountyTown, Outlet);
    }

    private async Task<Actor> Person(string name, Role role, string place, long? orgId = null, long? personId = null)
    {
        var (account, post) = await App.Person(role, place, orgId, personId, name);
        return new Actor(name, role, account, post);
    }

    private async Task Staff()
    {
        NurseId = await Hire("王护士", Agency, CertificateKinds.Nurse);
        SocialWorkerId = await Hire("陈社工", Agency, CertificateKinds.SocialWorker);
        CarerId = await Hire("何护理", Operator, CertificateKinds.CareWorkerJunior);
        Nurse = await Person("王护士", Role.Assessor, Places.County, Agency, NurseId);
        SocialWorker = await Person("陈社工", Role.Assessor, Places.County, Agency, SocialWorkerId);
        Carer = await Person("何护理", Role.CareWorker, Places.County, Operator, CarerId);
        await App.Do<Done>(async s =>
        {
            await s.GetRequiredService<IWorkerLoader>()
                .Tie(
                    new Dictionary<long, long>
                    {
                        [NurseId] = Nurse.AccountId,
                        [SocialWorkerId] = SocialWorker.AccountId,
                        [CarerId] = Carer.AccountId,
                    },
                    default
                );
            return default(Done);
        });
    }

    private async Task<long> Hire(string name, long org, string certificate)
    {
        var number = ++people;
        NewCertificate paper = new(certificate, $"演示{number}", From, new(2027, 12, 31));
        var worker = new NewWorker(
            name,
            Residents.Id(1985, 1, 1, number),
            "13800000000",
            org,
            From,
            null,
            null,
            null,
            [paper]
        );
        var ids = await App.Do<long>(async s =>
            (await s.GetRequiredService<IWorkerLoader>().Load([worker], default))[0]
        );
        return ids.Value;
    }

    private static string CreditCode(int number)
    {
        var body = $"52990000{number:000000000}";
        return body + Yiju.Kernel.CreditCode.CheckCharacter(body + "0");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
