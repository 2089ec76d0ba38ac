using Microsoft.AspNetCore.Components;

namespace Yiju.Ui;

/// <summary>Who did what when.</summary>
/// <param name="At">UTC.</param>
/// <param name="What">A short sentence without the name.</param>
public sealed record TimelineItem(DateTime At, string Who, string What)
{
    public string? Detail { get; init; }

    /// <summary>Photos, files, links, shown in line.</summary>
    public RenderFragment? Evidence { get; init; }

    /// <summary>Null is a plain event.</summary>
    public StateKind? State { get; init; }

    /// <summary>The later entry that corrects this one; shown beside it, and this one struck through.</summary>
    public TimelineItem? CorrectedBy { get; init; }

    public string? Href { get; init; }
}
