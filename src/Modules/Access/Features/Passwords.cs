using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>Sets passwords and hands out one-time codes that let their holder set one. Everything inside the caller's unit of work.</summary>
internal sealed class Passwords(
    AccessDb db,
    DbSession session,
    AccessRuleBook book,
    IPasswordHasher<Account> hasher,
    SignInTries tries,
    AuditTrail audit,
    SignInCache cache
)
{
    private static readonly Fault WrongCode = Fault.Invalid(
        "reset-code-wrong",
        "重置码不对、已经用过或者已经过期。请重新要一个。",
        "code"
    );

    /// <summary>The refusal of a password that is too weak; null when it will do.</summary>
    public Fault? Judge(string password, string userName) =>
        PasswordRules.Judge(password, userName, book.On(session.Time.Today()), book.CommonPasswords);

    public string Hash(Account account, string password) => hasher.HashPassword(account, password);

    public bool IsRight(Account account, string password) =>
        account.PasswordHash is { } hash
        && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>Takes a new password; all other sign-ins of the account end.</summary>
    public Outcome<Done> Set(Account account, string password, string why)
    {
        if (Judge(password, account.UserName) is { } weak)
        {
            return weak;
        }
        account.PasswordHash = Hash(account, password);
        account.SecurityStamp = Secrets.NewStamp();
        account.MustChangePassword = false;
        (account.ResetPrint, account.ResetUntil) = (null, null);
        audit.Did($"access.password-{why}", [account.Id]);
        session.AfterCommit(cache.Forget);
        return default(Done);
    }

    /// <summary>A one-time code for the account, to be told to its owner; only its fingerprint stays.</summary>
    public string NewResetCode(Account account)
    {
        var code = Secrets.NewCode(3);
        account.ResetPrint = Secrets.Print(account.UserName, code);
        account.ResetUntil = session.Time.Instant().AddHours(book.On(session.Time.Today()).ResetCodeHours);
        return code;
    }

    /// <summary>Sets a new password against a one-time code that somebody entitled has handed out.</summary>
    public async Task<Outcome<Done>> Reset(string userName, string code, string password, CancellationToken ct)
    {
        var name = userName.Trim().ToLowerInvariant();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.UserName == name && a.ClosedAt == null, ct);
        if (
            account?.ResetPrint is null
            || account.ResetUntil < session.Time.Instant()
            || !Secrets.Same(account.ResetPrint, name, code)
        )
        {
            return WrongCode;
        }
        await tries.Clear(name, ct);
        return Set(account, password, "reset");
    }
}
