namespace Yiju.Ui;

/// <summary>One step of a case.</summary>
/// <param name="State">Done, Doing (here it stands), Todo, Overdue or Stopped.</param>
/// <param name="Note">Day, person or time limit.</param>
public sealed record StepItem(string Label, StateKind State, string? Note = null);
