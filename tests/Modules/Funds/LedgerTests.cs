using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

[Trait("req", "FND-08")]
public sealed class LedgerTests
{
    /// <summary>One row per request with the exact result. Accounts: B bank, S source, P operator, W purse.</summary>
    private static readonly (string Key, string Kind, string Cause, string Lines, string Result)[] Requests =
    [
        ("", "grant", "decision:1", "S+100 W-100", "journal-key-missing"),
        ("a", "grant", "", "S+100 W-100", "journal-cause-missing"),
        ("a", "grant", "decision:1", "S+100", "journal-lines-missing"),
        ("a", "grant", "decision:1", "S+0 W-0", "journal-line-zero"),
        ("a", "grant", "decision:1", "S+100 W-99", "journal-unbalanced"),
        ("a", "grant", "decision:1", "S+100 X-100", "account-unknown"),
        ("a", "grant", "decision:1", "S+100 W-100", "ok"),
        ("a", "grant", "decision:1", "S+100 W-100", "ok"),
        ("a", "grant", "decision:1", "S+101 W-101", "journal-key-reused"),
        ("a", "grant", "decision:2", "S+100 W-100", "journal-key-reused"),
        ("b", "spend", "order:1", "W+101 P-101", "not-enough-money"),
        ("b", "spend", "order:1", "W+60 P-60", "ok"),
        ("c", "spend", "order:2", "W+41 P-41", "not-enough-money"),
        ("c", "spend", "order:2", "W+41 W-1 P-40", "ok"),
        ("d", "spend", "order:3", "W+1 P-1", "not-enough-money"),
        ("e", "payment", "settlement:1", "P+100 B-100", "ok"),
        ("f", "spend", "order:4", "P+1 B-1", "ok"),
    ];

    [Theory, EveryDatabase]
    public async Task Every_request_gets_exactly_its_result(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var accounts = new Dictionary<char, long>
        {
            ['S'] = await desk.Account(MoneyAccountKind.Source, "division:440823000000", "county-lottery"),
            ['W'] = await desk.Account(MoneyAccountKind.Wallet, "elder:9", "county-lottery", "care"),
            ['P'] = await desk.Account(MoneyAccountKind.OperatorPayable, "org:17", "county-lottery"),
            ['B'] = await desk.Account(MoneyAccountKind.Bank, "division:440823000000"),
            ['X'] = 1,
        };
        var results = new List<string>();
        foreach (var (key, word, cause, lines, _) in Requests)
        {
            var journal = Journal(key, word, cause, lines, accounts);
            results.Add(Desk.Code(await desk.Ledger(l => l.Post(journal, CancellationToken.None))));
        }
        Assert.Equal(Requests.Select(r => r.Result), results);
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task A_batch_answers_each_request_by_itself(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var accounts = new Dictionary<char, long>
        {
            ['S'] = await desk.Account(MoneyAccountKind.Source, "division:440823000000", "county-lottery"),
            ['W'] = await desk.Account(MoneyAccountKind.Wallet, "elder:9", "county-lottery", "care"),
            ['P'] = await desk.Account(MoneyAccountKind.OperatorPayable, "org:17", "county-lottery"),
            ['B'] = await desk.Account(MoneyAccountKind.Bank, "division:440823000000"),
            ['X'] = 1,
        };
        var batch = Requests.Select(r => Journal(r.Key, r.Kind, r.Cause, r.Lines, accounts)).ToList();
        var outcomes = await desk.Ledger<IReadOnlyList<Outcome<long>>>(async l => new List<Outcome<long>>(
            await l.PostMany(batch, CancellationToken.None)
        ));
        Assert.Equal(Requests.Select(r => r.Result), outcomes.Value.Select(Desk.Code));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task A_repeat_answers_the_first_journal(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var first = await desk.Credit(9, 10_000, "decision:1:2026-07");
        var second = await desk.Credit(9, 10_000, "decision:1:2026-07");
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(10_000, await desk.Spendable(9));
    }

    [Theory, EveryDatabase]
    public async Task Holds_end_once_and_what_is_not_captured_is_free_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var wallet = await desk.Account(MoneyAccountKind.Wallet, "elder:9", "county-lottery", "care");
        var source = await desk.Account(MoneyAccountKind.Source, "division:440823000000", "county-lottery");
        var due = await desk.Account(MoneyAccountKind.OperatorPayable, "org:17", "county-lottery");
        NewJournal Of(string key, long from, long to, long fen) =>
            new(key, "spend", Desk.Today, key, null, [new(from, new Money(fen)), new(to, new Money(-fen))]);
        await desk.Ledger(l => l.Post(Of("grant", source, wallet, 100), CancellationToken.None));
        var hold = await desk.Ledger(l => l.Hold(Of("h", wallet, due, 80), null, CancellationToken.None));
        var results = new[]
        {
            Desk.Code(await desk.Ledger(l => l.Hold(Of("h", wallet, due, 80), null, CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Hold(Of("h", wallet, due, 81), null, CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Hold(Of("h2", wallet, due, 21), null, CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Post(Of("p", wallet, due, 21), CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Capture(hold.Value, new Money(81), "c", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Capture(hold.Value, new Money(0), "c", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Capture(hold.Value, new Money(50), "c", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Capture(hold.Value, new Money(50), "c", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Capture(hold.Value, new Money(51), "c", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Capture(hold.Value, new Money(30), "c2", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Release(hold.Value, "r", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Release(1, "r", CancellationToken.None))),
            Desk.Code(await desk.Ledger(l => l.Post(Of("p", wallet, due, 50), CancellationToken.None))),
        };
        Assert.Equal(
            [
                "ok",
                "journal-key-reused",
                "not-enough-money",
                "not-enough-money",
                "more-than-held",
                "amount-not-positive",
                "ok",
                "ok",
                "journal-key-reused",
                "hold-ended",
                "hold-ended",
                "hold-unknown",
                "ok",
            ],
            results
        );
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase, Trait("req", "FND-24")]
    public async Task A_journal_is_taken_back_by_a_mirror_and_never_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var journal = (await desk.Credit(9, 100, "g")).Value;
        Task<Outcome<long>> Back(long of, long? fen, string key) =>
            desk.Ledger(l => l.Reverse(of, fen is { } f ? new Money(f) : null, "记错了", key, CancellationToken.None));
        var mirror = await Back(journal, 30, "r1");
        var results = new[]
        {
            Desk.Code(mirror),
            Desk.Code(await Back(journal, 30, "r1")),
            Desk.Code(await Back(journal, 31, "r1")),
            Desk.Code(await Back(journal, 71, "r2")),
            Desk.Code(await Back(journal, 0, "r2")),
            Desk.Code(await Back(mirror.Value, null, "r2")),
            Desk.Code(await Back(1, null, "r2")),
            Desk.Code(await Back(journal, null, "r2")),
            Desk.Code(await Back(journal, null, "r3")),
        };
        Assert.Equal(
            [
                "ok",
                "ok",
                "journal-key-reused",
                "more-than-left",
                "amount-not-positive",
                "reversal-of-reversal",
                "journal-unknown",
                "ok",
                "more-than-left",
            ],
            results
        );
        Assert.Equal(0, await desk.Spendable(9));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task The_database_itself_refuses_to_change_a_posted_line(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 100, "g");
        foreach (
            var sql in new[]
            {
                "update funds_line set fen = fen + 1",
                "delete from funds_line",
                "update funds_journal set cause = 'x'",
                "delete from funds_journal",
                "update funds_account set debits_posted = debits_posted + 1000 where kind = 2",
            }
        )
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Sql(sql));
        }
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task Verify_finds_what_was_tampered_with(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 100, "g");
        await desk.Hold(9, 40, "h", "order:1");
        await desk.Spend(9, 17, 20, "order:2");
        await desk.Sql(
            kind == DatabaseKind.Sqlite
                ? "drop trigger funds_line_no_update"
                : "drop trigger funds_line_no_change on funds_line"
        );
        Assert.Empty(await desk.Verify());
        await desk.Sql("update funds_line set fen = fen + 1 where fen = 20");
        Assert.Equal(
            ["account-sum", "journal-unbalanced", "ledger-unbalanced"],
            (await desk.Verify()).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal)
        );
        await desk.Sql("update funds_line set fen = fen - 1 where fen = 21");
        await desk.Sql("update funds_hold set state = 3 where state = 1");
        Assert.Equal(["account-held"], (await desk.Verify()).Select(f => f.Code).Distinct());
    }

    [Theory, EveryDatabase]
    public async Task On_the_last_fen_exactly_one_of_many_wins(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 100, "g");
        var holds = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => desk.Hold(9, 100, $"h{i}", $"order:{i}")))
        );
        Assert.Single(holds, h => h.Value.Covered.Fen == 100);
        Assert.Equal(7, holds.Count(h => h.Value.Covered.Fen == 0));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task The_same_key_at_the_same_moment_posts_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 100, "g");
        var credits = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => desk.Credit(9, 50, "decision:1:2026-07")))
        );
        Assert.Single(credits.Select(c => c.Value).Distinct());
        Assert.Equal(150, await desk.Spendable(9));
        Assert.Empty(await desk.Verify());
    }

    private static NewJournal Journal(
        string key,
        string kind,
        string cause,
        string lines,
        Dictionary<char, long> accounts
    ) =>
        new(
            key,
            kind,
            Desk.Today,
            cause,
            null,
            [
                .. lines
                    .Split(' ')
                    .Select(l => new NewLine(
                        accounts[l[0]],
                        new Money(long.Parse(l[1..], System.Globalization.CultureInfo.InvariantCulture))
                    )),
            ]
        );
}
