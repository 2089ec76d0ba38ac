using Yiju.Rules.Checking;
using Yiju.Ui;

namespace Yiju.Benefits.Pages;

/// <summary>Facts of an elder that only policies ask for.</summary>
public sealed record EvidenceModel(
    long ElderId,
    string Name,
    IReadOnlyList<EvidenceRow> Rows,
    DateOnly Today,
    string Place
);

/// <param name="Words">What may be chosen, where it is a word.</param>
/// <param name="Stated">As it is stored; null when nothing is stated.</param>
/// <param name="Said">As people read it.</param>
/// <param name="For">Benefits that need it.</param>
/// <param name="Chosen">Its form is open.</param>
public sealed record EvidenceRow(
    string Fact,
    string Title,
    Kind Kind,
    string? Unit,
    IReadOnlyList<Choice> Words,
    string? Stated,
    string? Said,
    DateOnly? From,
    string? Proof,
    IReadOnlyList<string> For,
    bool Chosen
);
