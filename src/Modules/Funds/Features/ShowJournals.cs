using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Funds.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Funds.Features;

/// <summary>From a yuan that was paid to its journal, its account and its cause, and back (FND-21). Read-only.</summary>
internal static class ShowJournals
{
    private const int Shown = 50;
    internal static readonly Role[] Readers = [Role.Auditor, Role.FinanceOfficer, Role.CountyOfficer, Role.CityOfficer];

    private static readonly Fault Unknown = Fault.NotFound("journal-unknown", "没有这张凭证，或它不在您的范围内。");

    private static readonly Fault UnknownAccount = Fault.NotFound(
        "account-unknown",
        "没有这个账户，或它不在您的范围内。"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/funds/journals", Search).For(Readers).ExcludeFromDescription();
        routes.MapGet("/funds/journals/{id:long}", One).For(Readers).ExcludeFromDescription();
        routes.MapGet("/funds/accounts/{id:long}", Account).For(Readers).ExcludeFromDescription();
        routes
            .MapGet("/api/ledger/journals/{id:long}", OneJson)
            .For([.. Readers, Role.Machine])
            .WithName("GetJournal")
            .WithSummary("One journal with its lines, its cause and what it reverses")
            .Produces<JournalModel>();
        routes
            .MapGet("/api/ledger/journals", SearchJson)
            .For([.. Readers, Role.Machine])
            .WithName("FindJournals")
            .WithSummary("Journals of a cause such as order:88 or decision:5, of a key or of a month, newest first")
            .Produces<JournalsModel>();
        routes
            .MapGet("/api/ledger/accounts/{id:long}", AccountJson)
            .For([.. Readers, Role.Machine])
            .WithName("GetLedgerAccount")
            .WithSummary("One account with its movements, newest first")
            .Produces<AccountModel>();
    }

    /// <summary>Accounts whose payer lies in the viewer's territory.</summary>
    private static IQueryable<Account> Mine(FundsDb db, Viewer viewer)
    {
        var (first, last) = (viewer.Scope.First ?? "~", viewer.Scope.Last ?? "~");
        return db
            .Accounts.AsNoTracking()
            .Where(a => string.Compare(a.Payer, first) >= 0 && string.Compare(a.Payer, last) <= 0);
    }

    private static IQueryable<Journal> Seen(FundsDb db, Viewer viewer)
    {
        var mine = Mine(db, viewer);
        return db
            .Journals.AsNoTracking()
            .Where(j => db.Lines.Any(l => l.JournalId == j.Id && mine.Any(a => a.Id == l.AccountId)));
    }

    private static async Task<IResult> Search(
        string? q,
        string? before,
        Viewer viewer,
        FundsDb db,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var model = await Found(q, before, viewer, db, ct);
        await audit.Looked("funds.journals", []);
        return Page.Of<JournalsPage>("查凭证", model);
    }

    private static async Task<IResult> SearchJson(
        string? q,
        string? before,
        Viewer viewer,
        FundsDb db,
        CancellationToken ct
    ) => Results.Ok(await Found(q, before, viewer, db, ct));

    private static async Task<JournalsModel> Found(
        string? q,
        string? before,
        Viewer viewer,
        FundsDb db,
        CancellationToken ct
    )
    {
        var text = CauseLink.Typed(q?.Trim() ?? "");
        var from = Cursor.Id(before) ?? long.MaxValue;
        var rows = await Seen(db, viewer)
            .Where(j => j.Id < from && (text == "" || j.Cause == text || j.UniqueKey == text || j.Period == text))
            .OrderByDescending(j => j.Id)
            .Take(Shown + 1)
            .Select(j => new JournalRow(
                j.Id,
                j.Day,
                j.Kind,
                j.Cause,
                j.Rule,
                new Money(db.Lines.Where(l => l.JournalId == j.Id && l.Fen > 0).Sum(l => l.Fen))
            ))
            .ToListAsync(ct);
        var next = rows.Count > Shown ? Cursor.Pack($"{rows[Shown - 1].Id}") : null;
        return new JournalsModel(q, [.. rows.Take(Shown)], next);
    }

    private static async Task<IResult> One(
        long id,
        HttpContext http,
        Viewer viewer,
        FundsDb db,
        DivisionStore divisions,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await Load(id, viewer, db, divisions, ct) is not { } model)
        {
            await audit.Looked("funds.journal.refused", [id]);
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("funds.journal", [id]);
        return Page.Of<JournalPage>("凭证", model);
    }

    private static async Task<IResult> OneJson(
        long id,
        HttpContext http,
        Viewer viewer,
        FundsDb db,
        DivisionStore divisions,
        CancellationToken ct
    ) => await Load(id, viewer, db, divisions, ct) is { } model ? Results.Ok(model) : Problems.Of([Unknown], http);

    private static async Task<JournalModel?> Load(
        long id,
        Viewer viewer,
        FundsDb db,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var journal = await Seen(db, viewer).SingleOrDefaultAsync(j => j.Id == id, ct);
        if (journal is null)
        {
            return null;
        }
        var tree = await divisions.Tree(ct);
        var lines = await db
            .Lines.AsNoTracking()
            .Where(l => l.JournalId == id)
            .OrderBy(l => l.Place)
            .Join(db.Accounts, l => l.AccountId, a => a.Id, (l, a) => new { l.Fen, Account = a })
            .ToListAsync(ct);
        var reversedBy = await db
            .Journals.AsNoTracking()
            .Where(j => j.Reverses == id)
            .OrderBy(j => j.Id)
            .Select(j => j.Id)
            .ToListAsync(ct);
        var settlement = await SettlementOf(journal, db, ct);
        return new JournalModel(
            id,
            journal.Day,
            journal.Kind,
            journal.Cause,
            journal.Rule,
            journal.Reason,
            journal.Reverses,
            reversedBy,
            journal.Kind == JournalKinds.Payment ? null : settlement,
            journal.PostedAt,
            [
                .. lines.Select(l => new JournalLine(
                    l.Account.Id,
                    AccountWords.Title(l.Account, tree),
                    l.Account.Source,
                    l.Account.Purpose,
                    new Money(l.Fen)
                )),
            ],
            viewer.Role
        );
    }

    private static Task<long?> SettlementOf(Journal journal, FundsDb db, CancellationToken ct) =>
        db
            .Settlements.AsNoTracking()
            .Where(s => s.Period == journal.Period && s.State != SettlementState.Counting)
            .Where(s =>
                db.Lines.Any(l =>
                    l.JournalId == journal.Id
                    && db.Accounts.Any(a =>
                        a.Id == l.AccountId
                        && a.Kind == MoneyAccountKind.OperatorPayable
                        && a.Payer == s.Payer
                        && a.Owner == "org:" + s.OrgId
                    )
                )
            )
            .Select(s => (long?)s.Id)
            .FirstOrDefaultAsync(ct);

    private static async Task<IResult> Account(
        long id,
        string? before,
        HttpContext http,
        Viewer viewer,
        FundsDb db,
        DivisionStore divisions,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await LoadAccount(id, before, viewer, db, divisions, ct) is not { } model)
        {
            return Problems.Of([UnknownAccount], http);
        }
        await audit.Looked("funds.account", [id]);
        return Page.Of<AccountPage>(model.Title, model);
    }

    private static async Task<IResult> AccountJson(
        long id,
        string? before,
        HttpContext http,
        Viewer viewer,
        FundsDb db,
        DivisionStore divisions,
        CancellationToken ct
    ) =>
        await LoadAccount(id, before, viewer, db, divisions, ct) is { } model
            ? Results.Ok(model)
            : Problems.Of([UnknownAccount], http);

    private static async Task<AccountModel?> LoadAccount(
        long id,
        string? before,
        Viewer viewer,
        FundsDb db,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var account = await Mine(db, viewer).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null)
        {
            return null;
        }
        var from = Cursor.Id(before) ?? long.MaxValue;
        var rows = await db
            .Lines.AsNoTracking()
            .Where(l => l.AccountId == id && l.JournalId < from)
            .Join(db.Journals, l => l.JournalId, j => j.Id, (l, j) => new { l, j })
            .OrderByDescending(x => x.j.Id)
            .Take(Shown + 1)
            .Select(x => new JournalRow(x.j.Id, x.j.Day, x.j.Kind, x.j.Cause, x.j.Rule, new Money(-x.l.Fen)))
            .ToListAsync(ct);
        return new AccountModel(
            id,
            AccountWords.Title(account, await divisions.Tree(ct)),
            account.Source,
            account.Purpose,
            new Money(account.Balance),
            new Money(account.DebitsHeld),
            [.. rows.Take(Shown)],
            rows.Count > Shown ? Cursor.Pack($"{rows[Shown - 1].Id}") : null
        );
    }
}

/// <summary>What people call an account.</summary>
internal static class AccountWords
{
    public static string Title(Account account, DivisionTree tree)
    {
        var owner = account.Owner.StartsWith("division:", StringComparison.Ordinal)
            ? tree.NameOf(account.Owner[9..])
            : account
                .Owner.Replace("elder:", "老人 ", StringComparison.Ordinal)
                .Replace("org:", "机构 ", StringComparison.Ordinal)
                .Replace("payment:", "付款 ", StringComparison.Ordinal)
                .Replace("decision:", "补贴决定 ", StringComparison.Ordinal);
        return $"{Word(account.Kind)} · {owner}";
    }

    private static string Word(MoneyAccountKind kind) =>
        kind switch
        {
            MoneyAccountKind.Source => "资金来源",
            MoneyAccountKind.Wallet => "补贴钱包",
            MoneyAccountKind.Held => "预留",
            MoneyAccountKind.OperatorPayable => "应付机构",
            MoneyAccountKind.Bank => "银行付款",
            MoneyAccountKind.SelfPay => "个人支付",
            MoneyAccountKind.Returned => "作废与收回",
            MoneyAccountKind.Receivable => "多发待还",
            MoneyAccountKind.WrittenOff => "核销",
        };
}
