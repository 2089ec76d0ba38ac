using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Funds.Pages;

/// <param name="Payer">12 digits.</param>
/// <param name="Month"><c>yyyy-MM</c>.</param>
/// <param name="State">Stable word: Counted, Confirmed, Released, Paid, CarriedForward.</param>
public sealed record SettlementRow(
    long Id,
    long OrgId,
    string Operator,
    string Payer,
    string PayerName,
    string Month,
    int Lines,
    Money Due,
    string State,
    string StateWord
);

/// <param name="MayClose">The viewer closes months.</param>
public sealed record SettlementsModel(
    string? Month,
    IReadOnlyList<SettlementRow> Rows,
    long Total,
    string? NextHref,
    bool MayClose
);

public sealed record SourceSum(string Source, string Purpose, int Lines, Money Amount);

public sealed record SettledLine(
    long JournalId,
    DateOnly Day,
    string Kind,
    string Cause,
    string Source,
    string Purpose,
    Money Amount
);

/// <param name="Next">Cursor of the next lines; null at the end.</param>
public sealed record SettlementModel(
    SettlementRow Row,
    Money Counted,
    Money BroughtForward,
    IReadOnlyList<SourceSum> Sources,
    IReadOnlyList<SettledLine> Lines,
    string? Next,
    DateTime? ConfirmedAt,
    DateTime? ReleasedAt,
    DateTime? PaidAt,
    string? BankReference,
    DateOnly CountedOn,
    Role ViewerRole,
    IReadOnlyList<Fault> Faults
);

/// <param name="Payers">Whose money it would be.</param>
public sealed record PreviewModel(string Month, IReadOnlyList<PreviewPart> Payers);

/// <param name="Open">Done, but not confirmed: not in the sum.</param>
public sealed record PreviewPart(
    string PayerName,
    IReadOnlyList<SourceSum> Sources,
    Money BroughtForward,
    IReadOnlyList<UnsettledItem> Open
)
{
    public Money Counted => new(Sources.Sum(s => s.Amount.Fen));
}

/// <summary>Why the file for the bank cannot be made yet.</summary>
/// <param name="Others">Some operators can be paid.</param>
public sealed record BankFileModel(string Sentence, string? Month, string? Format, bool Others);
