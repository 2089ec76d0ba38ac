using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Desks;

/// <summary>One program with one elder, looked at from every post.</summary>
public sealed class OneCity : IAsyncLifetime
{
    private HttpClient? village;
    private long elder;

    public TestApp App { get; private set; } = null!;

    /// <summary>Somebody in that post; the household's belongs to the one elder.</summary>
    public async Task<HttpClient> Client(Role role)
    {
        if (!Roles.Household.Contains(role))
        {
            return await App.As(role, At(role), orgId: 17, personId: 1);
        }
        village ??= await App.As(Role.VillageWorker, Places.Village);
        elder = elder > 0 ? elder : await village.Register(Residents.Zhang());
        return role == Role.Family
            ? await FamilyTests.Daughter(App, village, elder)
            : await App.As(role, At(role), personId: elder);
    }

    public static string At(Role role) =>
        role switch
        {
            Role.VillageWorker or Role.Elder or Role.Family => Places.Village,
            Role.TownOfficer or Role.StationWorker or Role.Consultant => Places.Town,
            Role.CityOfficer or Role.Auditor or Role.DutyAgent or Role.Administrator => Places.City,
            _ => Places.County,
        };

    public async ValueTask InitializeAsync() => App = await TestApp.Start(DatabaseKind.Sqlite);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
