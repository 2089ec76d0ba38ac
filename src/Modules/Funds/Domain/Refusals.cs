using Yiju.Kernel;

namespace Yiju.Funds.Domain;

/// <summary>Every way in which the ledger says no.</summary>
internal static class Refusals
{
    public static readonly Fault NoKey = Fault.Invalid(
        "journal-key-missing",
        "缺少凭证键。请为每笔凭证给一个不重复的键。",
        "key"
    );

    public static readonly Fault NoCause = Fault.Invalid(
        "journal-cause-missing",
        "缺少事由。每笔资金都要写明因何发生。",
        "cause"
    );

    public static readonly Fault TooFewLines = Fault.Invalid(
        "journal-lines-missing",
        "一笔凭证至少要有两行分录。",
        "lines"
    );

    public static readonly Fault ZeroLine = Fault.Invalid("journal-line-zero", "分录金额不能为 0。", "lines");

    public static readonly Fault KeyReused = Fault.Conflict(
        "journal-key-reused",
        "这个键已记过一笔内容不同的凭证。请核对，或换一个新的键。",
        "key"
    );

    public static readonly Fault AmountNotPositive = Fault.Invalid("amount-not-positive", "金额应大于 0。", "amount");

    public static Fault Unbalanced(long difference) =>
        Fault.Invalid("journal-unbalanced", $"借贷不平，相差 {new Money(difference)}。", "lines");

    public static Fault UnknownAccount(long id) =>
        Fault.Invalid("account-unknown", $"没有编号为 {id} 的账户。", "lines");

    public static Fault NotEnough(Account account, long needed) =>
        account.Kind == Contracts.MoneyAccountKind.Receivable
            ? Fault.Refused(
                "more-than-owed",
                $"只欠 {new Money(-account.Balance)}，不能记 {new Money(-needed)}。请核对金额。",
                "amount"
            )
            : Fault.Refused(
                "not-enough-money",
                $"可用余额 {new Money(account.Free)}，不够 {new Money(needed)}。请减少金额，或换一种付款方式。",
                "amount"
            );

    public static Fault PeriodClosed(string period) =>
        Fault.Refused("period-closed", $"{period} 已月结，不能再记入。请记在当前月份。", "day");

    public static Fault UnknownHold(long id) => Fault.NotFound("hold-unknown", $"没有编号为 {id} 的预留。");

    public static Fault HoldEnded(HoldState state) =>
        Fault.Conflict("hold-ended", $"这笔预留{Word(state)}，不能再动用。");

    public static Fault MoreThanHeld(long held) =>
        Fault.Refused("more-than-held", $"金额超过预留的 {new Money(held)}。请核对。", "amount");

    public static Fault UnknownJournal(long id) => Fault.NotFound("journal-unknown", $"没有编号为 {id} 的凭证。");

    public static readonly Fault ReversalOfReversal = Fault.Refused(
        "reversal-of-reversal",
        "冲销凭证不能再冲销。请重新记一笔。"
    );

    public static Fault MoreThanLeft(long left) =>
        Fault.Refused("more-than-left", $"这笔凭证还可冲销 {new Money(left)}。请核对金额。", "amount");

    private static string Word(HoldState state) =>
        state switch
        {
            HoldState.Pending => "还在等候",
            HoldState.Captured => "已扣款",
            HoldState.Released => "已释放",
            HoldState.Expired => "已过期",
        };
}
