using Yiju.Assessment.Domain;
using Yiju.Platform.Field;
using Yiju.Ui;

namespace Yiju.Assessment.Features;

/// <summary>What stands on the form for one step, as value and in words.</summary>
internal static class FormAnswers
{
    /// <summary>The last value of a key by device time; null when nothing was recorded.</summary>
    public static string? ValueOf(string key, IReadOnlyList<FieldEvent> events) =>
        events.Where(e => e.Key == key).MaxBy(e => (e.DeviceAt, e.ClientId))?.Value;

    public static string? WordOf(FormStep step, IReadOnlyList<FieldEvent> events)
    {
        var last = events.Where(e => e.Key == step.Key).MaxBy(e => (e.DeviceAt, e.ClientId));
        return last is null ? null
            : step.Kind == StepKind.Moment ? Say.Instant(last.DeviceAt)
            : step.Kind == StepKind.Choice ? step.Options!.FirstOrDefault(o => o.Value == last.Value)?.Label
            : step.Kind is StepKind.Photo ? "已拍照"
            : step.Kind is StepKind.Sign ? "已签名"
            : last.Value;
    }
}
