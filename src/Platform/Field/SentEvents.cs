using Yiju.Kernel;

namespace Yiju.Platform.Field;

/// <summary>A batch from a device, in the order in which things happened there.</summary>
public sealed record SentEvents(IReadOnlyList<SentEvent>? Events)
{
    public const int Most = 50;

    /// <summary>What is wrong with the batch as a whole; null when it can be taken.</summary>
    public Fault? Wrong =>
        Events is { Count: > 0 and <= Most } && Events.All(e => e is { Id: not null })
            ? null
            : Fault.Invalid("events-count", $"一次要传 1 到 {Most} 条记录，每条都要有编号。", "events");
}

/// <summary>One thing recorded on a device.</summary>
/// <param name="Id">Made by the device, unique; the same one again is taken as done.</param>
/// <param name="At">Clock of the device: good for the order, not for the truth.</param>
/// <param name="Task">Id of the task in the package.</param>
/// <param name="Kind">Event of the step.</param>
/// <param name="Value">A choice, words, or a picture as data URL.</param>
/// <param name="Accuracy">Metres.</param>
/// <param name="Reason">Why it was recorded although the device doubted it.</param>
public sealed record SentEvent(
    string Id,
    DateTime At,
    long Task,
    string Kind,
    string? Key,
    string? Value,
    double? Longitude = null,
    double? Latitude = null,
    double? Accuracy = null,
    string? Reason = null
);

/// <summary>What became of a batch; what stands in neither list is sent again.</summary>
public sealed record SentAnswer(IReadOnlyList<string> Taken, IReadOnlyList<RefusedEvent> Refused);

/// <param name="Sentence">What the worker reads beside the record that came back.</param>
/// <param name="Fields">For a record that is a whole form: what is wrong with which field.</param>
public sealed record RefusedEvent(string Id, string Sentence, IReadOnlyList<RefusedField>? Fields = null);

/// <param name="Field">Name of the input; null when the sentence is about the whole.</param>
public sealed record RefusedField(string? Field, string Sentence);
