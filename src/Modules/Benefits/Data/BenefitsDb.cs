using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Domain;
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
        });
        WorkbenchModel.AddModel(model);
    }
}
