using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
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

    /// <summary>The newest lists of a kind in an area.</summary>
    public Task<List<NamedList>> Latest(ListKind kind, DivisionCode area, int count, CancellationToken ct)
    {
        var (first, last) = area.Range;
        return Lists
            .AsNoTracking()
            .Where(l =>
                l.Kind == kind && string.Compare(l.Division, first) >= 0 && string.Compare(l.Division, last) <= 0
            )
            .OrderByDescending(l => l.Id)
            .Take(count)
            .ToListAsync(ct);
    }

    protected override void AddModel(ModelBuilder model) => AssessmentModel.AddModel(model);
}
