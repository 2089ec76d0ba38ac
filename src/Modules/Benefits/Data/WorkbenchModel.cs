using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Domain.Workbench;

namespace Yiju.Benefits.Data;

internal static class WorkbenchModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<PackDraft>(e =>
        {
            e.ToTable("benefits_pack_draft").HasKey(d => d.Id);
            e.HasIndex(d => new { d.Division, d.State });
            e.HasIndex(d => d.PackId);
        });
        model.Entity<PackDraftText>(e =>
        {
            e.ToTable("benefits_pack_draft_text").HasKey(t => t.Id);
            e.HasIndex(t => new { t.DraftId, t.Number }).IsUnique();
        });
        model.Entity<PackDraftStep>(e =>
        {
            e.ToTable("benefits_pack_draft_step").HasKey(s => s.Id);
            e.HasIndex(s => s.DraftId);
        });
    }
}
