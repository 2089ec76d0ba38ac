using Yiju.People.Contracts;

namespace Yiju.People.Pages;

/// <summary>An elder's family and what each may do.</summary>
/// <param name="Agreed">The elder lets the family look at all.</param>
public sealed record MyFamilyModel(bool Agreed, IReadOnlyList<FamilyMember> Members);

public sealed record FamilyMember(long Id, string Name, string Relation, FamilyScope Scope);

/// <summary>The elders who let a member of the family see them.</summary>
public sealed record MyEldersModel(IReadOnlyList<(long Id, string Name)> Elders);
