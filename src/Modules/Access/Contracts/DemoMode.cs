namespace Yiju.Access.Contracts;

/// <summary>Whether this deployment shows a synthetic demo city. Off unless the start says so.</summary>
public sealed record DemoMode(bool On);
