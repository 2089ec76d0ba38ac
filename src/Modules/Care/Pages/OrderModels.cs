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
public sealed record OrdersModel(DateOnly Today, IReadOnlyList<OrderLine> Lines, string OrderHref);

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
public sealed record OrderModel(
    long Id,
    long VisitId,
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
    string Channel,
    string? Code,
    bool MayConfirm,
    bool MayDispute,
    bool MayCancel,
    string CancelNote,
    bool Helper,
    string? ProofHref,
    string? MoneyHref,
    IReadOnlyList<TimelineItem> Trail,
    DateOnly Today,
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
