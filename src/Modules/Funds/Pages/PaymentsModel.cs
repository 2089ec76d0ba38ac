using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Funds.Pages;

/// <summary>One payment as its payer sees it.</summary>
/// <param name="Back">What went or goes back.</param>
/// <param name="Reached">False when the provider did not answer.</param>
/// <param name="Address">Where one pays; null when the provider has no page of its own.</param>
/// <param name="Local">A person plays the provider: this is a demo city.</param>
public sealed record PaymentModel(
    long Id,
    string Title,
    Money Amount,
    Money Back,
    StateKind State,
    string Word,
    bool Waiting,
    bool Reached,
    string? Address,
    bool Local,
    string BackHref,
    string? Reference
);

/// <summary>Own payments in the books of an area, with the comparison of a day.</summary>
/// <param name="Open">A provider is set up.</param>
/// <param name="Differences">Null when the provider does not answer.</param>
public sealed record PaymentsModel(
    DateOnly Today,
    IReadOnlyList<PaymentRow> Rows,
    string? NextHref,
    DateOnly Day,
    bool Open,
    IReadOnlyList<PaymentDifference>? Differences
);

/// <param name="Href">What it is for, when the viewer may open it.</param>
public sealed record PaymentRow(
    string Number,
    DateTime At,
    string Title,
    string? Href,
    Money Amount,
    Money Back,
    StateKind State,
    string Word
);

/// <param name="Refund">Money that went back.</param>
/// <param name="Booked">Null: not in the books.</param>
/// <param name="Stated">Null: not in the provider's statement.</param>
/// <param name="Payer">Division in whose books it stands; the city where nobody's.</param>
public sealed record PaymentDifference(string Number, bool Refund, Money? Booked, Money? Stated, string Payer);

internal static class PaymentWords
{
    public static string Of(PaymentState state) =>
        state switch
        {
            PaymentState.Asked => "等付款",
            PaymentState.Paid => "已经付了",
            PaymentState.Failed => "没有付成",
        };

    public static StateKind Shape(PaymentState state) =>
        state switch
        {
            PaymentState.Asked => StateKind.Todo,
            PaymentState.Paid => StateKind.Done,
            PaymentState.Failed => StateKind.Stopped,
        };
}
