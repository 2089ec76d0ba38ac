namespace Yiju.Rules.Population;

/// <summary>Which columns come with marks of what is known: all that the steps of a plan depend on besides the rules.</summary>
/// <param name="Inputs">One per input.</param>
/// <param name="Lists">One per list; null where it is known of nobody.</param>
internal sealed record Unknowns(bool[] Inputs, Unknowns.List?[] Lists)
{
    public string Pattern { get; } =
        string.Join(
            '|',
            Lists.Select(l => l is null ? "-" : Marks(l.Fields) + (l.Marked ? "?" : "!")).Prepend(Marks(Inputs))
        );

    public static Unknowns Of(IReadOnlyList<Column> facts, IReadOnlyList<RecordColumns?> lists) =>
        new(
            [.. facts.Select(f => f.Known is not null)],
            [
                .. lists.Select(l =>
                    l is null ? null : new List(l.Known is not null, [.. l.Fields.Select(f => f.Known is not null)])
                ),
            ]
        );

    private static string Marks(bool[] marked) => string.Concat(marked.Select(m => m ? '?' : '!'));

    /// <param name="Marked">Whether the list itself may be unknown.</param>
    /// <param name="Fields">One per field.</param>
    public sealed record List(bool Marked, bool[] Fields);
}
