using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Ui;

namespace Yiju.Benefits.Pages;

/// <summary>What the rules say of one benefit, as pages and programs see it.</summary>
/// <param name="Benefit">Stable id.</param>
/// <param name="Answer">A few words.</param>
/// <param name="Rule">Pack, version and clause.</param>
/// <param name="Missing">What evidence would settle it.</param>
public sealed record RulingModel(
    string Benefit,
    string Name,
    Verdict Verdict,
    string Answer,
    string Sentence,
    Money? Amount,
    string Every,
    string Document,
    string Rule,
    string? Note,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<string> Missing,
    bool Stopped
);

/// <param name="CanApply">The viewer may hand in an application.</param>
public sealed record FinderModel(
    long ElderId,
    string Name,
    bool Own,
    bool CanApply,
    IReadOnlyList<RulingModel> Rulings,
    IReadOnlyList<DecisionRow> Decisions,
    IReadOnlyList<Fault> Faults
);

public sealed record DecisionRow(
    long Id,
    string Name,
    bool Granted,
    Money? Amount,
    string Every,
    DateOnly From,
    DateOnly? To,
    bool InForce
);

public sealed record ApplicationRow(
    long Id,
    string Elder,
    string Benefit,
    DateOnly AppliedOn,
    string Place,
    string StateWord,
    bool Open
);

public sealed record ApplicationsModel(IReadOnlyList<ApplicationRow> Rows, int Waiting, string? NextHref);

public sealed record StepRow(string Kind, string Who, DateTime At, string? Opinion);

public sealed record ApplicationModel(
    long Id,
    long ElderId,
    string Elder,
    int? Age,
    string Place,
    string Benefit,
    string State,
    string StateWord,
    RulingModel? Ruling,
    IReadOnlyList<StepRow> Steps,
    long? DecisionId,
    Role ViewerRole,
    string? Opinion,
    IReadOnlyList<Fault> Faults
);

/// <param name="ForMoney">The viewer follows the money and does not look after the elder: links lead to journals.</param>
/// <param name="AssessmentHref">The report for those who may read answers, the letter for the others; null where neither is open.</param>
public sealed record DecisionModel(
    long Id,
    long ElderId,
    string Elder,
    string Benefit,
    bool Granted,
    Money? Amount,
    string Every,
    string Sentence,
    string Document,
    string Rule,
    string? Note,
    IReadOnlyList<Reason> Reasons,
    DateOnly From,
    DateOnly? To,
    DateOnly DecidedOn,
    string DecidedBy,
    string County,
    long? AssessmentId,
    long? ApplicationId,
    bool Own,
    bool ForMoney,
    string? AssessmentHref
);

/// <param name="Assessment">The assessment that all of them used.</param>
public sealed record DecisionsModel(long Assessment, IReadOnlyList<DecisionRow> Rows);

public sealed record PurseModel(
    string Purpose,
    string Source,
    Money Balance,
    Money Held,
    Money Spendable,
    DateOnly? ExpiresOn,
    bool Frozen
);

public sealed record EntryModel(
    long JournalId,
    DateOnly Day,
    string Word,
    string Cause,
    string? Link,
    string Purpose,
    Money Amount
);

/// <param name="Next">Journal id the next page starts before; null at the end.</param>
public sealed record WalletModel(
    long ElderId,
    string Name,
    DateOnly Today,
    IReadOnlyList<PurseModel> Purses,
    IReadOnlyList<EntryModel> Entries,
    string? Next
)
{
    public Money Spendable => new(Purses.Sum(p => p.Spendable.Fen));
}
