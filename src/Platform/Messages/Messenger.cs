using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;

namespace Yiju.Platform.Messages;

/// <summary>Sends a text message to a phone. The local gateway writes it where a person can read it; a city configures a real one.</summary>
public interface ISmsGateway
{
    /// <param name="key">The same message has the same key, so that a retry is not sent twice.</param>
    Task Send(string key, string phone, string text, CancellationToken ct);
}

/// <summary>How a note leaves the platform.</summary>
public enum SendBy
{
    /// <summary>As the owner of the phone chose: WeChat, or a text message.</summary>
    Choice,

    /// <summary>By text message whatever was chosen: codes that prove the phone.</summary>
    Sms,

    /// <summary>Both at once: calls for help must not wait in a muted chat.</summary>
    Both,
}

/// <summary>A note that waits to leave; the phone is encrypted until it does.</summary>
public sealed record SmsRequested(
    long MessageId,
    byte[] Phone,
    string Text,
    SendBy By = SendBy.Choice,
    string? Link = null
);

/// <summary>Tells people things: in their message centre, and by text message or WeChat through the outbox.</summary>
public sealed class Messenger(PlatformDb db, DbSession session, Events events, Protection.FieldCipher cipher)
{
    internal const string SmsEvent = "platform.sms-requested.v1";
    internal const string PhoneField = "platform.sms.phone";

    /// <summary>Adds the note inside the caller's unit of work; it leaves the platform after that commits.</summary>
    public void Send(
        string recipient,
        string text,
        string? link = null,
        string? phone = null,
        SendBy by = SendBy.Choice
    )
    {
        var message = new Message
        {
            Id = session.Ids.Next(),
            Recipient = recipient,
            Text = text,
            Link = link,
            At = session.Time.Instant(),
            SentTo = phone is null ? null : PhoneNumber.Mask(phone),
        };
        db.Messages.Add(message);
        if (phone is not null)
        {
            events.Tell(SmsEvent, new SmsRequested(message.Id, cipher.Protect(PhoneField, phone), text, by, link));
        }
    }

    /// <summary>Newest notes to any of the recipients.</summary>
    /// <param name="before">Id of the last note of the page before; null for the newest.</param>
    public Task<List<Message>> Latest(
        IReadOnlyCollection<string> recipients,
        long? before,
        int count,
        CancellationToken ct
    ) =>
        db
            .Messages.AsNoTracking()
            .Where(m => recipients.Contains(m.Recipient) && (before == null || m.Id < before))
            .OrderByDescending(m => m.Id)
            .Take(count)
            .ToListAsync(ct);

    public Task<int> Unread(IReadOnlyCollection<string> recipients, CancellationToken ct) =>
        db.Messages.CountAsync(m => recipients.Contains(m.Recipient) && m.ReadAt == null, ct);

    /// <summary>Marks as read what was shown.</summary>
    public async Task Read(IReadOnlyCollection<string> recipients, CancellationToken ct)
    {
        var now = session.Time.Instant();
        var unread = await db.Messages.Where(m => recipients.Contains(m.Recipient) && m.ReadAt == null).ToListAsync(ct);
        unread.ForEach(m => m.ReadAt = now);
    }
}

internal sealed class SendNote(
    PlatformDb db,
    ISmsGateway sms,
    IWeChatGateway weChat,
    WeChatBindings bindings,
    Protection.FieldCipher cipher
) : ISubscriber<SmsRequested>
{
    private const string ByWeChat = "微信";

    public async Task Handle(SmsRequested happened, CancellationToken ct)
    {
        var phone = cipher.Reveal(Messenger.PhoneField, happened.Phone);
        var id = happened.MessageId;
        var openId = happened.By == SendBy.Sms ? null : await bindings.OpenIdOf(phone, ct);
        var taken = openId is not null && await weChat.Send($"wechat:{id}", openId, happened.Text, happened.Link, ct);
        if (taken && await db.Messages.SingleOrDefaultAsync(m => m.Id == id, ct) is { } message)
        {
            message.SentTo = ByWeChat;
        }
        if (!taken || happened.By == SendBy.Both)
        {
            await sms.Send($"sms:{id}", phone, happened.Text, ct);
        }
    }
}
