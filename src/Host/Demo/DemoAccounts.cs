using Yiju.Access.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Host.Demo;

/// <summary>The people a visitor of the demo may enter as: one for each role, in one corner of the city.</summary>
internal static class DemoAccounts
{
    private static readonly DateOnly Since = new(2025, 1, 1);

    public static async Task Write(DemoRun run, CancellationToken ct)
    {
        await run.Commit(scope => Open(run, scope.GetRequiredService<IAccounts>(), ct), ct);
        await run.Commit(scope => Household(run, scope, ct), ct);
    }

    /// <summary>An elder who gets a subsidy and is visited, and the one of her family who comes in by the phone that was registered.</summary>
    private static async Task Household(DemoRun run, IServiceProvider scope, CancellationToken ct)
    {
        var world = run.World;
        var elder = world
            .Elders()
            .First(e =>
                e.Frailty >= 0.5 && world.DeviceOf(e) is not null && world.ContactsOf(e).Any(DemoElders.IsFamily)
            );
        var id = run.Elders[elder.Index];
        var accounts = scope.GetRequiredService<IAccounts>();
        var own = new NewPost(Role.Elder, elder.Division.Value, Since, PersonId: id);
        var (self, _) = (await accounts.Open(new NewAccount("demo-elder", elder.Name, own), null, ct)).Value;
        await scope.GetRequiredService<Grants>().Give($"account:{self}", id, "self", "demo:elder", null, ct);

        var door = scope.GetRequiredService<IElderDoor>();
        var phone = world.ContactsOf(elder).First(DemoElders.IsFamily).Phone;
        var child = (await door.ByPhone(phone, ct)).First(p => p.ActsFor.Contains(id));
        var post = new NewPost(Role.Family, elder.Division.Value, Since, PersonId: child.PersonId);
        var (account, _) = (await accounts.Open(new NewAccount("demo-family", child.Name, post), null, ct)).Value;
        await door.Entered(child, account, ct);
    }

    private static async Task Open(DemoRun run, IAccounts accounts, CancellationToken ct)
    {
        var number = 0;
        foreach (var person in People(run))
        {
            var post = new NewPost(person.Role, person.Division, Since, null, person.OrgId, person.PersonId);
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
