using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Network.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Network.Features;

/// <summary>
/// The account an organisation is paid to: the organisation enters it, the county types the number again from the bank's paper, and only when
/// both are the same is it paid to (FND-05, SEC-09). The number is encrypted and shown masked; earlier accounts stay as history.
/// </summary>
internal sealed class KeepBankAccounts(
    NetworkDb db,
    DbSession session,
    OrgReach reach,
    FieldCipher cipher,
    WorkList work,
    AuditTrail audit
) : IPayAccounts
{
    private const int ShortestNumber = 8;
    private const int LongestNumber = 32;
    private const string Kind = "network.bank-account";

    private static readonly Role[] Owners = [Role.OperatorManager, Role.AgencyManager];
    private static readonly Role[] Deciders = [Role.CountyOfficer];
    private static readonly Role[] Seeing =
    [
        .. Owners,
        .. Deciders,
        Role.CityOfficer,
        Role.FinanceOfficer,
        Role.Auditor,
    ];

    private static readonly Fault Unknown = Fault.NotFound(
        "bank-account-unknown",
        "没有等着核对的收款账户。请刷新页面再看。"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/operators/{id:long}/account",
                (long id, KeepBankAccounts keep, HttpContext http, CancellationToken ct) =>
                    keep.Show(id, new BankAccountForm(), [], http, ct)
            )
            .For(Seeing)
            .ExcludeFromDescription();
        Step("", Owners, (keep, id, form, ct) => keep.Enter(id, form, ct));
        Step("/confirm", Deciders, (keep, id, form, ct) => keep.Confirm(id, form, ct));
        Step("/refuse", Deciders, (keep, id, form, ct) => keep.Refuse(id, form, ct));

        void Step(
            string verb,
            Role[] roles,
            Func<KeepBankAccounts, long, BankAccountForm, CancellationToken, Task<Outcome<Done>>> deed
        ) =>
            routes
                .MapForm(
                    $"/operators/{{id:long}}/account{verb}",
                    (
                        long id,
                        [FromForm] BankAccountForm form,
                        KeepBankAccounts keep,
                        Commands commands,
                        HttpContext http,
                        CancellationToken ct
                    ) =>
                        commands.Form(
                            () => deed(keep, id, form, ct),
                            _ => $"/operators/{id}/account",
                            faults => keep.Show(id, form, faults, http, ct),
                            ct
                        )
                )
                .For(roles)
                .ExcludeFromDescription();
    }

    public async Task<IReadOnlyDictionary<long, PayAccount>> Of(
        IReadOnlyCollection<long> orgIds,
        CancellationToken ct
    ) =>
        (
            await db
                .BankAccounts.AsNoTracking()
                .Where(a => orgIds.Contains(a.OrgId) && a.State == BankAccountState.Confirmed)
                .ToListAsync(ct)
        ).ToDictionary(
            a => a.OrgId,
            a => new PayAccount(a.Holder, a.Bank, cipher.Reveal(BankAccount.NumberField, a.Number))
        );

    private async Task<Outcome<Done>> Enter(long id, BankAccountForm form, CancellationToken ct)
    {
        var org = await reach.Org(id, ct);
        if (!org.Ok)
        {
            return org.As<Done>();
        }
        var typed = new Typed();
        var holder = typed.Text(form.Holder, "holder", "还没有写户名。请照开户证明填写。");
        var bank = typed.Text(form.Bank, "bank", "还没有写开户行。请写到支行，例如 示例银行赤坎支行。");
        var number = Digits(form.Number);
        if (number is null)
        {
            typed.Faults.Add(Wrong);
        }
        if (typed.Faults.Count > 0)
        {
            return typed.Faults;
        }
        var now = session.Time.Instant();
        await foreach (var waiting in Waiting(id).AsAsyncEnumerable().WithCancellation(ct))
        {
            waiting.Replace(now);
        }
        var account = new BankAccount
        {
            Id = session.Ids.Next(),
            OrgId = id,
            Holder = holder,
            Bank = bank,
            Number = cipher.Protect(BankAccount.NumberField, number!),
            EnteredAt = now,
            EnteredBy = session.Viewer.AccountId,
            EnteredByName = session.Viewer.Name,
        };
        db.BankAccounts.Add(account);
        await work.Finish(CauseOf(id), ct);
        await work.Ask(
            new WorkRequest(
                Kind,
                $"核对 {org.Value.Name} 的收款账户",
                $"/operators/{id}/account",
                Directory.CountyOf(org.Value.Division),
                id,
                Role.CountyOfficer,
                CauseOf(id)
            ),
            ct
        );
        audit.Did("network.bank-account-entered", [], detail: $"org {id} account {account.Id}");
        return default(Done);
    }

    private async Task<Outcome<Done>> Confirm(long id, BankAccountForm form, CancellationToken ct)
    {
        var found = await Find(id, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        var account = found.Value;
        if (account.EnteredBy == session.Viewer.AccountId)
        {
            return Fault.Forbidden("same-person", "填写和核对不能由同一个人办。请交给另一位同事。");
        }
        if (Digits(form.Number) is not { } number)
        {
            return Wrong;
        }
        if (number != cipher.Reveal(BankAccount.NumberField, account.Number))
        {
            audit.Did("network.bank-account-differs", [], detail: $"org {id} account {account.Id}");
            return Fault.Refused(
                "bank-account-differs",
                "和机构填的账号不一样。请照开户证明再核对一次；如果机构填错了，请退回。",
                "number"
            );
        }
        var now = session.Time.Instant();
        foreach (
            var before in await db
                .BankAccounts.Where(a => a.OrgId == id && a.State == BankAccountState.Confirmed)
                .ToListAsync(ct)
        )
        {
            before.Replace(now);
        }
        account.Confirm(session.Viewer.Name, now);
        await work.Finish(CauseOf(id), ct);
        audit.Did("network.bank-account-confirmed", [], detail: $"org {id} account {account.Id}");
        return default(Done);
    }

    private async Task<Outcome<Done>> Refuse(long id, BankAccountForm form, CancellationToken ct)
    {
        var found = await Find(id, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            return Fault.Invalid("reason-missing", "请写清楚为什么退回，机构照着改。", "reason");
        }
        found.Value.Refuse(form.Reason.Trim(), session.Viewer.Name, session.Time.Instant());
        await work.Finish(CauseOf(id), ct);
        var org = (await reach.Org(id, ct)).Value;
        await work.Ask(
            new WorkRequest(
                Kind,
                "收款账户被退回，请改好再交",
                $"/operators/{id}/account",
                org.Division,
                id,
                org.Kind == OrgKind.AssessmentAgency ? Role.AgencyManager : Role.OperatorManager,
                CauseOf(id),
                Grantee: $"org:{id}"
            ),
            ct
        );
        audit.Did("network.bank-account-refused", [], form.Reason.Trim(), $"org {id} account {found.Value.Id}");
        return default(Done);
    }

    private async Task<Outcome<BankAccount>> Find(long id, CancellationToken ct)
    {
        var org = await reach.Org(id, ct);
        return !org.Ok ? org.As<BankAccount>()
            : await Waiting(id).SingleOrDefaultAsync(ct) is { } account ? account
            : Unknown;
    }

    private IQueryable<BankAccount> Waiting(long id) =>
        db.BankAccounts.Where(a => a.OrgId == id && a.State == BankAccountState.Entered);

    private async Task<IResult> Show(
        long id,
        BankAccountForm form,
        IReadOnlyList<Fault> faults,
        HttpContext http,
        CancellationToken ct
    )
    {
        var org = await reach.Org(id, ct);
        if (!org.Ok)
        {
            return Problems.Of(org.Faults, http);
        }
        var rows = await db
            .BankAccounts.AsNoTracking()
            .Where(a => a.OrgId == id)
            .OrderByDescending(a => a.Id)
            .ToListAsync(ct);
        await audit.Looked("network.bank-account", [], detail: $"org {id}");
        return Page.Of<BankAccountPage>(
            "收款账户",
            new BankAccountModel(
                id,
                org.Value.Name,
                [.. rows.Select(Line)],
                form with
                {
                    Holder = form.Holder ?? org.Value.Name,
                },
                session.Viewer.Is(Owners),
                session.Viewer.Is(Deciders) && rows.Exists(a => a.State == BankAccountState.Entered),
                faults
            ),
            faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200
        );
    }

    private BankAccountLine Line(BankAccount account)
    {
        var (state, word) = BankAccountWords.Of(account.State);
        return new(
            account.Holder,
            account.Bank,
            ResidentId.Mask(cipher.Reveal(BankAccount.NumberField, account.Number)),
            state,
            word,
            account.EnteredByName,
            account.EnteredAt,
            account.DecidedByName,
            account.DecidedAt,
            account.Reason
        );
    }

    /// <summary>The digits of an account number; spaces and hyphens are forgiven. Null when it is none.</summary>
    private static string? Digits(string? text)
    {
        var digits = string.Concat((text ?? "").Where(c => c is not (' ' or '-' or '\u3000')));
        return digits.Length is >= ShortestNumber and <= LongestNumber && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static Fault Wrong =>
        Fault.Invalid(
            "bank-account-number",
            $"账号应为 {ShortestNumber} 至 {LongestNumber} 位数字。请照开户证明填写。",
            "number"
        );

    private static string CauseOf(long org) => $"bank-account:{org}";
}
