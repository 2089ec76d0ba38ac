namespace Yiju.Platform.Field;

/// <summary>What a device gets for a day of work without signal: what is needed for these tasks, and nothing more (Ui/ClientApp/README.md).</summary>
public sealed record FieldPackage(string Title, IReadOnlyList<FieldTask> Tasks);

/// <summary>One thing to do at somebody's home.</summary>
/// <param name="Title">Whom it is about.</param>
/// <param name="Lines">When, what, where, what to mind.</param>
/// <param name="After">Shown when the steps are done.</param>
/// <param name="Href">Page to go on with when there is signal.</param>
public sealed record FieldTask(
    long Id,
    string Title,
    IReadOnlyList<string> Lines,
    IReadOnlyList<FieldStep> Steps,
    string? After = null,
    string? Href = null,
    string? HrefWord = null
);

/// <summary>One screen of a task.</summary>
/// <param name="Event">Kind of the event that is sent; <c>answer</c> when null. Taking back a tick sends it with <c>Undone</c> behind.</param>
/// <param name="Value">What the server knows already.</param>
/// <param name="Counts">False for what may stay empty.</param>
/// <param name="Near">Where a <see cref="StepKind.Moment"/> belongs; elsewhere the device asks for a reason.</param>
/// <param name="After">What a moment must come after, and how long; earlier the device asks for a reason.</param>
public sealed record FieldStep(
    string Key,
    StepKind Kind,
    string Title,
    string? Help = null,
    string? Group = null,
    string? Event = null,
    IReadOnlyList<FieldOption>? Options = null,
    string? Value = null,
    bool Counts = true,
    FieldPlace? Near = null,
    FieldWait? After = null
);

public sealed record FieldOption(string Value, string Label);

/// <summary>A place in degrees (WGS 84) and how far from it, in metres, is still there.</summary>
public sealed record FieldPlace(double Longitude, double Latitude, int Metres);

/// <param name="Key">The step whose moment counts.</param>
public sealed record FieldWait(string Key, int Minutes);

/// <summary>How a step is answered.</summary>
public enum StepKind
{
    Choice,
    Text,
    Number,

    /// <summary>The moment and the place.</summary>
    Moment,
    Photo,
    Sign,

    /// <summary>Several options, each ticked by itself.</summary>
    Ticks,
}
