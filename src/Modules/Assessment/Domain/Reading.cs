using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>A way to settle the combinations the text leaves open, shipped with the scale for divisions to take.</summary>
/// <param name="Takes">Level per unsettled cell; a cell that is not listed stays unsettled.</param>
internal sealed record NamedReading(string Id, string Title, string Note, IReadOnlyDictionary<string, int> Takes);

/// <summary>
/// The dated record by which a division says how it reads what the text of a scale leaves open. It may only choose among
/// the candidates of unsettled cells; nothing the text settles can be changed by it.
/// </summary>
/// <param name="ScaleId">Scale it is about.</param>
/// <param name="Division">Division that decided.</param>
/// <param name="From">First day it is in force; the caller passes the reading in force on the day of assessment.</param>
/// <param name="Basis">Document it rests on, as shown to the user.</param>
/// <param name="Named">Id of a reading shipped with the scale, or null.</param>
/// <param name="Cells">Levels for single cells; they win over <paramref name="Named"/>.</param>
/// <param name="Stacking">One level or two when both raises apply; <see cref="Domain.Stacking.NotStated"/> leaves it open.</param>
internal sealed record Reading(
    string ScaleId,
    DivisionCode Division,
    DateOnly From,
    string Basis,
    string? Named = null,
    IReadOnlyDictionary<string, int>? Cells = null,
    Stacking Stacking = Stacking.NotStated
);

/// <summary>A <see cref="Reading"/> checked against its scale, ready to score many assessments with.</summary>
internal sealed record TakenReading(Reading Reading, IReadOnlyDictionary<string, int> Takes)
{
    /// <summary>How a reason names it.</summary>
    public string Words { get; } = $"按{Reading.Basis}（{Reading.From:yyyy年M月d日}起）采用的读法";
}
