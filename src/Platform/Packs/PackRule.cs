namespace Yiju.Platform.Packs;

/// <summary>A rule is stored as <c>pack@version clause</c>; people read the clause, beside the document's title.</summary>
public static class PackRule
{
    /// <summary>“演示第一条” of “demo-4408@1 演示第一条”; text of another form as it is.</summary>
    public static string Clause(string rule) =>
        rule.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && rule[..end].Contains('@')
            ? rule[(end + 1)..]
            : rule;
}
