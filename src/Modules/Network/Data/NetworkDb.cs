using Microsoft.EntityFrameworkCore;
using Yiju.Network.Domain;
using Yiju.Platform.Data;

namespace Yiju.Network.Data;

/// <summary>Organisations and places are public knowledge, so none of these rows is scoped; pages narrow them to the viewer's area.</summary>
internal sealed class NetworkDb(DbSession session) : ModuleDb(session)
{
    public DbSet<Organisation> Orgs => Set<Organisation>();

    public DbSet<Contract> Contracts => Set<Contract>();

    public DbSet<Ceiling> Ceilings => Set<Ceiling>();

    public DbSet<Price> Prices => Set<Price>();

    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();

    public DbSet<Facility> Facilities => Set<Facility>();

    protected override void AddModel(ModelBuilder model) => NetworkModel.AddModel(model);
}

internal static class NetworkModel
{
    public static void AddModel(ModelBuilder model)
    {
        model.Entity<Organisation>(e =>
        {
            e.ToTable("network_org").HasKey(o => o.Id);
            e.HasIndex(o => o.CreditCode).IsUnique();
            e.HasIndex(o => new { o.Division, o.Name });
        });
        model.Entity<Contract>(e =>
        {
            e.ToTable("network_contract").HasKey(c => c.Id);
            e.HasIndex(c => new { c.Division, c.ToOn });
            e.HasIndex(c => c.OrgId);
            e.HasIndex(c => c.Number).IsUnique();
        });
        model.Entity<Ceiling>(e => e.ToTable("network_ceiling").HasKey(c => new { c.ContractId, c.ItemCode }));
        model.Entity<Price>(e =>
        {
            e.ToTable("network_price").HasKey(p => p.Id);
            e.HasIndex(p => new
                {
                    p.OrgId,
                    p.ItemCode,
                    p.FromOn,
                })
                .IsUnique();
        });
        model.Entity<BankAccount>(e =>
        {
            e.ToTable("network_bank_account").HasKey(a => a.Id);
            e.HasIndex(a => new { a.OrgId, a.State });
        });
        model.Entity<Facility>(e =>
        {
            e.ToTable("network_facility").HasKey(f => f.Id);
            e.HasIndex(f => new { f.Division, f.Name });
            e.HasIndex(f => f.OrgId);
        });
    }
}
