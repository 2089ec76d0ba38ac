using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Domain;

namespace Yiju.Assessment.Data;

internal static class AssessmentModel
{
    public static void AddModel(ModelBuilder model)
    {
        Applications(model);
        Cases(model);
        model.Entity<CountyReading>(e =>
        {
            e.ToTable("assessment_reading").HasKey(r => r.Id);
            e.HasIndex(r => new
                {
                    r.ScaleId,
                    r.Division,
                    r.FromOn,
                })
                .IsUnique();
        });
        model.Entity<CountyParameter>(e =>
        {
            e.ToTable("assessment_parameter").HasKey(p => p.Id);
            e.HasIndex(p => new
            {
                p.Key,
                p.Division,
                p.FromOn,
            });
        });
        model.Entity<NamedList>(e =>
        {
            e.ToTable("assessment_list").HasKey(l => l.Id);
            e.HasIndex(l => new { l.Division, l.Kind });
        });
    }

    private static void Applications(ModelBuilder model)
    {
        model.Entity<Application>(e =>
        {
            e.ToTable("assessment_application").HasKey(a => a.Id);
            e.Ignore(a => a.IsOpen);
            e.HasIndex(a => new
            {
                a.Division,
                a.State,
                a.Id,
            });
            e.HasIndex(a => a.SubjectId);
            e.HasIndex(a => a.ListId);
            e.HasIndex(a => new { a.AppliedBy, a.ExternalId }).IsUnique();
        });
        model.Entity<ApplicationStep>(e =>
        {
            e.ToTable("assessment_step").HasKey(s => s.Id);
            e.HasIndex(s => s.ApplicationId);
        });
    }

    private static void Cases(ModelBuilder model)
    {
        model.Entity<Case>(e =>
        {
            e.ToTable("assessment_case").HasKey(c => c.Id);
            e.Ignore(c => c.Stands);
            e.HasIndex(c => new
            {
                c.Division,
                c.State,
                c.ValidUntil,
            });
            e.HasIndex(c => new { c.SubjectId, c.AssessedOn });
            e.HasIndex(c => new { c.OrgId, c.State });
            e.HasIndex(c => c.AboutCaseId);
            e.HasIndex(c => c.ApplicationId);
            e.HasIndex(c => c.TakenOverFrom).IsUnique();
        });
        model.Entity<CaseAssessor>(e =>
        {
            e.ToTable("assessment_assessor").HasKey(a => a.Id);
            e.HasIndex(a => a.CaseId);
            e.HasIndex(a => a.AccountId);
            e.HasIndex(a => a.WorkerId);
        });
        model.Entity<FieldEvent>(e =>
        {
            e.ToTable("assessment_field_event").HasKey(f => f.Id);
            e.HasIndex(f => new { f.CaseId, f.ClientId }).IsUnique();
        });
    }
}
