using Microsoft.AspNetCore.Components;
using Yiju.Kernel;

namespace Yiju.Ui;

/// <summary>
/// What every field has: a label above, help under it, its error beside it, and the value that was typed even when it was wrong.
/// </summary>
public abstract class FieldBase : ComponentBase
{
    [CascadingParameter]
    public Form? Form { get; set; }

    /// <summary>Name of the input, the same as <see cref="Fault.Field"/>.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    /// <summary>As it was typed or as it is stored; null is empty.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Optional fields say 选填; required ones say nothing.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Overrides what the form knows about this field.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Shown but not to be changed; still sent.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>What a browser may fill in, such as “tel”; “off” for other people's data.</summary>
    [Parameter]
    public string AutoComplete { get; set; } = "off";

    /// <summary>Further attributes of the input (hx-get, inputmode, maxlength …).</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <summary>As it was typed when the form comes back, else as it is known.</summary>
    internal string? Shown =>
        Form?.Sent is { } sent ? sent.Values.GetValueOrDefault(Name)?.FirstOrDefault() ?? "" : Value;

    internal string Id => IdOf(Form?.Id ?? "f", Name);

    internal string? Wrong =>
        Error ?? Form?.Wrongs.FirstOrDefault(f => string.Equals(f.Field, Name, StringComparison.Ordinal))?.Sentence;

    internal string? Invalid => Wrong is null ? null : "true";

    internal string? DescribedBy
    {
        get
        {
            var parts = new[] { Wrong is null ? null : Id + "-error", Help is null ? null : Id + "-help" };
            var text = string.Join(' ', parts.Where(p => p is not null));
            return text.Length == 0 ? null : text;
        }
    }

    internal string? Required => Optional ? null : "true";

    internal static string IdOf(string form, string name) =>
        form + "-" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
