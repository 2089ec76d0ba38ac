using Yiju.Access.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Host.Demo;

/// <summary>The people a visitor of the demo may enter as: one for each role, in one corner of the city.</summary>
internal static class DemoAccounts
{
    public static async Task Write(DemoRun run, CancellationToken ct)
    {
        await run.Commit(scope => Open(run, scope.GetRequiredService<IAccounts>(), ct), ct);
        await run.Commit(scope => OpenElder(run, scope, ct), ct);
    }

    /// <summary>The daughter's account, before her mother is registered: the registry says who may look after whom.</summary>
    public static Task OpenDaughter(DemoRun run, CancellationToken ct) =>
        run.Commit(
            async scope =>
            {
                run.MotherId = scope.GetRequiredService<DbSession>().Ids.Next();
                var name = run.World.ContactsOf(run.Mother).First().Name;
                run.Daughter = await Household(run, scope, "family", name, Role.Family, ct);
            },
            ct
        );

    private static async Task OpenElder(DemoRun run, IServiceProvider scope, CancellationToken ct)
    {
        var account = await Household(run, scope, "elder", run.Mother.Name, Role.Elder, ct);
        await scope
            .GetRequiredService<Grants>()
            .Give($"account:{account}", run.MotherId, "self", "demo:elder", null, ct);
    }

    private static async Task<long> Household(
        DemoRun run,
        IServiceProvider scope,
        string user,
        string name,
        Role role,
        CancellationToken ct
    )
    {
        var post = new NewPost(role, run.Mother.Division.Value, new DateOnly(2025, 1, 1), PersonId: run.MotherId);
        var account = new NewAccount($"demo-{user}", name, post);
        return (await scope.GetRequiredService<IAccounts>().Open(account, null, ct)).Value.AccountId;
    }

    private static async Task Open(DemoRun run, IAccounts accounts, CancellationToken ct)
    {
        var number = 0;
        foreach (var person in People(run))
        {
            var post = new NewPost(
                person.Role,
                person.Division,
                new DateOnly(2025, 1, 1),
                null,
                person.OrgId,
                person.PersonId
            );
            var made = await accounts.Open(
                new NewAccount($"demo-{++number:00}", person.Name, post),
                password: null,
                ct
            );
            _ = made.Value;
        }
    }

    private static IEnumerable<Person> People(DemoRun run)
    {
        var world = run.World;
        var city = world.Divisions[0].Code;
        var county = world.Divisions.First(d => d.Level == DivisionLevel.County && !d.Urban).Code;
        var town = world.Divisions.First(d => d.Level == DivisionLevel.Town && county.Contains(d.Code)).Code;
        var village = world.Divisions.First(d => d.Level == DivisionLevel.Village && town.Contains(d.Code)).Code;
        var neighbour = world
            .Divisions.Where(d => d.Level == DivisionLevel.Village && town.Contains(d.Code))
            .Skip(1)
            .FirstOrDefault()
            ?.Code;
        yield return new("陈秀珍", Role.VillageWorker, village);
        if (neighbour is { } next)
        {
            yield return new("黄海燕", Role.VillageWorker, next);
        }
        yield return new("林志强", Role.TownOfficer, town);
        yield return new("吴建华", Role.CountyOfficer, county);
        yield return new("梁美玲", Role.CountyCentre, county);
        yield return new("李国栋", Role.CityOfficer, city);
        yield return new("何丽萍", Role.StationWorker, town);
        yield return new("周文静", Role.DutyAgent, city);
        yield return new("谢永年", Role.FinanceOfficer, county);
        yield return new("罗正清", Role.Auditor, city);
        yield return new("许小曼", Role.Consultant, town);
        yield return new("管理员", Role.Administrator, city);
        foreach (var person in Providers(run, county))
        {
            yield return person;
        }
    }

    private static IEnumerable<Person> Providers(DemoRun run, DivisionCode county)
    {
        var world = run.World;
        var homeCare = OperatorIn(world, county, OperatorKind.HomeCare);
        var agency = OperatorIn(world, county, OperatorKind.Assessment);
        yield return new("运营经理", Role.OperatorManager, county, run.Orgs[homeCare]);
        yield return new("评估主管", Role.AgencyManager, county, run.Orgs[agency]);
        foreach (var worker in world.Workers.Where(w => w.Operator == homeCare && county.Contains(w.Division)).Take(2))
        {
            yield return new(
                worker.Name,
                Role.CareWorker,
                worker.Division,
                run.Orgs[homeCare],
                run.Workers[worker.Index]
            );
        }
        foreach (var worker in world.Workers.Where(w => w.Operator == agency).Take(4))
        {
            yield return new(worker.Name, Role.Assessor, county, run.Orgs[agency], run.Workers[worker.Index]);
        }
    }

    private static int OperatorIn(World world, DivisionCode county, OperatorKind kind) =>
        world
            .Contracts.First(c => c.County == county && world.Operators[c.Operator].Kind == kind && c.To >= world.Today)
            .Operator;

    private sealed record Person(string Name, Role Role, DivisionCode At, long? OrgId = null, long? PersonId = null)
    {
        public string Division => At.Value;
    }
}
