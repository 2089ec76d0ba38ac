using Yiju.Kernel;

namespace Yiju.Funds.Pages;

/// <param name="Granted">Into wallets, less what went back to the source; or own money paid in, less what was given back.</param>
/// <param name="InWallets">Not yet spent; own money that waits for its service.</param>
/// <param name="Owed">Earned by operators and not yet paid.</param>
public sealed record SourceRow(string Source, Money Granted, Money InWallets, Money Owed, Money Paid, Money Lapsed);

/// <param name="MonthToClose">The last month when it is not closed and the viewer may close it.</param>
/// <param name="Closing">The month whose close has just been started.</param>
public sealed record FundsDeskModel(
    IReadOnlyList<SourceRow> Sources,
    IReadOnlyList<SettlementRow> Waiting,
    long WaitingTotal,
    string? NextHref,
    string? MonthToClose,
    string? Closing,
    bool Pays
);
