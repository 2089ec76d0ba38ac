using Yiju.Kernel;
using Yiju.Network.Domain;
using Yiju.Ui;

namespace Yiju.Network.Pages;

/// <summary>What is typed about an account, unchecked.</summary>
public sealed record BankAccountForm
{
    public string? Holder { get; init; }

    public string? Bank { get; init; }

    /// <summary>Never shown again.</summary>
    public string? Number { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Where an organisation is paid, and where it was.</summary>
/// <param name="MayEnter">The viewer is the organisation.</param>
/// <param name="MayDecide">The viewer confirms, and one waits.</param>
public sealed record BankAccountModel(
    long OrgId,
    string Org,
    IReadOnlyList<BankAccountLine> Lines,
    BankAccountForm Form,
    bool MayEnter,
    bool MayDecide,
    IReadOnlyList<Fault> Faults
);

/// <param name="Number">Masked.</param>
public sealed record BankAccountLine(
    string Holder,
    string Bank,
    string Number,
    StateKind State,
    string Word,
    string EnteredBy,
    DateTime EnteredAt,
    string? DecidedBy,
    DateTime? DecidedAt,
    string? Reason
);

/// <summary>How people call the states of an account.</summary>
internal static class BankAccountWords
{
    public static (StateKind State, string Word) Of(BankAccountState? state) =>
        state is { } known ? Of(known) : (StateKind.Overdue, "还没有填");

    public static (StateKind State, string Word) Of(BankAccountState state) =>
        state switch
        {
            BankAccountState.Entered => (StateKind.Todo, "等县（区）核对"),
            BankAccountState.Confirmed => (StateKind.Done, "已核对，付款用"),
            BankAccountState.Refused => (StateKind.Overdue, "已退回"),
            BankAccountState.Replaced => (StateKind.Stopped, "已换"),
        };
}
