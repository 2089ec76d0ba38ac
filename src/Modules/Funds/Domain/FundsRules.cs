namespace Yiju.Funds.Domain;

/// <summary>The module's parameter file, <c>funds.yaml</c>: numbers with their source.</summary>
internal sealed class FundsRules
{
    public const string FileName = "funds.yaml";
    private const string ConfirmWorkingDays = "settlement.confirmWorkingDays";
    private const string MonthlyShare = "recovery.monthlyShare";
    private const string ArrearsMonths = "arrears.monthsToSpend";

    public required string Document { get; init; }

    public required string Version { get; init; }

    public required List<FundsParameter> Parameters { get; init; }

    /// <summary>Working days after the close within which a settlement is to be checked; null when the pack names none: then no day is set.</summary>
    public int? DaysToConfirm => Value(ConfirmWorkingDays);

    /// <summary>Hundredths of each later credit that pay off a claim until an officer says otherwise; 0 when the pack names none.</summary>
    public int RecoveryShare => Math.Clamp(Value(MonthlyShare) ?? 0, 0, 100);

    /// <summary>Months in which arrears of a benefit that ends with the month can be spent, that of posting among them; at least 1.</summary>
    public int MonthsToSpendArrears => Math.Max(1, Value(ArrearsMonths) ?? 1);

    private int? Value(string key) => Parameters.Find(p => p.Key == key)?.Value;
}

internal sealed class FundsParameter
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Unit { get; init; }

    public int? Value { get; init; }

    /// <summary><c>text</c>, <c>not in the text</c> or <c>platform</c>.</summary>
    public required string Mark { get; init; }

    public required string Source { get; init; }
}
