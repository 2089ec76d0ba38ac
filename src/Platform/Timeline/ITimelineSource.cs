namespace Yiju.Platform.Timeline;

/// <summary>
/// What one module knows of an elder's life, for the page that shows everything on one timeline. Each module registers its own
/// source; the page checks the viewer's right to the elder before it asks.
/// </summary>
public interface ITimelineSource
{
    /// <summary>Entries about one elder that the viewer may see, in any order.</summary>
    Task<IReadOnlyList<TimelineEntry>> Of(long elderId, CancellationToken ct);
}

/// <param name="At">UTC.</param>
/// <param name="Kind">Stable word of the module, such as <c>safety</c> or <c>assessment</c>: the filter of the page.</param>
/// <param name="Title">What happened, in one short sentence.</param>
/// <param name="Detail">A second sentence; null when there is nothing to add.</param>
/// <param name="Link">The page on which it stands.</param>
/// <param name="By">Who did it; a person's name or the word of a system.</param>
public sealed record TimelineEntry(DateTime At, string Kind, string Title, string? Detail, string? Link, string By);
