using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;

namespace Yiju.Platform.Messages;

/// <summary>Sends a note to somebody's WeChat. The local gateway writes it where a person can read it; a city configures a real one.</summary>
public interface IWeChatGateway
{
    /// <summary>Whose WeChat a binding code belongs to: what the city's mini programme or account shows its user.</summary>
    /// <returns>The id under which that person is written to; null when the code is unknown or used up.</returns>
    Task<string?> OpenIdOf(string code, CancellationToken ct);

    /// <param name="key">The same note has the same key, so that a retry is not sent twice.</param>
    /// <param name="link">Page of this platform that the note opens; null when none.</param>
    /// <returns>False when this person takes no notes any more: then a text message goes out instead.</returns>
    Task<bool> Send(string key, string openId, string text, string? link, CancellationToken ct);
}

/// <summary>The gateway of a deployment without one: writes each note to <c>wechat.ndjson</c> in the data folder; any code binds.</summary>
public sealed class LocalWeChatGateway(DataFolder folder, TimeProvider time) : IWeChatGateway
{
    private readonly LocalLog<Sent> log = new(folder, "wechat.ndjson");

    public Task<string?> OpenIdOf(string code, CancellationToken ct) => Task.FromResult<string?>($"local-{code}");

    public async Task<bool> Send(string key, string openId, string text, string? link, CancellationToken ct)
    {
        await log.Add(new Sent(key, time.Instant(), openId, text, link), ct);
        return true;
    }

    /// <summary>The last notes, newest first.</summary>
    public Task<IReadOnlyList<Sent>> Latest(int count, CancellationToken ct) => log.Latest(count, ct);

    public sealed record Sent(string Key, DateTime At, string OpenId, string Text, string? Link);
}

/// <summary>A phone whose owner chose WeChat instead of text messages.</summary>
public sealed class WeChatBinding
{
    internal const string PhoneField = "platform.wechat.phone";
    internal const string OpenIdField = "platform.wechat.openid";

    public long Id { get; init; }

    /// <summary>The account that proved the phone.</summary>
    public required long AccountId { get; init; }

    /// <summary>Encrypted.</summary>
    public required byte[] Phone { get; set; }

    /// <summary>Blind index of the phone.</summary>
    public required byte[] PhoneIndex { get; set; }

    /// <summary>Encrypted.</summary>
    public required byte[] OpenId { get; set; }

    public required DateTime At { get; init; }
}

/// <summary>How the owners of phones want to be told. The caller has made sure that the phone is theirs.</summary>
public sealed class WeChatBindings(PlatformDb db, DbSession session, FieldCipher cipher, BlindIndex index)
{
    /// <summary>From now on notes to this phone go to WeChat; inside the caller's unit of work.</summary>
    /// <param name="phone">Digits only.</param>
    public async Task Bind(string phone, string openId, CancellationToken ct)
    {
        db.WeChat.RemoveRange(await Of(phone).ToListAsync(ct));
        db.WeChat.Add(
            new WeChatBinding
            {
                Id = session.Ids.Next(),
                AccountId = session.Viewer.AccountId,
                Phone = cipher.Protect(WeChatBinding.PhoneField, phone),
                PhoneIndex = index.Of(WeChatBinding.PhoneField, phone),
                OpenId = cipher.Protect(WeChatBinding.OpenIdField, openId),
                At = session.Time.Instant(),
            }
        );
    }

    /// <summary>Back to text messages; inside the caller's unit of work. Only what this account bound itself.</summary>
    public async Task Unbind(long id, CancellationToken ct) =>
        db.WeChat.RemoveRange(
            await db.WeChat.Where(b => b.Id == id && b.AccountId == session.Viewer.AccountId).ToListAsync(ct)
        );

    /// <summary>What this account has bound, with masked phones.</summary>
    public async Task<IReadOnlyList<(long Id, string Phone, DateTime At)>> Mine(CancellationToken ct)
    {
        var rows = await db
            .WeChat.AsNoTracking()
            .Where(b => b.AccountId == session.Viewer.AccountId)
            .OrderBy(b => b.Id)
            .ToListAsync(ct);
        return [.. rows.Select(b => (b.Id, PhoneNumber.Mask(cipher.Reveal(WeChatBinding.PhoneField, b.Phone)), b.At))];
    }

    /// <summary>Where notes to a phone go; null when its owner wants text messages.</summary>
    public async Task<string?> OpenIdOf(string phone, CancellationToken ct) =>
        await Of(phone).AsNoTracking().FirstOrDefaultAsync(ct) is { } binding
            ? cipher.Reveal(WeChatBinding.OpenIdField, binding.OpenId)
            : null;

    private IQueryable<WeChatBinding> Of(string phone)
    {
        var prints = index.Candidates(WeChatBinding.PhoneField, phone);
        return db.WeChat.Where(b => prints.Contains(b.PhoneIndex));
    }
}

/// <summary>Phones and WeChat ids, for a rotation of keys.</summary>
internal sealed class ProtectedWeChat(PlatformDb db, FieldCipher cipher, BlindIndex index)
    : ProtectedTable<WeChatBinding>("platform.wechat", db.WeChat, b => b.Id)
{
    protected override bool Renew(WeChatBinding row)
    {
        if (!cipher.IsOld(row.Phone))
        {
            return false;
        }
        var phone = cipher.Reveal(WeChatBinding.PhoneField, row.Phone);
        row.Phone = cipher.Protect(WeChatBinding.PhoneField, phone);
        row.PhoneIndex = index.Of(WeChatBinding.PhoneField, phone);
        row.OpenId = cipher.Protect(WeChatBinding.OpenIdField, cipher.Reveal(WeChatBinding.OpenIdField, row.OpenId));
        return true;
    }
}
