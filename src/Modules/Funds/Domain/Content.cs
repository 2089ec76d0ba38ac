using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Yiju.Funds.Contracts;

namespace Yiju.Funds.Domain;

/// <summary>
/// Tells whether a repeated call asks for the same as the first. The day is left out: a retry after midnight is still the same call.
/// </summary>
internal static class Content
{
    public static long Of(NewJournal journal) =>
        Of([
            journal.Kind,
            journal.Cause,
            journal.Rule ?? "",
            .. journal.Lines.Select(l => $"{l.AccountId}={l.Amount.Fen}"),
        ]);

    public static long Of(params ReadOnlySpan<string> parts) =>
        BinaryPrimitives.ReadInt64BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts!))).AsSpan(0, 8)
        );
}
