using Yiju.Kernel;

namespace Yiju.Ui;

/// <summary>A form that the server has just refused, as it came: shown again with its page, it says what is wrong and keeps what was typed.</summary>
/// <param name="Action">Local address it was sent to.</param>
/// <param name="Values">By the name of the input.</param>
public sealed record RefusedForm(
    string Action,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Values,
    IReadOnlyList<Fault> Faults
);
