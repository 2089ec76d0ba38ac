using Microsoft.EntityFrameworkCore;
using Yiju.Access.Domain;
using Yiju.Platform.Data;

namespace Yiju.Access.Data;

internal sealed class AccessDb(DbSession session) : ModuleDb(session)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<SignIn> SignIns => Set<SignIn>();

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
        });
        model.Entity<Post>(e =>
        {
            e.ToTable("access_post").HasKey(p => p.Id);
            e.HasIndex(p => p.AccountId);
            e.HasIndex(p => p.OrgId);
        });
        model.Entity<SignIn>(e =>
        {
            e.ToTable("access_sign_in").HasKey(s => s.Id);
            e.HasIndex(s => s.AccountId);
        });
    }
}
