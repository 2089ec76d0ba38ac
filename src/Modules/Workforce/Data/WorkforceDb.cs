using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Workforce.Domain;

namespace Yiju.Workforce.Data;

/// <summary>Staff belong to organisations, not to places: every page asks for the rows of the viewer's own organisation.</summary>
internal sealed class WorkforceDb(DbSession session) : ModuleDb(session)
{
    public DbSet<Worker> Workers => Set<Worker>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<Relative> Relatives => Set<Relative>();

    protected override void AddModel(ModelBuilder model) => WorkforceModel.AddModel(model);
}

internal static class WorkforceModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<Worker>(e =>
        {
            e.ToTable("workforce_worker").HasKey(w => w.Id);
            e.HasIndex(w => new { w.OrgId, w.Name });
            e.HasIndex(w => w.ResidentIdIndex);
            e.HasIndex(w => w.AccountId);
        });
        model.Entity<Certificate>(e =>
        {
            e.ToTable("workforce_certificate").HasKey(c => c.Id);
            e.HasIndex(c => c.WorkerId);
            e.HasIndex(c => c.ValidTo);
        });
        model.Entity<Relative>(e => e.ToTable("workforce_relative").HasKey(r => new { r.WorkerId, r.ElderId }));
    }
}
