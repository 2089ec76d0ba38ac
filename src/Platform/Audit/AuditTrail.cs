using System.Globalization;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Platform.Audit;

/// <summary>Records deeds in the transaction that does them, and looks before the answer leaves.</summary>
public sealed class AuditTrail(PlatformDb db, DbSession session, LookWriter looks)
{
    /// <summary>A change: the entry commits with it or not at all.</summary>
    public void Did(string action, IEnumerable<long> subjects, string? reason = null, string? detail = null) =>
        db.Audit.Add(Entry(action, subjects, reason, detail));

    /// <summary>
    /// A look: durable before the page is sent. Looks of many requests share one commit. Inside a unit of work it is written on its own
    /// after that, whatever becomes of it: on SQLite the unit itself holds the only writer, so waiting here would never end.
    /// </summary>
    public Task Looked(string action, IEnumerable<long> subjects, string? reason = null, string? detail = null)
    {
        var written = looks.Write(Entry(action, subjects, reason, detail));
        return session.InTransaction ? Task.CompletedTask : written;
    }

    private AuditEntry Entry(string action, IEnumerable<long> subjects, string? reason, string? detail) =>
        Entry(session.Viewer, session.Ids.Next(), session.Time.Instant(), action, subjects, reason, detail);

    private static AuditEntry Entry(
        Viewer viewer,
        long id,
        DateTime at,
        string action,
        IEnumerable<long> subjects,
        string? reason,
        string? detail
    ) =>
        new()
        {
            Id = id,
            At = at,
            AccountId = viewer.AccountId,
            PostId = viewer.PostId,
            Actor = $"{viewer.Name}（{viewer.Role.Title()}）",
            Action = action,
            Subjects = string.Join(',', subjects.Select(s => s.ToString(CultureInfo.InvariantCulture))),
            Reason = reason,
            Detail = detail,
        };
}
