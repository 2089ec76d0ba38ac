using Yiju.Rules.Language;

namespace Yiju.Rules.Reading;

/// <summary>
/// Reads the rules of a pack: <c>inputs</c>, <c>parameters</c> and <c>outputs</c>, each a map from a name to what it is.
/// <code>
/// inputs:
///   birth:  { kind: date }
///   income: { kind: word, words: [low, lowEdge, other] }
/// parameters:
///   amount: { kind: money, values: { 2026-01-01: 200 元 } }   # values: { 2026-01-01: ~ } is left open by the text
/// outputs:
///   old:     { kind: truth, rule: age(birth) >= 60 }
///   allowed: { kind: money, clause: 第三条, rule: if old and income = 'low' then amount else 0 元 }
///   grade:                                        # exactly one row fits, whatever the facts; or hit: first
///     kind: money
///     table:
///       of: [income, age(birth)]
///       rows:
///         - { when: ["'low'", ">= 80"], is: 200 元 }
///         - { when: ["'low'", "&lt; 80"], is: 100 元 }
///         - { when: ["{'lowEdge', 'other'}", "-"], is: 0 元 }
///   tax: { kind: money, slices: { of: salary, rows: [{ to: 6000 元, rate: 2% }, { rate: 6% }] } }
/// </code>
/// </summary>
public static class BookReader
{
    /// <param name="file">How sentences call it.</param>
    /// <returns>The book, or every mistake of its form. What rules say is checked by <see cref="RuleProgram.Compile"/>.</returns>
    public static (Book? Book, IReadOnlyList<Mistake> Mistakes) Read(string file, string yaml)
    {
        var mistakes = new List<Mistake>();
        try
        {
            var root = Form.Entries(Item.Read(file, yaml), "inputs", "parameters", "outputs");
            var facts = Each(root, "inputs", mistakes, DeclarationReader.Input);
            var parameters = Each(root, "parameters", mistakes, DeclarationReader.Parameter);
            var book = new Book(
                facts,
                DeclarationReader.Alike(parameters, facts),
                Each(root, "outputs", mistakes, RuleReader.Output)
            );
            return mistakes.Count == 0 ? (book, []) : (null, mistakes);
        }
        catch (MistakeException error)
        {
            return (null, [.. mistakes, error.Mistake]);
        }
    }

    private static List<T> Each<T>(
        Dictionary<string, Item> root,
        string part,
        List<Mistake> mistakes,
        Func<Item.Scalar, Item, T> read
    )
    {
        var all = new List<T>();
        foreach (var (name, item) in root.TryGetValue(part, out var found) ? Form.Map(found).Entries : [])
        {
            try
            {
                all.Add(read(name, item));
            }
            catch (MistakeException error)
            {
                mistakes.Add(error.Mistake);
            }
        }
        return all;
    }
}
