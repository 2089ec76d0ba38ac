namespace Yiju.Platform.Facts;

/// <summary>Told once per subject and unit of work when statements changed; whoever decided by them decides again (POL-21).</summary>
public sealed record FactsChanged(long SubjectId)
{
    public const string EventName = "platform.facts-changed.v1";
}
