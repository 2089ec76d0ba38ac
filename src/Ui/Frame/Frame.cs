namespace Yiju.Ui;

/// <summary>A word that leads somewhere.</summary>
public sealed record Link(string Label, string Href);

/// <summary>One work area in the rail.</summary>
/// <param name="Icon">A name of <see cref="Icon"/>.</param>
/// <param name="Count">What waits there; null when nothing is counted.</param>
public sealed record NavItem(string Href, string Icon, string Label, bool Active = false, int? Count = null);

/// <summary>Who is signed in, in the words shown to that person.</summary>
public sealed record Me(string Name, string Role);

/// <summary>Everything the frame around a page shows; filled once per request by the host.</summary>
public sealed record Frame
{
    /// <summary>Of the page, without the platform's name.</summary>
    public required string Title { get; init; }

    /// <summary>At most seven; phones show the first four and the rest under 更多.</summary>
    public IReadOnlyList<NavItem> Areas { get; init; } = [];

    /// <summary>Division path from the widest to the one I stand in; each leads to that view within my scope.</summary>
    public IReadOnlyList<Link> Where { get; init; } = [];

    /// <summary>Null for somebody who is not signed in.</summary>
    public Me? Me { get; init; }

    /// <summary>The person's own pages, under the name.</summary>
    public IReadOnlyList<Link> MyPages { get; init; } = [];

    /// <summary>Unread messages.</summary>
    public int Messages { get; init; }

    /// <summary>Large type, large targets, no distraction.</summary>
    public bool Elder { get; init; }

    /// <summary>One sentence above everything, such as that the data are made up.</summary>
    public string? DemoNote { get; init; }

    public string? CspNonce { get; init; }

    /// <summary>“light” or “dark” from the cookie <c>theme</c>; anything else follows the system.</summary>
    public string? Theme { get; init; }

    /// <summary>What was searched for, kept in the field.</summary>
    public string? Search { get; init; }

    /// <summary>True on pages that say a request failed (status 500 and up): drafts are then kept.</summary>
    public bool Failed { get; init; }

    public string PlatformName { get; init; } = "颐居";
    public string HomeHref { get; init; } = "/";

    /// <summary>Null hides the search.</summary>
    public string? SearchHref { get; init; } = "/search";
    public string MessagesHref { get; init; } = "/messages";
    public string SignInHref { get; init; } = "/sign-in";
    public string SignOutHref { get; init; } = "/sign-out";
}
