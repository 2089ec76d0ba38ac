namespace Yiju.Ui;

/// <summary>What a condition came to; unknown is a value of its own.</summary>
public enum Verdict
{
    Yes,
    No,
    Unknown,
}

/// <summary>One condition of a decision and what it rests on.</summary>
/// <param name="Sentence">The condition in plain words.</param>
public sealed record Reason(string Sentence, Verdict Verdict)
{
    /// <summary>Where it is written: “第八条第（二）项”.</summary>
    public string? Clause { get; init; }

    public string? ClauseHref { get; init; }

    /// <summary>The facts it was decided on, with their source.</summary>
    public string? Facts { get; init; }

    public IReadOnlyList<Reason> Parts { get; init; } = [];

    /// <summary>The sentence says only how the parts are joined.</summary>
    public bool Joins { get; init; }
}
