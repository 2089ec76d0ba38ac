namespace Yiju.Ui;

/// <summary>One line of a page that asks to check the answers.</summary>
/// <param name="ChangeHref">Leads back to the question; null when it cannot be changed here.</param>
public sealed record Answer(string Label, string Value, string? ChangeHref = null);
