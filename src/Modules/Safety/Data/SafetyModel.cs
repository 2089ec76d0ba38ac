using Microsoft.EntityFrameworkCore;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Data;

internal static class SafetyModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<Incident>(e =>
        {
            e.ToTable("safety_incident").HasKey(i => i.Id);
            e.Ignore(i => i.Open);
            // One open incident per elder, whatever arrives at the same instant.
            e.HasIndex(i => i.SubjectId)
                .IsUnique()
                .HasFilter("closed_at is null")
                .HasDatabaseName("ix_safety_incident_open");
            e.HasIndex(i => new { i.SubjectId, i.OpenedAt });
            e.HasIndex(i => new { i.Division, i.OpenedAt });
            e.HasIndex(i => new { i.Rank, i.OpenedAt })
                .HasFilter("closed_at is null")
                .HasDatabaseName("ix_safety_incident_queue");
        });
        model.Entity<IncidentEvent>(e =>
        {
            e.ToTable("safety_event").HasKey(v => v.Id);
            e.HasIndex(v => new { v.IncidentId, v.Sequence }).IsUnique();
        });
        model.Entity<TakenTrigger>(e => e.ToTable("safety_trigger").HasKey(t => t.Key));
        model.Entity<Device>(e =>
        {
            e.ToTable("safety_device").HasKey(d => d.Id);
            e.HasIndex(d => d.Serial).IsUnique();
            e.HasIndex(d => d.SubjectId);
            e.HasIndex(d => new { d.Division, d.Serial });
        });
        model.Entity<Limit>(e =>
        {
            e.ToTable("safety_limit").HasKey(l => l.Id);
            e.HasIndex(l => new
                {
                    l.Division,
                    l.Name,
                    l.FromOn,
                })
                .IsUnique();
        });
    }
}
