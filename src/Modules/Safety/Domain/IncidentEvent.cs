using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Yiju.Safety.Domain;

/// <summary>
/// One entry of an incident's timeline. Written once: the database refuses to change or delete it, and each entry's hash covers
/// the one before it (EMG-07).
/// </summary>
internal sealed class IncidentEvent
{
    public long Id { get; init; }

    public required long IncidentId { get; init; }

    /// <summary>1, 2, 3 … within the incident.</summary>
    public required int Sequence { get; init; }

    public required DateTime At { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>A short sentence without phone and ID numbers.</summary>
    public required string Text { get; init; }

    public required long AccountId { get; init; }

    public required string By { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>SHA-256 over the hash before and everything the entry says.</summary>
    public static byte[] HashOf(
        byte[] before,
        long incidentId,
        int sequence,
        DateTime at,
        EventKind kind,
        string text,
        long accountId,
        string by
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(numbers, incidentId);
        BinaryPrimitives.WriteInt32BigEndian(numbers[8..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[12..], at.Ticks);
        BinaryPrimitives.WriteInt32BigEndian(numbers[20..], (int)kind);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], accountId);
        hash.AppendData(before);
        hash.AppendData(numbers);
        hash.AppendData(Encoding.UTF8.GetBytes($"{by}\u001f{text}"));
        return hash.GetHashAndReset();
    }

    /// <summary>True when no entry is changed, missing, added or out of order.</summary>
    /// <param name="entries">By sequence.</param>
    /// <param name="head">Hash of the last entry as the incident knows it.</param>
    public static bool Holds(IReadOnlyList<IncidentEvent> entries, int count, byte[] head)
    {
        byte[] before = [];
        for (var i = 0; i < entries.Count; i++)
        {
            var e = entries[i];
            var hash = HashOf(before, e.IncidentId, e.Sequence, e.At, e.Kind, e.Text, e.AccountId, e.By);
            if (e.Sequence != i + 1 || !hash.AsSpan().SequenceEqual(e.Hash))
            {
                return false;
            }
            before = hash;
        }
        return entries.Count == count && before.AsSpan().SequenceEqual(head);
    }
}

/// <summary>Kinds of entries; the numbers are stored.</summary>
internal enum EventKind
{
    Triggered = 1,
    TriggeredAgain = 2,
    FamilyNoticed = 3,
    NobodyToNotice = 4,
    StationAsked = 5,
    NoStation = 6,
    Taken = 7,
    Called = 8,
    Accepted = 9,
    Arrived = 10,
    ElderSaid = 11,
    Noted = 12,
    Escalated = 13,
    DataOpened = 14,
    Closed = 15,
    Reviewed = 16,
    Merged = 17,
}
