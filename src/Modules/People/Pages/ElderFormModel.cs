using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Divisions;
using Yiju.Ui;

namespace Yiju.People.Pages;

/// <summary>The form of a record, with what was typed.</summary>
/// <param name="Id">Null: a new record.</param>
/// <param name="Villages">Where the viewer may register somebody.</param>
/// <param name="Place">Name of the village chosen.</param>
/// <param name="Hukous">Names offered for the hukou's place.</param>
/// <param name="DuplicateHref">The record that already exists, when the viewer may open it.</param>
public sealed record ElderFormModel(
    ElderInput Input,
    IReadOnlyList<Fault> Faults,
    long? Id,
    IReadOnlyList<Choice> Villages,
    string Place,
    string? DuplicateHref,
    IReadOnlyList<string> Hukous
)
{
    /// <summary>First four digits of the codes of the city.</summary>
    public string City =>
        DivisionCode.TryParse(Input.Division ?? Villages.FirstOrDefault()?.Value, out var home)
            ? home.Value[..4]
            : "0000";
}

/// <summary>The form on a phone without signal.</summary>
/// <param name="Owner">The account whose phone it is.</param>
public sealed record FieldModel(string Owner, ElderFormModel Form);

/// <summary>What is about to be registered, to be looked over once.</summary>
/// <param name="Draft">What was typed, sealed.</param>
public sealed record CheckElderModel(string Draft, NewElder Elder, DivisionTree Tree);
