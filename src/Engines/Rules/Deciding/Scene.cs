using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>What a value can rest on.</summary>
internal ref struct Scene
{
    public ReadOnlySpan<Fact> Facts;

    /// <summary>What has been decided before.</summary>
    public ReadOnlySpan<Fact> Results;

    /// <summary>One per list; null where the list is not known.</summary>
    public IReadOnlyList<Records?>? Lists;

    /// <summary>The record at hand, while a list is gone through.</summary>
    public Fact[]? Record;

    /// <summary>A condition that is taken for its opposite, to see whether it matters.</summary>
    public Node? Flipped;
}
