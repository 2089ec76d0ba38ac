using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Care.Pages;

/// <summary>Step 1: what.</summary>
public sealed record MenuModel(long ElderId, string ElderName, IReadOnlyList<MenuGroup> Groups, string Source);

public sealed record MenuGroup(string Kind, IReadOnlyList<MenuLine> Lines);

public sealed record MenuLine(string Code, string Name, string Note, string Href);

/// <summary>Whom the order is for.</summary>
public sealed record ChooseElderModel(IReadOnlyList<Link> Elders);

/// <summary>Step 2: when and who.</summary>
/// <param name="Excluded">Operators that cannot, each with the reason.</param>
public sealed record WhenModel(
    long ElderId,
    string ElderName,
    string ItemCode,
    string ItemName,
    string About,
    IReadOnlyList<Choice> Days,
    IReadOnlyList<Choice> Times,
    IReadOnlyList<Choice> Orgs,
    IReadOnlyList<string> Excluded,
    string? Day,
    string? Time,
    string? Org,
    IReadOnlyList<Fault> Faults
);

/// <summary>Step 3: price, own share, confirm.</summary>
public sealed record CheckModel(
    long ElderId,
    string ElderName,
    string ItemCode,
    string ItemName,
    long OrgId,
    string OrgName,
    DateTime At,
    string AtText,
    Money Price,
    Money Wallet,
    Money Self,
    string Reason,
    string BackHref,
    bool NeedsAgreement,
    IReadOnlyList<string> AgreementClauses,
    IReadOnlyList<Fault> Faults
);

/// <summary>The orders of a household, or of one elder at a desk.</summary>
/// <param name="ElderId">Whose record the list belongs to; null for a household and for a whole area.</param>
/// <param name="Behind">Plans and agreements of that elder.</param>
public sealed record OrdersModel(
    DateOnly Today,
    string Title,
    long? ElderId,
    string? ElderName,
    IReadOnlyList<OrderLine> Lines,
    IReadOnlyList<BehindLine> Behind,
    string OrderHref,
    string? NextHref
);

/// <summary>A plan or an agreement from which orders come.</summary>
public sealed record BehindLine(
    string Href,
    string What,
    string Org,
    DateOnly From,
    DateOnly? To,
    StateKind State,
    string Word
);

/// <summary>A service that comes again and again.</summary>
/// <param name="Orders">The latest.</param>
/// <param name="More">There are earlier ones.</param>
public sealed record PlanModel(
    long Id,
    long ElderId,
    string ElderName,
    string Item,
    string Org,
    string Rhythm,
    DateOnly From,
    DateOnly? To,
    string? Worker,
    StateKind State,
    string Word,
    bool MayEnd,
    IReadOnlyList<OrderLine> Orders,
    bool More,
    DateOnly Today,
    string Version,
    IReadOnlyList<Fault> Faults
);

/// <summary>An agreement as it was signed.</summary>
public sealed record AgreementModel(
    long ElderId,
    string ElderName,
    string Org,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<string> Clauses,
    string SignedBy,
    string Relation,
    string Witness,
    DateTime SignedAt,
    DateTime? EndedAt
);

/// <param name="Chosen">Codes that are ticked.</param>
/// <param name="From">First day of the list to save, as typed.</param>
public sealed record CountyItemsModel(
    string County,
    IReadOnlyList<CountyItemLine> Lines,
    IReadOnlyList<string> Chosen,
    string From,
    IReadOnlyList<Fault> Faults
);

/// <param name="Note">Since when it is on the list, or until when.</param>
public sealed record CountyItemLine(string Code, string Kind, string Name, string Note);

public sealed record OrderLine(
    long Id,
    string ElderName,
    string Item,
    DateTime At,
    StateKind State,
    string Word,
    Money Self,
    bool AsksConfirmation
);

/// <summary>One order with its visit.</summary>
/// <param name="Due">What the viewer may pay here now.</param>
/// <param name="Version">What the forms send back, so that nobody overwrites a change that was not seen.</param>
/// <param name="Day">What was typed to move it and was refused.</param>
public sealed record OrderModel(
    long Id,
    long VisitId,
    long ElderId,
    long AgreementId,
    long? PlanId,
    string ElderName,
    string Item,
    string Org,
    string? Worker,
    DateTime At,
    StateKind State,
    string Word,
    Money Price,
    Money Wallet,
    Money Self,
    Money Charge,
    Money Due,
    string Channel,
    string? Code,
    bool MayConfirm,
    bool MayDispute,
    bool MayCancel,
    bool MayMove,
    string CancelNote,
    bool Helper,
    IReadOnlyList<TimelineItem> Trail,
    DateOnly Today,
    string Version,
    string? Day,
    string? Time,
    IReadOnlyList<Fault> Faults
);

/// <summary>The counter of an outlet.</summary>
public sealed record CounterModel(
    string CardNumber,
    string? ElderName,
    string? ItemCode,
    IReadOnlyList<Choice> Items,
    Money? Price,
    Money? Wallet,
    Money? Self,
    bool NeedsAgreement,
    string? DoneSentence,
    IReadOnlyList<Fault> Faults
);
