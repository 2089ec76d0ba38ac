namespace Yiju.Host.Demo;

/// <summary>Somebody to tell when something happens to an elder.</summary>
/// <param name="Elder">Index of the elder.</param>
/// <param name="Order">1 is called first.</param>
/// <param name="Relation">“配偶”, “儿子”, “女儿”, “侄子”, “邻居”, “村干部”.</param>
/// <param name="Phone">Digits only, 194….</param>
/// <param name="LivesTogether">In the same household.</param>
/// <param name="InCity">Can be there within the hour.</param>
internal sealed record SyntheticContact(
    int Elder,
    int Order,
    string Name,
    string Relation,
    string Phone,
    bool LivesTogether,
    bool InCity
);
