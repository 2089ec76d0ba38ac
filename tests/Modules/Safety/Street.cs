using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Safety;

/// <summary>A handful of elders with family, and two stations nearby, instead of the other modules.</summary>
internal sealed class Street : IElders, INetwork
{
    public const long Wang = 9001;
    public const long Lin = 9002;
    public const long FarAway = 9003;
    public const long NearStation = 701;
    public const long NextStation = 702;

    public bool Down { get; set; }

    public bool NobodyNear { get; set; }

    public List<ContactToNotify> Family { get; } =
    [
        new("王小兰", "女儿", "13800000001", null, FamilyScope.Notify | FamilyScope.See),
        new("王大山", "儿子", "13800000002", null, FamilyScope.Notify),
    ];

    private static readonly Dictionary<long, ElderCard> Cards_ = new()
    {
        [Wang] = Card(Wang, "王阿婆", Places.Village, 110.25, 21.38),
        [Lin] = Card(Lin, "林阿公", Places.NextVillage, 110.26, 21.39),
        [FarAway] = Card(FarAway, "陈阿婆", Places.OtherCountyVillage, 110.45, 21.24),
    };

    public static Action<IServiceCollection> With(Street street) =>
        services => services.AddSingleton<IElders>(street).AddSingleton<INetwork>(street);

    public Task<ElderCard?> Find(long elderId, CancellationToken ct) => FindForSystem(elderId, ct);

    public Task<ElderCard?> FindForSystem(long elderId, CancellationToken ct) =>
        Down
            ? throw new InvalidOperationException("People is down.")
            : Task.FromResult(Cards_.GetValueOrDefault(elderId));

    public Task<IReadOnlyDictionary<long, ElderCard>> Cards(IReadOnlyCollection<long> elderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, ElderCard>>(
            Cards_.Where(c => elderIds.Contains(c.Key)).ToDictionary()
        );

    public Task<ElderCard?> FindByCard(string cardNumber, CancellationToken ct) =>
        Task.FromResult(cardNumber == "card-wang" ? Cards_[Wang] : null);

    public Task<IReadOnlyList<ContactToNotify>> ContactsToNotify(long elderId, CancellationToken ct) =>
        Down
            ? throw new InvalidOperationException("People is down.")
            : Task.FromResult<IReadOnlyList<ContactToNotify>>(Family);

    public Task<string?> PhoneForSending(long elderId, CancellationToken ct) => Task.FromResult<string?>("13900000009");

    public Task<bool> MayActFor(long accountId, long elderId, FamilyScope what, CancellationToken ct) =>
        Task.FromResult(elderId == Wang);

    Task<OrgCard?> INetwork.Find(long orgId, CancellationToken ct) => Task.FromResult<OrgCard?>(null);

    Task<IReadOnlyDictionary<long, OrgCard>> INetwork.Cards(IReadOnlyCollection<long> orgIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, OrgCard>>(new Dictionary<long, OrgCard>());

    public Task<IReadOnlyList<OrgCard>> InContract(OrgKind kind, string division, DateOnly day, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<OrgCard>>([]);

    public Task<IReadOnlyDictionary<string, OrgCard>> ByCreditCode(
        IReadOnlyCollection<string> codes,
        DivisionCode area,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyDictionary<string, OrgCard>>(new Dictionary<string, OrgCard>());

    public Task<bool> HasContract(long orgId, string division, DateOnly day, CancellationToken ct) =>
        Task.FromResult(false);

    public Task<IReadOnlyList<FacilityCard>> Nearest(
        double longitude,
        double latitude,
        string withinPrefix,
        int count,
        CancellationToken ct
    ) =>
        Task.FromResult<IReadOnlyList<FacilityCard>>(
            NobodyNear
                ? []
                :
                [
                    new(1, "上园服务站", "station", Places.Village, 110.25, 21.38, NearStation, "13700000001"),
                    new(2, "石桥服务站", "station", Places.OtherTownVillage, 110.3, 21.4, NextStation, "13700000002"),
                ]
        );

    private static ElderCard Card(long id, string name, string division, double longitude, double latitude) =>
        new(
            id,
            name,
            Sex.Female,
            new DateOnly(1940, 3, 5),
            division,
            division,
            "一组 3 号",
            longitude,
            latitude,
            ElderState.Active,
            ["独居"]
        );
}
