using Microsoft.EntityFrameworkCore;
using Yiju.Access.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Access.Data;

internal sealed class AccessDb(DbSession session) : ModuleDb(session)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<SignIn> SignIns => Set<SignIn>();

    public DbSet<SignInTry> Tries => Set<SignInTry>();

    public DbSet<SmsCode> SmsCodes => Set<SmsCode>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ExportRequest> ExportRequests => Set<ExportRequest>();

    /// <summary>Whom accounts act for; written by the platform's own service.</summary>
    public IQueryable<Grant> GrantRows => Set<Grant>().AsNoTracking();

    protected override void AddModel(ModelBuilder model) => AccessModel.AddModel(model);
}

internal static class AccessModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("access_account").HasKey(a => a.Id);
            e.HasIndex(a => a.UserName).IsUnique();
            e.HasIndex(a => a.PhoneIndex);
            e.HasIndex(a => a.ExternalId).IsUnique();
        });
        model.Entity<Post>(e =>
        {
            e.ToTable("access_post").HasKey(p => p.Id);
            e.HasIndex(p => p.AccountId);
            e.HasIndex(p => p.OrgId);
            e.HasIndex(p => new { p.Division, p.Id });
            e.HasIndex(p => new { p.PersonId, p.Role });
        });
        model.Entity<SignIn>(e =>
        {
            e.ToTable("access_sign_in").HasKey(s => s.Id);
            e.HasIndex(s => s.AccountId);
        });
        model.Entity<SignInTry>(e => e.ToTable("access_try").HasKey(t => t.Id));
        model.Entity<SmsCode>(e =>
        {
            e.ToTable("access_sms_code").HasKey(c => c.Id);
            e.HasIndex(c => new { c.PhoneIndex, c.Id });
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.ToTable("access_recovery_code").HasKey(c => c.Id);
            e.HasIndex(c => c.AccountId);
        });
        model.Entity<ApiKey>(e =>
        {
            e.ToTable("access_api_key").HasKey(k => k.Id);
            e.HasIndex(k => k.Prefix).IsUnique();
        });
        model.Entity<ExportRequest>(e =>
        {
            e.ToTable("access_export_request").HasKey(r => r.Id);
            e.HasIndex(r => new { r.Division, r.Id });
            e.HasIndex(r => new { r.AccountId, r.Id });
        });
    }
}
