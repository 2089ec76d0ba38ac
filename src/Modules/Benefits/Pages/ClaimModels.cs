using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Benefits.Pages;

public sealed record ClaimRow(
    long Id,
    string Elder,
    string Place,
    string Benefit,
    DateOnly OpenedOn,
    Money Amount,
    Money Left,
    int Share,
    string StateWord,
    bool Open
);

/// <param name="Left">What is left of those that are open, all pages together.</param>
public sealed record ClaimsModel(IReadOnlyList<ClaimRow> Rows, bool All, int Open, Money Left, string? NextHref);

/// <param name="Amount">Positive makes the claim larger.</param>
/// <param name="JournalHref">For those who may read journals.</param>
public sealed record ClaimMove(
    long JournalId,
    DateOnly Day,
    string Word,
    Money Amount,
    string? Reason,
    bool MayUndo,
    string? JournalHref
);

/// <param name="AskedBy">Who asks to write it off; null when nobody does.</param>
/// <param name="MayAnswer">The viewer is somebody else and may answer that.</param>
public sealed record ClaimModel(
    ClaimRow Row,
    long ElderId,
    long DecisionId,
    string Payer,
    string Source,
    CorrectionModel? Correction,
    IReadOnlyList<ClaimMove> Moves,
    string? AskedBy,
    string? AskedWhy,
    bool MayAnswer,
    Role ViewerRole
);
