using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Domain;
using Yiju.Platform.Data;

namespace Yiju.Benefits.Data;

internal sealed class BenefitsDb(DbSession session) : ModuleDb(session)
{
    public IQueryable<Application> Applications => InScope<Application>();

    public DbSet<Application> AllApplications => Set<Application>();

    public DbSet<ApplicationStep> Steps => Set<ApplicationStep>();

    public IQueryable<BenefitDecision> Decisions => InScope<BenefitDecision>();

    public DbSet<BenefitDecision> AllDecisions => Set<BenefitDecision>();

    public IQueryable<Claim> Claims => InScope<Claim>();

    public DbSet<Claim> AllClaims => Set<Claim>();

    public DbSet<Declined> Declined => Set<Declined>();

    protected override void AddModel(ModelBuilder model) => BenefitsModel.AddModel(model);
}

internal static class BenefitsModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<Application>(e =>
        {
            e.ToTable("benefits_application").HasKey(a => a.Id);
            e.HasIndex(a => new
            {
                a.Division,
                a.State,
                a.Id,
            });
            e.HasIndex(a => a.SubjectId);
        });
        model.Entity<ApplicationStep>(e =>
        {
            e.ToTable("benefits_step").HasKey(s => s.Id);
            e.HasIndex(s => s.ApplicationId);
        });
        model.Entity<BenefitDecision>(e =>
        {
            e.ToTable("benefits_decision").HasKey(d => d.Id);
            e.HasIndex(d => new { d.SubjectId, d.BenefitId });
            e.HasIndex(d => new { d.Division, d.Id });
            e.HasIndex(d => new { d.CreditedThrough, d.Id }).HasFilter("amount_fen is not null");
            e.Ignore(d => d.Cause);
        });
        model.Entity<Claim>(e =>
        {
            e.ToTable("benefits_claim").HasKey(c => c.Id);
            e.HasIndex(c => new { c.SubjectId, c.ClosedAt });
            e.HasIndex(c => new { c.Division, c.Id });
            e.HasIndex(c => c.DecisionId);
            e.HasIndex(c => c.AccountId).IsUnique();
            e.Ignore(c => c.Cause);
        });
        model.Entity<Declined>(e =>
        {
            e.ToTable("benefits_declined").HasKey(d => d.Id);
            e.HasIndex(d => new { d.SubjectId, d.BenefitId });
        });
    }
}
