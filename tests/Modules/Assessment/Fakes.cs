using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yiju.Assessment.Contracts;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Workforce.Contracts;

namespace Yiju.Tests.Modules.Assessment;

/// <summary>A town for the workflow tests: elders, agencies with contracts, assessors with certificates; the registers stand in for their modules.</summary>
internal sealed class Town : IElders, INetwork, IWorkers, IConflictSource
{
    public Dictionary<long, ElderCard> Elders { get; } = [];

    public Dictionary<long, OrgCard> Orgs { get; } = [];

    /// <summary>Contracts: organisation, division prefix, first and last day.</summary>
    public List<(long Org, string Prefix, DateOnly From, DateOnly To)> Contracts { get; } = [];

    public List<WorkerCard> Staff { get; } = [];

    /// <summary>Certificates: worker, word, last valid day.</summary>
    public List<(long Worker, string Word, DateOnly Until)> Certificates { get; } = [];

    public List<(long Elder, Conflict Conflict)> Serving { get; } = [];

    /// <summary>Accounts that may act for an elder.</summary>
    public HashSet<(long Account, long Elder)> Family { get; } = [];

    public void Register(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddScoped<IElders, ScopedElders>();
        services.AddSingleton<INetwork>(this);
        services.AddSingleton<IWorkers>(this);
        services.AddSingleton<IConflictSource>(this);
    }

    public ElderCard Elder(long id, string name, string division, string? hukou = null)
    {
        var card = new ElderCard(
            id,
            name,
            Sex.Female,
            new DateOnly(1945, 3, 1),
            division,
            hukou,
            "3 号",
            null,
            null,
            ElderState.Active,
            []
        );
        return Elders[id] = card;
    }

    public OrgCard Agency(long id, string name, OrgKind kind = OrgKind.AssessmentAgency) =>
        Orgs[id] = new OrgCard(id, name, kind, "91440800MA00000000", "440800000000", null);

    public WorkerCard Worker(long id, string name, long org, long? account, params long[] relatives)
    {
        var card = new WorkerCard(id, name, org, account, [], null, null, relatives);
        Staff.Add(card);
        return card;
    }

    public Task<ElderCard?> Find(long elderId, CancellationToken ct) => FindForSystem(elderId, ct);

    public Task<ElderCard?> FindForSystem(long elderId, CancellationToken ct) =>
        Task.FromResult(Elders.GetValueOrDefault(elderId));

    public Task<IReadOnlyDictionary<long, ElderCard>> Cards(IReadOnlyCollection<long> elderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, ElderCard>>(
            elderIds.Where(Elders.ContainsKey).ToDictionary(i => i, i => Elders[i])
        );

    public Task<ElderCard?> FindByCard(string cardNumber, CancellationToken ct) =>
        Task.FromResult(Elders.Values.FirstOrDefault(e => $"card-{e.Id}" == cardNumber));

    public Task<IReadOnlyList<ContactToNotify>> ContactsToNotify(long elderId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ContactToNotify>>([
            new ContactToNotify("女儿", "女儿", "13900000001", null, FamilyScope.Notify),
        ]);

    public Task<string?> PhoneForSending(long elderId, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<bool> MayActFor(long accountId, long elderId, FamilyScope what, CancellationToken ct) =>
        Task.FromResult(Family.Contains((accountId, elderId)));

    Task<OrgCard?> INetwork.Find(long orgId, CancellationToken ct) => Task.FromResult(Orgs.GetValueOrDefault(orgId));

    Task<IReadOnlyDictionary<long, OrgCard>> INetwork.Cards(IReadOnlyCollection<long> orgIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, OrgCard>>(
            orgIds.Where(Orgs.ContainsKey).ToDictionary(i => i, i => Orgs[i])
        );

    public Task<IReadOnlyList<OrgCard>> InContract(OrgKind kind, string division, DateOnly day, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<OrgCard>>([
            .. Orgs.Values.Where(o => o.Kind == kind && Holds(o.Id, division, day)),
        ]);

    public Task<IReadOnlyDictionary<string, OrgCard>> ByCreditCode(
        IReadOnlyCollection<string> codes,
        DivisionCode area,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyDictionary<string, OrgCard>>(new Dictionary<string, OrgCard>());

    public Task<bool> HasContract(long orgId, string division, DateOnly day, CancellationToken ct) =>
        Task.FromResult(Holds(orgId, division, day));

    public Task<IReadOnlyList<FacilityCard>> Nearest(
        double longitude,
        double latitude,
        string withinPrefix,
        int count,
        CancellationToken ct
    ) => Task.FromResult<IReadOnlyList<FacilityCard>>([]);

    Task<WorkerCard?> IWorkers.Find(long workerId, CancellationToken ct) =>
        Task.FromResult(Staff.Find(w => w.Id == workerId));

    public Task<WorkerCard?> FindByAccount(long accountId, CancellationToken ct) =>
        Task.FromResult(Staff.Find(w => w.AccountId == accountId));

    Task<IReadOnlyDictionary<long, WorkerCard>> IWorkers.Cards(
        IReadOnlyCollection<long> workerIds,
        CancellationToken ct
    ) =>
        Task.FromResult<IReadOnlyDictionary<long, WorkerCard>>(
            Staff.Where(w => workerIds.Contains(w.Id)).ToDictionary(w => w.Id)
        );

    public Task<IReadOnlyList<WorkerCard>> Of(long orgId, DateOnly day, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<WorkerCard>>([
            .. Staff
                .Where(w => w.OrgId == orgId)
                .Select(w =>
                    w with
                    {
                        Certificates =
                        [
                            .. Certificates.Where(c => c.Worker == w.Id && c.Until >= day).Select(c => c.Word),
                        ],
                    }
                ),
        ]);

    Task<IReadOnlyList<Conflict>> IConflictSource.Of(long elderId, DateOnly day, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Conflict>>([.. Serving.Where(s => s.Elder == elderId).Select(s => s.Conflict)]);

    private bool Holds(long org, string division, DateOnly day) =>
        Contracts.Any(c =>
            c.Org == org && division.StartsWith(c.Prefix, StringComparison.Ordinal) && c.From <= day && day <= c.To
        );

    /// <summary>Finds inside the viewer's territory; household and granted viewers see every elder of the test.</summary>
    private sealed class ScopedElders(Town town, Viewer viewer) : IElders
    {
        public Task<ElderCard?> Find(long elderId, CancellationToken ct) =>
            Task.FromResult(
                town.Elders.TryGetValue(elderId, out var card)
                && (!viewer.Scope.HasTerritory || viewer.Scope.Covers(card.Division))
                    ? card
                    : null
            );

        public Task<ElderCard?> FindForSystem(long elderId, CancellationToken ct) => town.FindForSystem(elderId, ct);

        public Task<IReadOnlyDictionary<long, ElderCard>> Cards(
            IReadOnlyCollection<long> elderIds,
            CancellationToken ct
        ) => town.Cards(elderIds, ct);

        public Task<ElderCard?> FindByCard(string cardNumber, CancellationToken ct) => town.FindByCard(cardNumber, ct);

        public Task<IReadOnlyList<ContactToNotify>> ContactsToNotify(long elderId, CancellationToken ct) =>
            town.ContactsToNotify(elderId, ct);

        public Task<string?> PhoneForSending(long elderId, CancellationToken ct) => town.PhoneForSending(elderId, ct);

        public Task<bool> MayActFor(long accountId, long elderId, FamilyScope what, CancellationToken ct) =>
            town.MayActFor(accountId, elderId, what, ct);
    }
}
