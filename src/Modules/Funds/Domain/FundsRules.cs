namespace Yiju.Funds.Domain;

/// <summary>The module's parameter file, <c>funds.yaml</c>: numbers with their source.</summary>
internal sealed class FundsRules
{
    public const string FileName = "funds.yaml";
    private const string ConfirmWorkingDays = "settlement.confirmWorkingDays";

    public required string Document { get; init; }

    public required string Version { get; init; }

    public required List<FundsParameter> Parameters { get; init; }

    /// <summary>Working days after the close within which a settlement is to be checked; null when the pack names none: then no day is set.</summary>
    public int? DaysToConfirm => Parameters.Find(p => p.Key == ConfirmWorkingDays)?.Value;
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
