using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>
/// Remembers who stood in earlier rows of the file (REG-23), in 64-bit fingerprints: some 40 bytes a row and key, and
/// for a million rows a chance of about one in ten million that two different people are taken for one.
/// </summary>
internal sealed class ElderDuplicates
{
    private readonly Dictionary<ulong, (int Row, ulong Name)> ids = [];
    private readonly Dictionary<ulong, int> people = [];
    private readonly Dictionary<ulong, int> externalIds = [];
    private readonly Dictionary<ulong, int> phones = [];

    public void Check(RowReport report, ElderRow row)
    {
        var name = Fingerprint(row.Name);
        var sameId = CheckId(report, row, name);
        var known = row is { Name.Length: > 0, LivingAddress.Length: > 0, BirthDate: not null };
        if (
            known
            && Earlier(people, Fingerprint($"{row.Name}\n{row.BirthDate:yyyyMMdd}\n{row.LivingAddress}"), report.Row)
                is { } person
            && !sameId
        )
        {
            report.Report("name", ElderCodes.DuplicatePerson, $"{person}");
        }
        if (row.ExternalId is { } externalId && Earlier(externalIds, Fingerprint(externalId), report.Row) is { } other)
        {
            report.Report("externalId", ElderCodes.DuplicateExternalId, externalId, $"{other}");
        }
        if (row.Phone is { } phone && Earlier(phones, Fingerprint(phone), report.Row) is { } sharer && !sameId)
        {
            report.Report("phone", ElderCodes.PhoneShared, $"{sharer}");
        }
    }

    private bool CheckId(RowReport report, ElderRow row, ulong name)
    {
        if (row.IdNumber is not { } number || report.IsWrong("idNumber"))
        {
            return false;
        }
        var key = Fingerprint(number);
        if (ids.TryGetValue(key, out var earlier))
        {
            report.Report(
                "idNumber",
                earlier.Name == name ? ElderCodes.DuplicateId : ElderCodes.DuplicateIdOther,
                $"{earlier.Row}"
            );
            return true;
        }
        ids.Add(key, (report.Row, name));
        return false;
    }

    private static int? Earlier(Dictionary<ulong, int> seen, ulong key, int row)
    {
        if (seen.TryGetValue(key, out var earlier))
        {
            return earlier;
        }
        seen.Add(key, row);
        return null;
    }

    /// <summary>FNV-1a over the signs, then mixed.</summary>
    private static ulong Fingerprint(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in text)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }
            return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
        }
    }
}
