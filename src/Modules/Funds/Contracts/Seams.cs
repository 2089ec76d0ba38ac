using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Funds.Contracts;

/// <summary>Names those who are paid. Funds knows only their numbers; the program's owner of organisations answers.</summary>
public interface IPayees
{
    /// <summary>Names only.</summary>
    Task<IReadOnlyDictionary<long, Payee>> Of(IReadOnlyCollection<long> orgIds, CancellationToken ct);

    /// <summary>With whole account numbers, only for a file that a bank reads.</summary>
    Task<IReadOnlyDictionary<long, Payee>> ToPay(IReadOnlyCollection<long> orgIds, CancellationToken ct);
}

/// <param name="Account">Where to pay; null when nobody asked for it, or none is confirmed.</param>
public sealed record Payee(string Name, string? CreditCode, PayeeAccount? Account);

/// <param name="Holder">Name in which the account is kept.</param>
/// <param name="Number">Digits, whole.</param>
public sealed record PayeeAccount(string Holder, string Bank, string Number);

/// <summary>Tells what is done but not yet confirmed, so that a preview of the month can list it (FND-05).</summary>
public interface IUnsettled
{
    /// <param name="payer">Division whose money it would be, 12 digits.</param>
    Task<IReadOnlyList<UnsettledItem>> Of(long orgId, string payer, Period month, CancellationToken ct);
}

/// <param name="Cause">Such as <c>order:88</c>.</param>
/// <param name="Why">What is missing, in one sentence.</param>
/// <param name="Link">Page on which it can be put right.</param>
public sealed record UnsettledItem(string Cause, DateOnly Day, Money? Amount, string Why, string Link);

/// <summary>Leads from the cause of a movement to the page of what caused it.</summary>
public static class CauseLink
{
    private static readonly string[] Causes = ["order", "visit", "decision", "settlement", "life-event", "claim"];

    /// <summary>The page; null when the cause has none.</summary>
    public static string? Of(string cause) =>
        cause.Split(':') switch
        {
            ["order", var id] => $"/care/orders/{id}",
            ["visit", var id] => $"/care/visits/{id}",
            ["decision", var id] => $"/decisions/{id}",
            ["settlement", var id] => $"/settlements/{id}",
            ["claim", var id] => $"/claims/{id}",
            ["assessment", var id] => $"/assessment/{id}/report",
            _ => null,
        };

    /// <summary>The page when the viewer's role opens it; finance follows money to decisions, not into homes.</summary>
    public static string? For(Role role, string cause) =>
        role == Role.FinanceOfficer && cause.Split(':')[0] is "order" or "visit" or "assessment" ? null : Of(cause);

    /// <summary>The cause that somebody means who types what <see cref="Title"/> shows; any other text as it is.</summary>
    public static string Typed(string text) =>
        text.Split((char[])[' ', '　'], StringSplitOptions.RemoveEmptyEntries) is [var word, var id]
        && Causes.FirstOrDefault(c => Title($"{c}:{id}") == $"{word} {id}") is { } cause
            ? $"{cause}:{id}"
            : text;

    /// <summary>The word people read, such as 订单 88.</summary>
    public static string Title(string cause) =>
        cause.Split(':') switch
        {
            ["order", var id] => $"订单 {id}",
            ["visit", var id] => $"上门 {id}",
            ["decision", var id] => $"补贴决定 {id}",
            ["settlement", var id] => $"结算 {id}",
            ["life-event", var id] => $"生命事件 {id}",
            ["claim", var id] => $"多发待还 {id}",
            ["purse", _] => "到期处理",
            ["opening", ..] => "期初余额",
            _ => cause,
        };
}

/// <summary>Names of the events this module tells.</summary>
public static class FundsEvents
{
    public const string MonthClosed = "funds.month-closed.v1";
    public const string SettlementPaid = "funds.settlement-paid.v1";
    public const string OwnPaid = "funds.own-paid.v1";
}

/// <param name="Payer">12 digits.</param>
/// <param name="Month"><c>yyyy-MM</c>.</param>
public sealed record MonthClosed(string Payer, string Month);

/// <param name="Cause">What it was paid for, such as <c>order:88</c>.</param>
public sealed record OwnPaid(long PaymentId, long ElderId, string Cause, Money Amount);

public sealed record SettlementPaid(long SettlementId, long OrgId, string Payer, string Month, long Fen);
