using Yiju.Kernel;

namespace Yiju.Benefits.Pages;

/// <summary>One month (or year) that was credited otherwise than it was due.</summary>
/// <param name="Term"><c>yyyy-MM</c>, <c>yyyy</c> or <c>once</c>.</param>
/// <param name="Reference">The day that decides it.</param>
/// <param name="Difference">Due less credited.</param>
/// <param name="How">How it is put right, in words.</param>
public sealed record CorrectionRow(
    string Term,
    string Title,
    DateOnly Reference,
    Money Credited,
    Money Due,
    Money Difference,
    string How
);

/// <summary>Why the answer is another: what changed, since when, and when we learnt of it.</summary>
public sealed record ChangeRow(string Title, string Before, string After, DateOnly Since, DateOnly? RecordedOn);

/// <summary>What a new decision puts right (POL-24).</summary>
/// <param name="From">The earliest day from which the answer is another.</param>
/// <param name="Arrears">Paid into the wallet.</param>
/// <param name="Undone">Earlier claims that turned out to be wrong.</param>
/// <param name="TakenBack">Unspent money taken back, kept from arrears, or gone back before.</param>
/// <param name="Claimed">What the elder then owes.</param>
/// <param name="Token">Changes when any number does: what was shown is what is decided.</param>
public sealed record CorrectionModel(
    DateOnly From,
    IReadOnlyList<CorrectionRow> Rows,
    IReadOnlyList<ChangeRow> Changes,
    Money Arrears,
    Money Undone,
    Money TakenBack,
    Money Claimed,
    int DefaultShare,
    string Token
)
{
    public Money Credited => new(Rows.Sum(r => r.Credited.Fen));

    public Money Due => new(Rows.Sum(r => r.Due.Fen));

    public Money Difference => new(Rows.Sum(r => r.Difference.Fen));

    /// <summary>What it means for the elder, in plain words.</summary>
    public string Plain =>
        string.Concat(
            Arrears.Fen > 0 ? $"少发的 {Arrears} 补到补贴钱包。" : "",
            Undone.Fen > 0 ? $"原来要还的 {Undone} 不用还了。" : "",
            TakenBack.Fen > 0 ? $"多发而没有用掉的 {TakenBack} 收回。" : "",
            Claimed.Fen > 0 ? $"多发而已经用掉的 {Claimed} 需要归还。" : ""
        );
}
