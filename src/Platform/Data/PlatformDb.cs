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

/// <summary>The tables every area shares. Modules reach them through the services of each folder here.</summary>
public sealed class PlatformDb(DbSession session) : ModuleDb(session)
{
    internal DbSet<Division> Divisions => Set<Division>();

    internal DbSet<DivisionChange> DivisionChanges => Set<DivisionChange>();

    internal DbSet<Grant> Grants => Set<Grant>();

    internal DbSet<Fact> Facts => Set<Fact>();

    internal DbSet<PackRelease> Packs => Set<PackRelease>();

    internal DbSet<AuditEntry> Audit => Set<AuditEntry>();

    internal DbSet<AuditSubject> AuditSubjects => Set<AuditSubject>();

    internal DbSet<OutboxEvent> Outbox => Set<OutboxEvent>();

    internal DbSet<Delivery> Deliveries => Set<Delivery>();

    internal DbSet<Job> Jobs => Set<Job>();

    internal DbSet<StoredFile> Files => Set<StoredFile>();

    internal DbSet<WorkItem> Work => Set<WorkItem>();

    internal DbSet<Message> Messages => Set<Message>();

    internal DbSet<WeChatBinding> WeChat => Set<WeChatBinding>();

    internal DbSet<Repeat> Repeats => Set<Repeat>();

    internal DbSet<SpecialDay> SpecialDays => Set<SpecialDay>();

    internal DbSet<Setting> Settings => Set<Setting>();

    internal IQueryable<ImportRun> Imports => InScope<ImportRun>();

    internal DbSet<ImportRun> AllImports => Set<ImportRun>();

    internal DbSet<ImportIssue> ImportIssues => Set<ImportIssue>();

    internal DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    protected override void AddModel(ModelBuilder model) => PlatformModel.AddModel(model);
}

/// <summary>A value that outlives a restart, such as a checkpoint.</summary>
internal sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
