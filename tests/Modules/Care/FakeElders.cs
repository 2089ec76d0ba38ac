using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Care;

/// <summary>A registry of a few elders, so that Care is tested alone.</summary>
internal sealed class FakeRegistry
{
    public Dictionary<long, ElderCard> Elders { get; } = [];

    public Dictionary<string, long> Cards { get; } = [];

    public Dictionary<(long Account, long Elder), FamilyScope> Family { get; } = [];

    public void Add(long id, string name, string division, string card) =>
        (Elders[id], Cards[card]) = (
            new(
                id,
                name,
                Sex.Female,
                new DateOnly(1945, 3, 1),
                division,
                division,
                "上园村 3 号",
                110.2,
                21.3,
                ElderState.Active,
                []
            ),
            id
        );
}

internal sealed class FakeElders(FakeRegistry registry, Viewer viewer) : IElders
{
    public Task<ElderCard?> Find(long elderId, CancellationToken ct) =>
        Task.FromResult(
            registry.Elders.GetValueOrDefault(elderId) is { } card && viewer.Scope.Covers(card.Division) ? card : null
        );

    public Task<ElderCard?> FindForSystem(long elderId, CancellationToken ct) =>
        Task.FromResult(registry.Elders.GetValueOrDefault(elderId));

    public Task<IReadOnlyDictionary<long, ElderCard>> Cards(IReadOnlyCollection<long> elderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, ElderCard>>(
            registry.Elders.Where(e => elderIds.Contains(e.Key)).ToDictionary(e => e.Key, e => e.Value)
        );

    public Task<ElderCard?> FindByCard(string cardNumber, CancellationToken ct) =>
        Task.FromResult(
            registry.Cards.TryGetValue(cardNumber, out var id) ? registry.Elders.GetValueOrDefault(id) : null
        );

    public Task<IReadOnlyList<ContactToNotify>> ContactsToNotify(long elderId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ContactToNotify>>([]);

    public Task<string?> PhoneForSending(long elderId, CancellationToken ct) => Task.FromResult<string?>("13900000000");

    public Task<bool> MayActFor(long accountId, long elderId, FamilyScope what, CancellationToken ct) =>
        Task.FromResult(registry.Family.TryGetValue((accountId, elderId), out var scope) && (scope & what) == what);
}
