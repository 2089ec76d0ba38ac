using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Domain;
using Yiju.Platform.Data;

namespace Yiju.Assessment.Data;

internal sealed class AssessmentDb(DbSession session) : ModuleDb(session)
{
    /// <summary>Those the viewer may see.</summary>
    public IQueryable<Application> Applications => InScope<Application>();

    public DbSet<Application> AllApplications => Set<Application>();

    public DbSet<ApplicationStep> Steps => Set<ApplicationStep>();

    /// <summary>Those the viewer may see.</summary>
    public IQueryable<Case> Cases => InScope<Case>();

    public DbSet<Case> AllCases => Set<Case>();

    public DbSet<CaseAssessor> Assessors => Set<CaseAssessor>();

    public DbSet<FieldEvent> FieldEvents => Set<FieldEvent>();

    public DbSet<CountyReading> Readings => Set<CountyReading>();

    public DbSet<CountyParameter> Parameters => Set<CountyParameter>();

    public DbSet<NamedList> Lists => Set<NamedList>();

    protected override void AddModel(ModelBuilder model) => AssessmentModel.AddModel(model);
}
