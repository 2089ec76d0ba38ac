namespace Yiju.People.Contracts;

/// <summary>The elders of a household account: oneself, or those who let a member of the family see them.</summary>
public interface IFamily
{
    /// <summary>Those of the viewer, by name; empty for everybody who is no elder and no family.</summary>
    Task<IReadOnlyList<ElderCard>> Mine(CancellationToken ct);
}
