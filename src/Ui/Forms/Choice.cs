namespace Yiju.Ui;

/// <summary>One answer that can be chosen.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Help">A line under it that helps to choose; not shown in a select.</param>
public sealed record Choice(string Value, string Label, string? Help = null);
