using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Ui;

namespace Yiju.Benefits.Pages;

/// <summary>What the rules say of one benefit, as pages and programs see it.</summary>
/// <param name="Benefit">Stable id.</param>
/// <param name="Answer">A few words.</param>
/// <param name="Rule">Pack, version and clause.</param>
/// <param name="Missing">What evidence would settle it.</param>
/// <param name="Next">What to do now, one sentence each.</param>
/// <param name="Applied">An application is on its way.</param>
/// <param name="Evidence">A missing fact that is stated by hand on a page of its own; null when none is.</param>
/// <param name="Declined">Why the elder does not want it; null unless somebody noted so.</param>
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
    bool Stopped,
    bool Automatic,
    IReadOnlyList<string> Next,
    bool Applied,
    bool Held,
    string? Declined,
    string? Evidence
);

/// <param name="CanApply">The viewer may hand in an application.</param>
/// <param name="CanDecline">The viewer may note that the elder does not want something.</param>
/// <param name="CanState">The viewer may state facts that only policies ask for.</param>
public sealed record FinderModel(
    long ElderId,
    string Name,
    bool Own,
    bool CanApply,
    bool CanDecline,
    bool CanState,
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

/// <param name="Grants">The viewer may see what was granted without an application.</param>
/// <param name="Claims">The viewer may see what elders owe.</param>
public sealed record ApplicationsModel(
    IReadOnlyList<ApplicationRow> Rows,
    int Waiting,
    string? NextHref,
    bool Grants,
    bool Claims
);

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
    CorrectionModel? Correction,
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
    string? AssessmentHref,
    CorrectionModel? Correction,
    IReadOnlyList<long> Claims,
    bool Automatic,
    string? EndReason,
    bool MayStop
);

/// <param name="Assessment">The assessment that all of them used.</param>
public sealed record DecisionsModel(long Assessment, IReadOnlyList<DecisionRow> Rows);

public sealed record AutomaticRow(
    long Id,
    string Elder,
    string Place,
    string Benefit,
    string Amount,
    DateOnly From,
    string StateWord,
    bool InForce
);

/// <summary>What the system granted without an application.</summary>
public sealed record AutomaticModel(IReadOnlyList<AutomaticRow> Rows, string? NextHref);

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

/// <summary>Subsidy that was paid by mistake and spent, as the elder reads it.</summary>
public sealed record OwedModel(long Id, long DecisionId, string Benefit, Money Left, int Share);

/// <param name="Next">Journal id the next page starts before; null at the end.</param>
public sealed record WalletModel(
    long ElderId,
    string Name,
    DateOnly Today,
    IReadOnlyList<PurseModel> Purses,
    IReadOnlyList<EntryModel> Entries,
    IReadOnlyList<OwedModel> Owed,
    string? Next
)
{
    public Money Spendable => new(Purses.Sum(p => p.Spendable.Fen));
}
