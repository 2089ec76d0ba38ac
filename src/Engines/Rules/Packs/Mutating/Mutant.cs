using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>A pack in which one thing is wrong.</summary>
/// <param name="Changed">The whole pack with the change.</param>
/// <param name="Subject">The kind of subject whose rule changed; null where a parameter did.</param>
/// <param name="Name">The rule or parameter.</param>
/// <param name="What">The change, unlike every other of that rule or parameter.</param>
public sealed record Mutant(Pack Changed, string? Subject, string Name, Position At, string What)
{
    /// <summary>How lists call it: “jiangmen-2022 area.required ceil → floor”.</summary>
    public string Key => $"{Changed.Id} {Name} {What}";

    public override string ToString() => $"{At} {Name}: {What}";
}

/// <summary>What became of a mutant.</summary>
public enum Fate
{
    /// <summary>A scenario fails: somebody would notice.</summary>
    Killed = 1,

    /// <summary>The rules no longer compile: the checks notice without a scenario.</summary>
    Refused = 2,

    /// <summary>Every scenario still passes.</summary>
    Survived = 3,
}
