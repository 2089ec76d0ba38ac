using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>A list that rules may go through.</summary>
/// <param name="Index">Its place among the lists.</param>
/// <param name="Fields">What each record says, by name.</param>
internal sealed record Listing(
    int Index,
    int Most,
    Label Label,
    IReadOnlyDictionary<string, Func<Position, Node>> Fields
);

/// <summary>What an expression can name. Inside a record its fields come first.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, Func<Position, Node>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Listing> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lookups> lookups = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public IEnumerable<string> Values => values.Keys;

    public IEnumerable<string> Lists => lists.Keys;

    public IReadOnlyDictionary<string, Lookups> Lookups => lookups;

    public void Value(string name, Position at, Func<Position, Node> node)
    {
        Take(name, at);
        values.Add(name, node);
    }

    public void List(string name, Position at, Listing list)
    {
        Take(name, at);
        lists.Add(name, list);
    }

    public void Lookup(string name, Position at, Lookups lookup)
    {
        Take(name, at);
        if (Checker.Functions.Contains(name))
        {
            throw new MistakeException(new Mistake(at, $"“{name}”是现成的函数，对照表请换一个名称。"));
        }
        lookups.Add(name, lookup);
    }

    public Func<Position, Node>? Value(string name) => values.GetValueOrDefault(name);

    public Listing? List(string name) => lists.GetValueOrDefault(name);

    public Lookups? Lookup(string name) => lookups.GetValueOrDefault(name);

    private void Take(string name, Position at)
    {
        if (!Parser.IsName(name))
        {
            throw new MistakeException(
                new Mistake(
                    at,
                    $"“{name}”不能作名称。名称由字母、数字、点、下划线和连字符组成，以字母开头，点和连字符后面是字母，并且不是 if、and、of 这样的词。"
                )
            );
        }
        if (!taken.Add(name))
        {
            throw new MistakeException(new Mistake(at, $"“{name}”已经有了，名称不能重复。"));
        }
    }
}
