namespace Yiju.Safety.Domain;

/// <summary>The order in which open incidents are answered: smaller first, then the older one (EMG-05, REG-22).</summary>
internal static class Ranking
{
    /// <summary>From this many false reports in 30 days on, a sensor's report waits behind the others.</summary>
    public const int NoisyFrom = 5;

    /// <param name="pressed">A person asked for help. False reports of the past then count for nothing (EMG-11).</param>
    /// <param name="priority">Disabled, living alone or empty nest.</param>
    /// <param name="falseReports">False reports of this elder's sensors in the last 30 days.</param>
    public static int Of(bool pressed, bool priority, int falseReports) =>
        (pressed, priority) switch
        {
            (true, true) => 0,
            (true, false) => 2,
            (false, _) when falseReports >= NoisyFrom => 4,
            (false, true) => 1,
            (false, false) => 3,
        };

    public static bool IsPress(this TriggerKind kind) =>
        kind is TriggerKind.Button or TriggerKind.ElderPage or TriggerKind.Family or TriggerKind.Hotline;
}
