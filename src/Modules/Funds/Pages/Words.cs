using Yiju.Ui;

namespace Yiju.Funds.Pages;

/// <summary>Words and states that several pages of money show.</summary>
internal static class Words
{
    public static StateKind State(string state) =>
        state switch
        {
            "Paid" => StateKind.Done,
            "CarriedForward" => StateKind.Stopped,
            "Counted" => StateKind.Todo,
            _ => StateKind.Doing,
        };

    /// <summary>Colour of the dot before a source: the same everywhere.</summary>
    public static int Colour(string source) => 1 + Math.Max(0, Contracts.MoneySources.All.ToList().IndexOf(source)) % 6;
}
