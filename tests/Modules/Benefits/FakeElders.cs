using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Facts;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>A registry of a few elders for tests of the modules above it.</summary>
internal sealed class FakeElders(Viewer viewer) : IElders
{
    public const long Ying = 9;
    public const long FarAway = 10;

    private static readonly ElderCard[] All =
    [
        Card(Ying, "张秀英", Places.Village),
        Card(FarAway, "李明", Places.OtherCountyVillage),
    ];

    public static void Register(IServiceCollection services) => services.AddScoped<IElders, FakeElders>();

    /// <summary>Facts of an 80-year-old with a moderate result.</summary>
    public static async Task State(
        TestApp app,
        long elder = Ying,
        string division = Places.Village,
        params (string Key, string? Value)[] more
    )
    {
        var facts = new Dictionary<string, string?>
        {
            [FactKeys.BirthDate] = "1946-03-05",
            [FactKeys.LivingDivision] = division,
            [FactKeys.HukouDivision] = division,
            [FactKeys.AssessedLevel] = "2",
            [FactKeys.AssessedScore] = "50",
            [FactKeys.IncomeCategory] = "ordinary",
        };
        foreach (var (key, value) in more)
        {
            facts[key] = value;
        }
        await app.Do<Done>(async s =>
        {
            var store = s.GetRequiredService<FactStore>();
            foreach (var (key, value) in facts)
            {
                var source = key.StartsWith("assessment", StringComparison.Ordinal) ? "assessment:7" : "registration";
                await store.State(elder, key, value, new DateOnly(2026, 6, 1), source, CancellationToken.None);
            }
            return default(Done);
        });
        await app.Settle();
    }

    public Task<ElderCard?> Find(long elderId, CancellationToken ct) =>
        Task.FromResult(All.FirstOrDefault(e => e.Id == elderId && viewer.Scope.Covers(e.Division)));

    public Task<ElderCard?> FindForSystem(long elderId, CancellationToken ct) =>
        Task.FromResult(All.FirstOrDefault(e => e.Id == elderId));

    public Task<IReadOnlyDictionary<long, ElderCard>> Cards(IReadOnlyCollection<long> elderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, ElderCard>>(
            All.Where(e => elderIds.Contains(e.Id)).ToDictionary(e => e.Id)
        );

    public Task<ElderCard?> FindByCard(string cardNumber, CancellationToken ct) => Task.FromResult<ElderCard?>(null);

    public Task<IReadOnlyList<ContactToNotify>> ContactsToNotify(long elderId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ContactToNotify>>([]);

    public Task<string?> PhoneForSending(long elderId, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<bool> MayActFor(long accountId, long elderId, FamilyScope what, CancellationToken ct) =>
        Task.FromResult(false);

    private static ElderCard Card(long id, string name, string division) =>
        new(
            id,
            name,
            Sex.Female,
            new DateOnly(1946, 3, 5),
            division,
            division,
            "3 组 12 号",
            null,
            null,
            ElderState.Active,
            []
        );
}
