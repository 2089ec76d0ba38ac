namespace Yiju.Network.Contracts;

/// <summary>Where organisations are paid: accounts they entered themselves and their county confirmed.</summary>
public interface IPayAccounts
{
    /// <summary>Accounts to pay to, whole, only for files that a bank reads; an organisation without a confirmed one is left out.</summary>
    Task<IReadOnlyDictionary<long, PayAccount>> Of(IReadOnlyCollection<long> orgIds, CancellationToken ct);
}

/// <param name="Holder">Name in which the account is kept.</param>
/// <param name="Bank">Bank and branch.</param>
/// <param name="Number">Digits, whole.</param>
public sealed record PayAccount(string Holder, string Bank, string Number);
