namespace Yiju.Funds.Contracts;

/// <summary>Kinds of journal. The words are stored and only ever grow.</summary>
public static class JournalKinds
{
    /// <summary>A subsidy enters a wallet.</summary>
    public const string Grant = "grant";

    /// <summary>A confirmed service or purchase is paid.</summary>
    public const string Spend = "spend";

    /// <summary>An earlier journal is taken back, whole or in part.</summary>
    public const string Reversal = "reversal";

    /// <summary>Unspent subsidy lapses.</summary>
    public const string Lapse = "lapse";

    /// <summary>Unspent subsidy goes back to its source.</summary>
    public const string Return = "return";

    /// <summary>Unspent subsidy may be spent in the next month.</summary>
    public const string CarryOver = "carry-over";

    /// <summary>An operator is paid through a bank.</summary>
    public const string Payment = "payment";

    /// <summary>A balance taken over from another system.</summary>
    public const string Opening = "opening";

    /// <summary>Somebody pays an own share through the platform.</summary>
    public const string OwnPaid = "own-paid";

    /// <summary>A paid own share becomes the operator's due.</summary>
    public const string OwnSpend = "own-spend";

    /// <summary>Subsidy of past months is paid afterwards.</summary>
    public const string Arrears = "arrears";

    /// <summary>Subsidy paid by mistake and not spent is taken back.</summary>
    public const string Recovery = "recovery";

    /// <summary>Subsidy paid by mistake and spent is owed.</summary>
    public const string Claim = "claim";

    /// <summary>Part of a credit pays off what is owed.</summary>
    public const string Offset = "offset";

    /// <summary>What is owed is paid in.</summary>
    public const string ClaimPaid = "claim-paid";

    /// <summary>What is owed is given up.</summary>
    public const string WriteOff = "write-off";

    /// <summary>The word people read.</summary>
    public static string Title(string kind) =>
        kind switch
        {
            Grant => "补贴入账",
            Spend => "服务扣款",
            Reversal => "退回冲销",
            Lapse => "到期作废",
            Return => "退回来源",
            CarryOver => "结转下月",
            Payment => "支付机构",
            Opening => "期初余额",
            OwnPaid => "个人付款",
            OwnSpend => "个人付款结给机构",
            Arrears => "补发",
            Recovery => "收回多发",
            Claim => "多发待还",
            Offset => "抵扣多发",
            ClaimPaid => "归还多发",
            WriteOff => "核销多发",
            _ => kind,
        };
}
