namespace Yiju.People.Contracts;

/// <param name="KeepId">The record that stays.</param>
public sealed record MergeBody(long KeepId);

/// <summary>What became of a pair.</summary>
public sealed record MergedBody(long KeptId, long GoneId);
