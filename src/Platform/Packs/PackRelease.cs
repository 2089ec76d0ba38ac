using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yiju.Platform.Packs;

/// <summary>
/// A text of a pack by which decisions were or will be made; never changed, so that each of them can be made again. Those of the folder are
/// noted at the start, those of the workbench when a second person approves them.
/// </summary>
public sealed class PackRelease
{
    public long Id { get; init; }

    public required string PackId { get; init; }

    public required string Version { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>.</summary>
    public required string Print { get; init; }

    public required string Text { get; init; }

    public string? ScenarioText { get; init; }

    /// <summary>It lies in the folder of the deployment, which says itself whether it holds.</summary>
    public required bool Shipped { get; init; }

    public required DateTime ReleasedAt { get; init; }

    public required long ReleasedBy { get; init; }

    public required string ReleasedByName { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; set; }
}

internal static class PackModel
{
    public static void Releases(EntityTypeBuilder<PackRelease> release)
    {
        release.ToTable("platform_pack").HasKey(r => r.Id);
        release
            .HasIndex(r => new
            {
                r.PackId,
                r.Version,
                r.Print,
            })
            .IsUnique();
    }
}
