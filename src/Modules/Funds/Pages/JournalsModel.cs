using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Funds.Pages;

public sealed record JournalRow(long Id, DateOnly Day, string Kind, string Cause, string? Rule, Money Amount);

public sealed record JournalsModel(string? Query, IReadOnlyList<JournalRow> Rows, string? Next);

/// <param name="Amount">Debit positive, credit negative.</param>
public sealed record JournalLine(long AccountId, string Account, string Source, string Purpose, Money Amount);

/// <param name="Settlement">The settlement that counts it; null while its month is open or it concerns no operator.</param>
public sealed record JournalModel(
    long Id,
    DateOnly Day,
    string Kind,
    string Cause,
    string? Rule,
    string? Reason,
    long? Reverses,
    IReadOnlyList<long> ReversedBy,
    long? Settlement,
    DateTime PostedAt,
    IReadOnlyList<JournalLine> Lines,
    Role ViewerRole
);

/// <param name="Balance">Credits less debits.</param>
public sealed record AccountModel(
    long Id,
    string Title,
    string Source,
    string Purpose,
    Money Balance,
    Money Held,
    IReadOnlyList<JournalRow> Rows,
    string? Next
);
