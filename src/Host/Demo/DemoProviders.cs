using Yiju.Network.Contracts;
using Yiju.Workforce.Contracts;

namespace Yiju.Host.Demo;

internal static class DemoProviders
{
    public static async Task Write(DemoRun run, CancellationToken ct)
    {
        await run.Commit(scope => Network(run, scope.GetRequiredService<INetworkLoader>(), ct), ct);
        await run.InChunks(
            "工作人员",
            run.World.Workers,
            200,
            run.World.Workers.Count,
            (scope, chunk) => Staff(run, scope, chunk, ct),
            ct
        );
    }

    private static async Task Network(DemoRun run, INetworkLoader loader, CancellationToken ct)
    {
        var world = run.World;
        var orgs = await loader.Orgs(
            [.. world.Operators.Select(o => new NewOrg(KindOf(o.Kind), o.Name, o.CreditCode, o.Seat.Value, o.Phone))],
            ct
        );
        orgs.ToArray().CopyTo(run.Orgs, 0);
        await loader.Contracts([.. world.Contracts.Select(c => Contract(run, c))], ct);
        foreach (var chunk in world.Facilities().Chunk(400))
        {
            await loader.Facilities([.. chunk.Select(f => Facility(run, f))], ct);
        }
        var prices = world
            .Operators.Where(o => o.Kind is OperatorKind.HomeCare or OperatorKind.Property)
            .SelectMany(o =>
                ServiceItems.All.Select(i => new NewPrice(orgs[o.Index], i.Code, i.Price, new DateOnly(2026, 1, 1)))
            );
        foreach (var chunk in prices.Chunk(400))
        {
            await loader.Prices(chunk, ct);
        }
    }

    private static NewContract Contract(DemoRun run, SyntheticContract contract)
    {
        var kind = run.World.Operators[contract.Operator].Kind switch
        {
            OperatorKind.HomeCare => ContractKind.HomeCare,
            OperatorKind.Assessment => ContractKind.Assessment,
            OperatorKind.Property => ContractKind.Property,
            OperatorKind.CareHome => ContractKind.Operation,
        };
        return new NewContract(
            run.Orgs[contract.Operator],
            contract.County.Value,
            contract.Number,
            kind,
            contract.From,
            contract.To
        );
    }

    private static NewFacility Facility(DemoRun run, SyntheticFacility facility)
    {
        var kind = facility.Kind switch
        {
            FacilityKind.CityGuidance => FacilityKinds.CityGuidance,
            FacilityKind.CountyDemonstration => FacilityKinds.CountyDemonstration,
            FacilityKind.TownCentre => FacilityKinds.TownCentre,
            FacilityKind.VillageStation => FacilityKinds.VillageStation,
            FacilityKind.Canteen => FacilityKinds.Canteen,
            FacilityKind.DayCare => FacilityKinds.DayCare,
            FacilityKind.CareHome => FacilityKinds.CareHome,
        };
        var org = facility.Operator is { } index ? run.Orgs[index] : (long?)null;
        var phone = $"0759100{facility.Index:0000}";
        return new NewFacility(
            kind,
            facility.Name,
            facility.Division.Value,
            facility.At.Lon,
            facility.At.Lat,
            facility.AreaM2,
            facility.Beds,
            facility.Opened,
            org,
            phone
        );
    }

    private static async Task Staff(DemoRun run, IServiceProvider scope, SyntheticWorker[] chunk, CancellationToken ct)
    {
        var ids = await scope.GetRequiredService<IWorkerLoader>().Load([.. chunk.Select(w => Worker(run, w))], ct);
        for (var i = 0; i < chunk.Length; i++)
        {
            run.Workers[chunk[i].Index] = ids[i];
        }
    }

    private static NewWorker Worker(DemoRun run, SyntheticWorker worker) =>
        new(
            worker.Name,
            worker.ResidentId,
            worker.Phone,
            run.Orgs[worker.Operator],
            new DateOnly(2024, 1, 1),
            null,
            worker.Home.Lon,
            worker.Home.Lat,
            [
                .. worker.Certificates.Select(c => new NewCertificate(
                    CertificateKinds.Read(c.Kind)!,
                    c.Number,
                    c.ValidFrom,
                    c.ValidTo
                )),
            ]
        );

    private static OrgKind KindOf(OperatorKind kind) =>
        kind switch
        {
            OperatorKind.HomeCare => OrgKind.HomeCare,
            OperatorKind.Assessment => OrgKind.AssessmentAgency,
            OperatorKind.Property => OrgKind.PropertyCompany,
            OperatorKind.CareHome => OrgKind.Institution,
        };
}
