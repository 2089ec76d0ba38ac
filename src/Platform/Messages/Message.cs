namespace Yiju.Platform.Messages;

/// <summary>A note to one person, shown in the message centre and, when a phone is known, sent as a text message.</summary>
public sealed class Message
{
    public long Id { get; init; }

    /// <summary><c>account:5</c> or <c>elder:9</c>; family of an elder read it under <c>elder:9</c> too.</summary>
    public required string Recipient { get; init; }

    public required string Text { get; init; }

    public string? Link { get; init; }

    public required DateTime At { get; init; }

    public DateTime? ReadAt { get; set; }

    /// <summary>The number the text goes to, masked, or 微信; null when it was only shown.</summary>
    public string? SentTo { get; set; }
}
