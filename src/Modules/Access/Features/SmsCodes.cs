using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Protection;

namespace Yiju.Access.Features;

/// <summary>Six digits sent to a phone: good for minutes, once, for a few tries; so many a day.</summary>
internal sealed class SmsCodes(
    AccessDb db,
    DbSession session,
    BlindIndex index,
    AccessRuleBook book,
    Messenger messenger
)
{
    private static readonly Fault Wrong = Fault.Invalid(
        "sms-code-wrong",
        "验证码不对或者已经过期。请看清短信再输一次，或者重新获取。",
        "code"
    );

    /// <summary>Sends a code, inside the caller's unit of work.</summary>
    public async Task<Outcome<Done>> Send(string purpose, string phone, CancellationToken ct)
    {
        var print = index.Of(ResetPassword.PhoneField, phone);
        var now = session.Time.Instant();
        var rules = book.On(session.Time.Today());
        var since = now.AddDays(-1);
        var sent = await db
            .SmsCodes.Where(c => c.PhoneIndex == print && c.At > since)
            .OrderByDescending(c => c.Id)
            .Select(c => c.At)
            .ToListAsync(ct);
        if (sent.Count > 0 && sent[0].AddSeconds(rules.SmsPauseSeconds) > now)
        {
            return Fault.Refused("sms-too-soon", $"验证码刚发过。请等 {rules.SmsPauseSeconds} 秒再要。", "phone");
        }
        if (sent.Count >= rules.SmsPerDay)
        {
            return Fault.Refused(
                "sms-too-many",
                $"今天已经发了 {sent.Count} 次。请明天再试，或者到村（社区）请人帮忙。",
                "phone"
            );
        }
        var code = Secrets.NewDigits();
        var id = session.Ids.Next();
        db.SmsCodes.Add(
            new SmsCode
            {
                Id = id,
                Purpose = purpose,
                PhoneIndex = print,
                Print = Secrets.Print(Context(id), code),
                At = now,
                UntilAt = now.AddMinutes(rules.SmsCodeMinutes),
            }
        );
        messenger.Send(
            $"sms-code:{id}",
            $"【颐居】验证码 {code}，{rules.SmsCodeMinutes} 分钟内有效。不要告诉别人。",
            phone: phone,
            by: SendBy.Sms
        );
        return default(Done);
    }

    /// <summary>Whether this is the last code sent; a wrong one is counted, in a unit of work of its own.</summary>
    public async Task<Outcome<Done>> IsRight(string purpose, string phone, string code, CancellationToken ct)
    {
        var right = false;
        await session.Commit<Done>(
            async () =>
            {
                var row = await Open(purpose, phone, ct);
                right = row is not null && Secrets.Same(row.Print, Context(row.Id), code);
                row?.Tries += right ? 0 : 1;
                return default(Done);
            },
            ct
        );
        return right ? default(Done) : Wrong;
    }

    /// <summary>Uses the last code up, inside the caller's unit of work.</summary>
    public async Task Use(string purpose, string phone, CancellationToken ct) =>
        (await Open(purpose, phone, ct))?.UsedAt = session.Time.Instant();

    private async Task<SmsCode?> Open(string purpose, string phone, CancellationToken ct)
    {
        var prints = index.Candidates(ResetPassword.PhoneField, phone);
        var now = session.Time.Instant();
        var most = book.On(session.Time.Today()).SmsCodeAttempts;
        var last = await db
            .SmsCodes.Where(c => prints.Contains(c.PhoneIndex) && c.Purpose == purpose)
            .OrderByDescending(c => c.Id)
            .FirstOrDefaultAsync(ct);
        return last is { UsedAt: null } && last.UntilAt > now && last.Tries < most ? last : null;
    }

    private static string Context(long id) => $"sms:{id}";
}
