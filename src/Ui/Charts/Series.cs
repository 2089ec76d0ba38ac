namespace Yiju.Ui;

/// <summary>One bar.</summary>
/// <param name="Value">Not negative; null is unknown and drawn as such.</param>
/// <param name="Text">How the value is written; else a plain number with the chart's unit.</param>
/// <param name="Alarm">Drawn in the alarm colour: the bar the title speaks of.</param>
public sealed record Bar(string Label, double? Value, string? Text = null, string? Href = null, bool Alarm = false);

/// <summary>One line of a <see cref="LineChart"/>, one value for every label; null leaves a gap.</summary>
public sealed record Line(string Name, IReadOnlyList<double?> Values, bool Alarm = false);
