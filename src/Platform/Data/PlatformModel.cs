using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Calendar;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Files;
using Yiju.Platform.Imports;
using Yiju.Platform.Jobs;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Platform.Data;

internal static class PlatformModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<Grant>(AccessModel.Grants);
        model.Entity<Division>(e =>
        {
            e.ToTable("platform_division").HasKey(d => d.Code);
            e.HasIndex(d => d.ParentCode);
        });
        model.Entity<DivisionChange>(e =>
            e.ToTable("platform_division_change").HasKey(d => new { d.OldCode, d.NewCode })
        );
        model.Entity<Fact>(FactModel.Facts);
        model.Entity<PackRelease>(PackModel.Releases);
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("platform_audit").HasKey(a => a.Id);
            e.HasIndex(a => a.Sequence).IsUnique();
            e.HasIndex(a => a.Id).HasFilter("sequence is null").HasDatabaseName("ix_platform_audit_unsealed");
            e.HasIndex(a => new { a.AccountId, a.Id });
        });
        model.Entity<AuditSubject>(e =>
            e.ToTable("platform_audit_subject").HasKey(s => new { s.SubjectId, s.EntryId })
        );
        model.Entity<OutboxEvent>(e => e.ToTable("platform_outbox").HasKey(o => o.Id));
        model.Entity<Delivery>(e =>
        {
            e.ToTable("platform_delivery").HasKey(d => new { d.EventId, d.Subscriber });
            e.HasIndex(d => d.DueAt).HasFilter("done_at is null").HasDatabaseName("ix_platform_delivery_due");
        });
        model.Entity<Job>(e =>
        {
            e.ToTable("platform_job").HasKey(j => j.Id);
            e.HasIndex(j => j.State);
        });
        model.Entity<StoredFile>(e => e.ToTable("platform_file").HasKey(f => f.Id));
        Work(model);
        model.Entity<Message>(e =>
        {
            e.ToTable("platform_message").HasKey(m => m.Id);
            e.HasIndex(m => new { m.Recipient, m.Id });
        });
        model.Entity<WeChatBinding>(e =>
        {
            e.ToTable("platform_wechat").HasKey(b => b.Id);
            e.HasIndex(b => b.PhoneIndex).IsUnique();
            e.HasIndex(b => b.AccountId);
        });
        model.Entity<Repeat>(e => e.ToTable("platform_repeat").HasKey(r => r.Key));
        model.Entity<SpecialDay>(e => e.ToTable("platform_special_day").HasKey(d => d.Day));
        model.Entity<Setting>(e => e.ToTable("platform_setting").HasKey(s => s.Key));
        Imports(model);
    }

    private static void Work(ModelBuilder model) =>
        model.Entity<WorkItem>(e =>
        {
            e.ToTable("platform_work").HasKey(w => w.Id);
            e.HasIndex(w => new { w.Division, w.Role })
                .HasFilter("done_at is null")
                .HasDatabaseName("ix_platform_work_open");
            e.HasIndex(w => new { w.SubjectId, w.Kind })
                .HasFilter("done_at is null")
                .HasDatabaseName("ix_platform_work_subject");
            e.HasIndex(w => w.Grantee);
            e.HasIndex(w => w.Cause);
        });

    private static void Imports(ModelBuilder model)
    {
        model.Entity<ImportRun>(e =>
        {
            e.ToTable("platform_import").HasKey(r => r.Id);
            e.HasIndex(r => new { r.Division, r.Id });
        });
        model.Entity<ImportIssue>(e =>
        {
            e.ToTable("platform_import_issue").HasKey(i => i.Id);
            e.HasIndex(i => new { i.RunId, i.Row });
        });
        model.Entity<ImportedRecord>(e =>
        {
            e.ToTable("platform_import_record").HasKey(r => r.Id);
            e.HasIndex(r => new { r.RunId, r.State });
            e.HasIndex(r => r.UniqueKey).IsUnique().HasFilter("unique_key is not null and state <> 3");
        });
    }
}
