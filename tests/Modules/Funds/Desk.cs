using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

/// <summary>What a test of money says to the ledger, one unit of work per call.</summary>
internal sealed class Desk(TestApp app)
{
    public const string Payer = Places.County;

    public static readonly DateOnly Today = new(2026, 7, 1);

    public TestApp App => app;

    public Task<long> Account(MoneyAccountKind kind, string owner, string source = "", string purpose = "") =>
        Value<long>(async s =>
            await s.GetRequiredService<IAccountsOfMoney>()
                .Get(new AccountKey(kind, owner, source, purpose), CancellationToken.None)
        );

    public Task<Outcome<T>> Ledger<T>(Func<ILedger, Task<Outcome<T>>> call) =>
        app.Do(s => call(s.GetRequiredService<ILedger>()));

    public Task<Outcome<T>> Wallet<T>(Func<IWallets, Task<Outcome<T>>> call) =>
        app.Do(s => call(s.GetRequiredService<IWallets>()));

    public Task<Outcome<long>> Credit(
        long elder,
        long fen,
        string key,
        DateOnly? expires = null,
        string purpose = "care",
        string source = MoneySources.CountyLottery,
        UnspentFate? unspent = UnspentFate.Lapse
    ) =>
        Wallet(w =>
            w.Credit(
                new WalletCredit(
                    elder,
                    purpose,
                    source,
                    Payer,
                    new Money(fen),
                    new DateOnly(2026, 1, 1),
                    expires,
                    key,
                    "decision:1",
                    "demo-4408@1 第三条",
                    unspent
                ),
                CancellationToken.None
            )
        );

    public Task<Outcome<WalletHold>> Hold(long elder, long fen, string key, string cause, string purpose = "care") =>
        Wallet(w => w.Hold(elder, purpose, new Money(fen), key, cause, CancellationToken.None));

    public Task<Outcome<Done>> Capture(long hold, long org, long fen, string key) =>
        Wallet(w => w.Capture(hold, org, new Money(fen), key, CancellationToken.None));

    /// <summary>Holds and captures in two steps, as an order does.</summary>
    public async Task Spend(long elder, long org, long fen, string cause)
    {
        var hold = (await Hold(elder, fen, $"{cause}:hold", cause)).Value;
        Assert.Equal(fen, hold.Covered.Fen);
        Assert.True((await Capture(hold.HoldId!.Value, org, fen, $"{cause}:pay")).Ok);
    }

    public Task<IReadOnlyList<Purse>> Purses(long elder) =>
        app.Read(s => s.GetRequiredService<IWallets>().Of(elder, app.Time.Today(), CancellationToken.None));

    public async Task<long> Spendable(long elder) => (await Purses(elder)).Sum(p => p.Spendable.Fen);

    public Task<IReadOnlyList<LedgerFinding>> Verify() =>
        app.Read(s => s.GetRequiredService<LedgerVerifier>().Verify(CancellationToken.None));

    public Task Sql(string sql) =>
        app.Do<Done>(async s =>
        {
            await using var command = s.GetRequiredService<DbSession>().Command(sql);
            await command.ExecuteNonQueryAsync();
            return default(Done);
        });

    public static string Code<T>(Outcome<T> outcome) => outcome.Ok ? "ok" : outcome.Faults[0].Code;

    private async Task<T> Value<T>(Func<IServiceProvider, Task<T>> work) =>
        (await app.Do<T>(async s => await work(s))).Value;
}
