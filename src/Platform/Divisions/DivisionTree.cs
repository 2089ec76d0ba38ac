using System.Collections.Frozen;
using Yiju.Kernel;

namespace Yiju.Platform.Divisions;

/// <summary>An immutable picture of the division tree, held in memory: a city has a few thousand nodes.</summary>
public sealed class DivisionTree
{
    private readonly FrozenDictionary<string, Division> byCode;
    private readonly ILookup<string, Division> children;
    private readonly FrozenDictionary<string, DivisionChange> changes;

    internal DivisionTree(IReadOnlyList<Division> divisions, IReadOnlyList<DivisionChange> changes)
    {
        All = divisions;
        byCode = divisions.ToFrozenDictionary(d => d.Code);
        children = divisions
            .Where(d => d.ParentCode is not null)
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .ToLookup(d => d.ParentCode!);
        this.changes = changes.GroupBy(c => c.OldCode).ToFrozenDictionary(g => g.Key, g => g.MaxBy(c => c.On)!);
    }

    public static DivisionTree Empty { get; } = new([], []);

    public IReadOnlyList<Division> All { get; }

    public Division? Find(string code) => byCode.GetValueOrDefault(code);

    public IEnumerable<Division> ChildrenOf(string code) => children[code];

    /// <summary>The division's name, or its code when it is not in the tree (a hukou in another province).</summary>
    public string NameOf(string? code) => code is null ? "" : Find(code)?.Name ?? code;

    /// <summary>From the city down: 遂溪县 · 遂城镇 · 桃溪村. Starts below <paramref name="above"/> when that is given.</summary>
    public string PathOf(string code, string? above = null)
    {
        var names = new List<string>();
        for (
            var node = Find(code);
            node is not null && node.Code != above;
            node = node.ParentCode is null ? null : Find(node.ParentCode)
        )
        {
            names.Add(node.Name);
        }
        names.Reverse();
        return names.Count == 0 ? NameOf(code) : string.Join(" · ", names);
    }

    /// <summary>
    /// The divisions in use that somebody means who writes whole names from wide to narrow, such as 上园村 or 东岭镇 上园村; several when the
    /// name is not the only one.
    /// </summary>
    public IReadOnlyList<Division> Named(string text)
    {
        var wanted = Plain(text);
        return wanted.Length == 0 ? [] : [.. All.Where(d => d.ValidTo is null && EndsWith(d, wanted))];
    }

    /// <summary>Whether the text is made of whole names that end this division's path: 上园村 does not mean 东上园村.</summary>
    private bool EndsWith(Division division, string wanted)
    {
        var tail = "";
        for (
            var node = division;
            node is not null && tail.Length < wanted.Length;
            node = node.ParentCode is null ? null : Find(node.ParentCode)
        )
        {
            tail = node.Name + tail;
        }
        return tail == wanted;
    }

    private static string Plain(string text) =>
        text.Replace("·", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("　", "", StringComparison.Ordinal);

    /// <summary>The code that the area goes by today, following renumberings; the code itself when it was never changed.</summary>
    public string Current(string code)
    {
        for (var hops = 0; hops < 20 && changes.TryGetValue(code, out var change); hops++)
        {
            code = change.NewCode;
        }
        return code;
    }

    public DivisionChange? ChangeOf(string code) => changes.GetValueOrDefault(code);
}
