using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;

namespace Yiju.Platform.Audit;

/// <summary>What to look for in the trail; everything empty is the newest entries.</summary>
/// <param name="Actor">Beginning of the name.</param>
/// <param name="Action">The action's word, or an area of actions with its dot, such as <c>people.</c>.</param>
/// <param name="From">First instant, included.</param>
/// <param name="Until">First instant no longer included.</param>
public sealed record AuditSearch(string? Actor, string? Action, long? Subject, DateTime? From, DateTime? Until);

/// <summary>Reads the trail. The caller audits that it was read.</summary>
public sealed class AuditReader(PlatformDb db)
{
    /// <summary>Newest first, entries before <paramref name="before"/> when that is given.</summary>
    public Task<List<AuditEntry>> Search(AuditSearch search, long? before, int count, CancellationToken ct) =>
        Matching(search)
            .Where(a => before == null || a.Id < before)
            .OrderByDescending(a => a.Id)
            .Take(count)
            .ToListAsync(ct);

    public Task<int> Count(AuditSearch search, CancellationToken ct) => Matching(search).CountAsync(ct);

    private IQueryable<AuditEntry> Matching(AuditSearch search)
    {
        var rows = db.Audit.AsNoTracking();
        if (search.Subject is { } subject)
        {
            var word = subject.ToString(CultureInfo.InvariantCulture);
            rows = rows.Where(a =>
                db.AuditSubjects.Any(s => s.SubjectId == subject && s.EntryId == a.Id)
                || a.Sequence == null && ("," + a.Subjects + ",").Contains("," + word + ",")
            );
        }
        rows = string.IsNullOrWhiteSpace(search.Actor)
            ? rows
            : rows.Where(a => a.Actor.StartsWith(search.Actor.Trim()));
        var action = search.Action?.Trim() ?? "";
        rows =
            action.Length == 0 ? rows
            : action.EndsWith('.') ? rows.Where(a => a.Action.StartsWith(action))
            : rows.Where(a => a.Action == action);
        rows = search.From is { } from ? rows.Where(a => a.At >= from) : rows;
        return search.Until is { } until ? rows.Where(a => a.At < until) : rows;
    }
}
