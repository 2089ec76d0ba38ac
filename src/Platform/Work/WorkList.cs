using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Platform.Work;

/// <summary>Gives work to desks and takes it off them.</summary>
public sealed class WorkList(PlatformDb db, DbSession session)
{
    /// <summary>Puts work on a desk, inside the caller's unit of work. The same cause, kind and role waits only once.</summary>
    public async Task Ask(WorkRequest request, CancellationToken ct)
    {
        var waiting = await db.Work.AnyAsync(
            w => w.Cause == request.Cause && w.Kind == request.Kind && w.Role == request.Role && w.DoneAt == null,
            ct
        );
        if (!waiting)
        {
            AskNew(request);
        }
    }

    /// <summary>As <see cref="Ask"/>, for a caller who has looked at <see cref="OpenOf"/> and knows that nothing of the sort waits.</summary>
    public void AskNew(WorkRequest request) =>
        db.Work.Add(
            new WorkItem
            {
                Id = session.Ids.Next(),
                Kind = request.Kind,
                Title = request.Title,
                Link = request.Link,
                Division = request.Division,
                SubjectId = request.SubjectId,
                Role = request.Role,
                Grantee = request.Grantee,
                Cause = request.Cause,
                CreatedAt = session.Time.Instant(),
                DueOn = request.DueOn,
                Urgent = request.Urgent,
            }
        );

    /// <summary>What waits about a subject, of one kind.</summary>
    public Task<List<WorkItem>> OpenOf(long subject, string kind, CancellationToken ct) =>
        db.Work.Where(w => w.SubjectId == subject && w.Kind == kind && w.DoneAt == null).ToListAsync(ct);

    /// <summary>Takes one thing off the desk.</summary>
    public void End(WorkItem item) => (item.DoneAt, item.DoneBy) = (session.Time.Instant(), session.Viewer.AccountId);

    /// <summary>Everything that waits because of a cause is done now; a kind narrows it.</summary>
    public async Task Finish(string cause, CancellationToken ct, string? kind = null)
    {
        var open = await db
            .Work.Where(w => w.Cause == cause && w.DoneAt == null && (kind == null || w.Kind == kind))
            .ToListAsync(ct);
        foreach (var item in open)
        {
            End(item);
        }
    }

    /// <summary>What waits for this viewer: urgent first, then by due day, then the oldest.</summary>
    public Task<List<WorkItem>> Mine(int count, CancellationToken ct) =>
        OpenForViewer()
            .OrderByDescending(w => w.Urgent)
            .ThenBy(w => w.DueOn == null)
            .ThenBy(w => w.DueOn)
            .ThenBy(w => w.Id)
            .Take(count)
            .ToListAsync(ct);

    /// <summary>How much waits for this viewer, and how much of it is late on <paramref name="today"/>.</summary>
    public async Task<(int Open, int Late)> Count(DateOnly today, CancellationToken ct) =>
        (await OpenForViewer().CountAsync(ct), await OpenForViewer().CountAsync(w => w.DueOn < today, ct));

    private IQueryable<WorkItem> OpenForViewer()
    {
        var viewer = session.Viewer;
        var account = $"account:{viewer.AccountId}";
        var org = viewer.OrgId is { } id ? $"org:{id}" : null;
        var open = db.Work.AsNoTracking().Where(w => w.DoneAt == null && w.Role == viewer.Role);
        var scope = viewer.Scope;
        return scope.HasTerritory
            ? open.Where(w =>
                string.Compare(w.Division, scope.First) >= 0
                && string.Compare(w.Division, scope.Last) <= 0
                && (w.Grantee == null || w.Grantee == account || w.Grantee == org)
            )
            : open.Where(w => w.Grantee == account || (org != null && w.Grantee == org));
    }
}

/// <summary>What to put on whose desk; the fields are those of <see cref="WorkItem"/>.</summary>
public sealed record WorkRequest(
    string Kind,
    string Title,
    string Link,
    string Division,
    long SubjectId,
    Role Role,
    string Cause,
    DateOnly? DueOn = null,
    string? Grantee = null,
    bool Urgent = false
);
