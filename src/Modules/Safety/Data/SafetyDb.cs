using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Data;

internal sealed class SafetyDb(DbSession session) : ModuleDb(session)
{
    /// <summary>Leave that responders get for the length of a case (SEC-06).</summary>
    public const string Rescue = "rescue";

    private readonly DbSession session = session;

    /// <summary>Incidents in the viewer's territory, and those the viewer or the viewer's organisation was called to.</summary>
    public IQueryable<Incident> Incidents
    {
        get
        {
            var viewer = session.Viewer;
            var (first, last, grantee, now) = viewer.Scope;
            var account = $"account:{viewer.AccountId}";
            var org = viewer.OrgId is { } id ? $"org:{id}" : null;
            var grants = Set<Grant>();
            return Set<Incident>()
                .Where(r =>
                    (first != null && string.Compare(r.Division, first) >= 0 && string.Compare(r.Division, last) <= 0)
                    || grants.Any(g =>
                        (g.Grantee == account || g.Grantee == org || g.Grantee == grantee)
                        && g.SubjectId == r.SubjectId
                        && g.Purpose == Rescue
                        && g.FromAt <= now
                        && (g.UntilAt == null || g.UntilAt > now)
                    )
                );
        }
    }

    public DbSet<Incident> AllIncidents => Set<Incident>();

    public DbSet<IncidentEvent> Events => Set<IncidentEvent>();

    public DbSet<TakenTrigger> Triggers => Set<TakenTrigger>();

    public IQueryable<Device> Devices => InScope<Device>();

    public DbSet<Device> AllDevices => Set<Device>();

    public DbSet<Limit> Limits => Set<Limit>();

    protected override void AddModel(ModelBuilder model) => SafetyModel.AddModel(model);
}
