namespace Yiju.Platform.Imports;

/// <summary>Says which records of another module this one already builds on, so that the withdrawal of an import leaves them.</summary>
public interface IReliance
{
    /// <param name="thing">A word of <see cref="Things"/>; a module that builds on none of them answers nothing.</param>
    /// <returns>Why a record must stay, by its id, in a few words.</returns>
    Task<IReadOnlyDictionary<long, string>> On(string thing, IReadOnlyCollection<long> ids, CancellationToken ct);
}

/// <summary>Records others build on. The words are stable.</summary>
public static class Things
{
    public const string Org = "org";
    public const string Worker = "worker";
    public const string Assessment = "assessment";

    /// <summary>Asks everybody; the first reason counts.</summary>
    public static async Task<Dictionary<long, string>> On(
        this IEnumerable<IReliance> all,
        string thing,
        IReadOnlyCollection<long> ids,
        CancellationToken ct
    )
    {
        var found = new Dictionary<long, string>();
        foreach (var one in all)
        {
            foreach (var (id, why) in await one.On(thing, ids, ct))
            {
                found.TryAdd(id, why);
            }
        }
        return found;
    }
}
