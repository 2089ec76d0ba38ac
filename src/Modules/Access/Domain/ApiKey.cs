namespace Yiju.Access.Domain;

/// <summary>A program's way in: acts in one post, only on addresses that begin with one of its prefixes, only until its day.</summary>
internal sealed class ApiKey
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The visible beginning, by which it is found and spoken of.</summary>
    public required string Prefix { get; init; }

    public required string Print { get; init; }

    public required long PostId { get; init; }

    /// <summary>Address prefixes, one a line, such as <c>/api/elders</c>.</summary>
    public required string Routes { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required long CreatedBy { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ValidTo { get; init; }

    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public bool Opens(string path) =>
        Routes
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Any(r => path == r || path.StartsWith(r.TrimEnd('/') + "/", StringComparison.Ordinal));
}
