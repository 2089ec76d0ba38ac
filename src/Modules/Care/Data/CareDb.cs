using Microsoft.EntityFrameworkCore;
using Yiju.Care.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Care.Data;

internal sealed class CareDb(DbSession session) : ModuleDb(session)
{
    /// <summary>Those the viewer may see; the All… sets are for work the system does by itself and for rows found by a right of their own.</summary>
    public IQueryable<Order> Orders => InScope<Order>();

    public IQueryable<Visit> Visits => InScope<Visit>();

    public IQueryable<Agreement> Agreements => InScope<Agreement>();

    public IQueryable<Plan> Plans => InScope<Plan>();

    public DbSet<Order> AllOrders => Set<Order>();

    public DbSet<Visit> AllVisits => Set<Visit>();

    public DbSet<Agreement> AllAgreements => Set<Agreement>();

    public DbSet<Plan> AllPlans => Set<Plan>();

    public DbSet<VisitEvent> VisitEvents => Set<VisitEvent>();

    public DbSet<OrderEntry> OrderEntries => Set<OrderEntry>();

    public DbSet<CountyItem> CountyItems => Set<CountyItem>();

    /// <summary>Elders that were granted to a key and purpose, such as a daughter's mother.</summary>
    public IQueryable<long> GrantedTo(string grantee, DateTime now) =>
        Set<Grant>()
            .Where(g => g.Grantee == grantee && g.FromAt <= now && (g.UntilAt == null || g.UntilAt > now))
            .Select(g => g.SubjectId)
            .Distinct();

    protected override void AddModel(ModelBuilder model) => CareModel.AddModel(model);
}

internal static class CareModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<Order>(e =>
        {
            e.ToTable("care_order").HasKey(o => o.Id);
            e.HasIndex(o => new { o.SubjectId, o.PlannedAt });
            e.HasIndex(o => new { o.OrgId, o.PlannedAt });
            e.HasIndex(o => new { o.Division, o.PlannedAt });
            e.HasIndex(o => o.ExternalId).IsUnique();
        });
        model.Entity<OrderEntry>(e =>
        {
            e.ToTable("care_order_entry").HasKey(o => o.Id);
            e.HasIndex(o => o.OrderId);
        });
        Visits(model);
        model.Entity<Agreement>(e =>
        {
            e.ToTable("care_agreement").HasKey(a => a.Id);
            e.HasIndex(a => new { a.SubjectId, a.OrgId });
            e.HasIndex(a => new { a.OrgId, a.Id });
            e.HasIndex(a => a.Division);
        });
        model.Entity<Plan>(e =>
        {
            e.ToTable("care_plan").HasKey(p => p.Id);
            e.HasIndex(p => p.SubjectId);
            e.HasIndex(p => p.Division);
            e.HasIndex(p => new { p.State, p.MadeUntil });
        });
        model.Entity<CountyItem>(e =>
        {
            e.ToTable("care_county_item").HasKey(c => c.Id);
            e.HasIndex(c => new { c.Division, c.ItemCode });
        });
    }

    private static void Visits(ModelBuilder model)
    {
        model.Entity<Visit>(e =>
        {
            e.ToTable("care_visit").HasKey(v => v.Id);
            e.HasIndex(v => new { v.Division, v.PlannedOn });
            e.HasIndex(v => new { v.OrgId, v.PlannedOn });
            e.HasIndex(v => new { v.WorkerId, v.PlannedOn });
            e.HasIndex(v => new { v.State, v.PlannedAt });
            e.HasIndex(v => new { v.SubjectId, v.PlannedAt });
            e.HasIndex(v => v.OrderId);
        });
        model.Entity<VisitEvent>(e =>
        {
            e.ToTable("care_visit_event").HasKey(v => v.Id);
            e.HasIndex(v => v.VisitId);
            e.HasIndex(v => new { v.WorkerId, v.ClientId }).IsUnique();
        });
    }
}
