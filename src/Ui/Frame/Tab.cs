namespace Yiju.Ui;

/// <summary>One view of a record or list; every one has its own address.</summary>
public sealed record Tab(string Label, string Href, bool Active = false, long? Count = null);
