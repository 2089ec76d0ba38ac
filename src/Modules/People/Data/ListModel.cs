using Microsoft.EntityFrameworkCore;
using Yiju.People.Domain;

namespace Yiju.People.Data;

internal static class ListModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<ImportChange>(e =>
        {
            e.ToTable("people_import_change").HasKey(c => c.Id);
            e.HasIndex(c => new { c.RunId, c.ElderId });
        });
        model.Entity<DuplicatePair>(e =>
        {
            e.ToTable("people_duplicate").HasKey(d => d.Id);
            e.HasIndex(d => new { d.SubjectId, d.OtherId }).IsUnique();
            e.HasIndex(d => new { d.Division, d.State });
        });
        model.Entity<Campaign>(e =>
        {
            e.ToTable("people_campaign").HasKey(c => c.Id);
            e.HasIndex(c => c.Division);
        });
        model.Entity<SurveyTarget>(e =>
        {
            e.ToTable("people_survey_target").HasKey(t => t.Id);
            e.HasIndex(t => new { t.CampaignId, t.SubjectId }).IsUnique();
            e.HasIndex(t => new
            {
                t.CampaignId,
                t.Division,
                t.Outcome,
            });
        });
    }
}
