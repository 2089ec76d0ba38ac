using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Domain.Runs;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Platform.Data;

namespace Yiju.Benefits.Data;

internal sealed class BenefitsDb(DbSession session) : ModuleDb(session)
{
    public IQueryable<Application> Applications => InScope<Application>();

    public DbSet<Application> AllApplications => Set<Application>();

    public DbSet<ApplicationStep> Steps => Set<ApplicationStep>();

    public IQueryable<BenefitDecision> Decisions => InScope<BenefitDecision>();

    public DbSet<BenefitDecision> AllDecisions => Set<BenefitDecision>();

    public IQueryable<PackDraft> Drafts => InScope<PackDraft>();

    public DbSet<PackDraft> AllDrafts => Set<PackDraft>();

    public DbSet<PackDraftText> DraftTexts => Set<PackDraftText>();

    public DbSet<PackDraftStep> DraftSteps => Set<PackDraftStep>();
    public DbSet<BenefitRun> Runs => Set<BenefitRun>();

    public DbSet<OutcomeLayout> Layouts => Set<OutcomeLayout>();

    public IQueryable<OutcomeRow> Outcomes => InScope<OutcomeRow>();

    public DbSet<OutcomeRow> AllOutcomes => Set<OutcomeRow>();

    public IQueryable<BenefitChange> Changes => InScope<BenefitChange>();

    public DbSet<BenefitChange> AllChanges => Set<BenefitChange>();

    public DbSet<SimulationRow> Simulations => Set<SimulationRow>();

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
        Runs(model);
    }

    private static void Runs(ModelBuilder model)
    {
        model.Entity<BenefitRun>(e =>
        {
            e.ToTable("benefits_run").HasKey(r => r.Id);
            e.HasIndex(r => r.JobId);
        });
        model.Entity<OutcomeLayout>(e => e.ToTable("benefits_layout").HasKey(l => l.Id));
        model.Entity<OutcomeRow>(e =>
        {
            e.ToTable("benefits_outcome").HasKey(o => new { o.SubjectId, o.RunId });
            e.HasIndex(o => o.SubjectId).HasFilter("superseded_by is null").HasDatabaseName("ix_benefits_outcome_now");
        });
        model.Entity<BenefitChange>(e =>
        {
            e.ToTable("benefits_change")
                .HasKey(c => new
                {
                    c.SubjectId,
                    c.Benefit,
                    c.RunId,
                });
            e.HasIndex(c => new { c.RunId, c.Division });
            e.HasIndex(c => new { c.Division, c.Benefit })
                .HasFilter("superseded_by is null and answer = 2")
                .HasDatabaseName("ix_benefits_change_now");
        });
        model.Entity<SimulationRow>(e =>
        {
            e.ToTable("benefits_simulation").HasKey(s => s.Id);
            e.HasIndex(s => s.Draft);
        });
        WorkbenchModel.AddModel(model);
    }
}
