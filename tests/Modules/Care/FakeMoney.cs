using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Tests.Modules.Care;

/// <summary>Pays the whole price of anything that has a purse, up to a limit.</summary>
internal sealed class FakeEntitlements : IEntitlements
{
    public Money Most { get; set; } = Money.Yuan(1_000);

    public Task<ItemShare> ShareOf(long elderId, string itemCode, Money price, DateOnly day, CancellationToken ct) =>
        Task.FromResult(new ItemShare("care", Money.Min(price, Most), "demo-4408 第一条", "补贴账户先付。"));
}

/// <summary>One purse per elder, kept in the database of the test so that it takes part in the unit of work like the real one.</summary>
internal sealed class FakeWallets(PlatformDb db, DbSession session) : IWallets
{
    public sealed class Book
    {
        public long Balance { get; set; }
        public Dictionary<long, long> Holds { get; set; } = [];
        public Dictionary<string, long> Captured { get; set; } = [];
        public HashSet<string> Keys { get; set; } = [];
    }

    public static async Task<Book> Read(PlatformDb db, long elder)
    {
        var row = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == $"wallet:{elder}");
        return row is null ? new Book() : JsonSerializer.Deserialize<Book>(row.Value)!;
    }

    public static async Task Change(PlatformDb db, long elder, Action<Book> change)
    {
        var row = await db.Settings.FindAsync($"wallet:{elder}");
        var book = row is null ? new Book() : JsonSerializer.Deserialize<Book>(row.Value)!;
        change(book);
        if (row is null)
        {
            db.Settings.Add(new Setting { Key = $"wallet:{elder}", Value = JsonSerializer.Serialize(book) });
        }
        else
        {
            row.Value = JsonSerializer.Serialize(book);
        }
    }

    public Task<Outcome<long>> Credit(WalletCredit credit, CancellationToken ct) => throw new NotSupportedException();

    public async Task<IReadOnlyList<Purse>> Of(long elderId, DateOnly today, CancellationToken ct)
    {
        var row = await db.Settings.FindAsync([$"wallet:{elderId}"], ct);
        var book = row is null ? new Book() : JsonSerializer.Deserialize<Book>(row.Value)!;
        return [new Purse(1, "care", "test", new(book.Balance), new(book.Holds.Values.Sum()), null, false)];
    }

    public async Task<Outcome<WalletHold>> Hold(
        long elderId,
        string purpose,
        Money amount,
        string key,
        string cause,
        CancellationToken ct
    )
    {
        var id = session.Ids.Next();
        var covered = 0L;
        await Change(
            db,
            elderId,
            b =>
            {
                covered = Math.Min(amount.Fen, b.Balance - b.Holds.Values.Sum());
                b.Holds[id] = covered;
                Assert.True(b.Keys.Add(key));
            }
        );
        db.Settings.Add(new Setting { Key = $"hold:{id}", Value = elderId.ToString() });
        return new WalletHold(id, new(covered));
    }

    public async Task<Outcome<Done>> Capture(
        long holdId,
        long orgId,
        Money amount,
        string key,
        CancellationToken ct,
        string? service = null
    )
    {
        await Change(
            db,
            await Owner(holdId),
            b =>
            {
                if (b.Keys.Add(key))
                {
                    Assert.True(b.Holds.Remove(holdId));
                    b.Balance -= amount.Fen;
                    b.Captured[key] = amount.Fen;
                }
            }
        );
        return default(Done);
    }

    public async Task<Outcome<Done>> Release(long holdId, string key, CancellationToken ct)
    {
        await Change(db, await Owner(holdId), b => b.Holds.Remove(holdId));
        return default(Done);
    }

    public Task<Outcome<Done>> Refund(string cause, Money amount, string reason, string key, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Outcome<Done>> Freeze(long elderId, string reason, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Outcome<Done>> Unfreeze(long elderId, string reason, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Outcome<Money>> ReturnBalance(long elderId, string cause, string reason, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Outcome<Money>> GiveBack(string cause, string reason, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<WalletEntry>> Statement(long elderId, long? before, int count, CancellationToken ct) =>
        throw new NotSupportedException();

    private async Task<long> Owner(long holdId) => long.Parse((await db.Settings.FindAsync($"hold:{holdId}"))!.Value);
}
