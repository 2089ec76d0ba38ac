using Yiju.Platform.Access;

namespace Yiju.Platform.Imports;

/// <summary>The kinds of rows that the modules take, in the order in which a running city brings them.</summary>
public sealed class ImportKinds(IEnumerable<ImportKind> all)
{
    /// <summary>Who may look at imports of their area without sending any.</summary>
    internal static readonly Role[] Lookers = [Role.CityOfficer, Role.Auditor];

    /// <summary>Of every kind; what one of them may do with one kind the kind says.</summary>
    internal static readonly Role[] Senders =
    [
        Role.VillageWorker,
        Role.TownOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
        Role.CityOfficer,
    ];

    public IReadOnlyList<ImportKind> All { get; } = [.. all.OrderBy(k => k.Order)];

    public ImportKind? Find(string? name) => All.FirstOrDefault(k => k.Name == name);

    /// <exception cref="InvalidOperationException">No module takes such rows.</exception>
    internal ImportKind Of(string name) =>
        Find(name) ?? throw new InvalidOperationException($"No module takes rows of the kind {name}.");

    /// <summary>Those the viewer may send.</summary>
    internal IReadOnlyList<ImportKind> SentBy(Viewer viewer) => [.. All.Where(k => k.Senders.Contains(viewer.Role))];

    /// <summary>Words of the kinds whose imports the viewer may see.</summary>
    internal IReadOnlyList<string> SeenBy(Viewer viewer) =>
        [.. All.Where(k => viewer.Is(Lookers) || k.Senders.Contains(viewer.Role)).Select(k => k.Name)];
}
