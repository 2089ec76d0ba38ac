using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Domain;
using Yiju.Platform.Data;

namespace Yiju.Funds.Data;

internal sealed class FundsDb(DbSession session) : ModuleDb(session)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<Line> Lines => Set<Line>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<HoldLine> HoldLines => Set<HoldLine>();

    public DbSet<WalletPurse> Purses => Set<WalletPurse>();

    public DbSet<WalletFreeze> Freezes => Set<WalletFreeze>();

    public DbSet<PublicPayment> PublicPayments => Set<PublicPayment>();

    public DbSet<MonthClose> Closes => Set<MonthClose>();

    public DbSet<Settlement> Settlements => Set<Settlement>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentRefund> Refunds => Set<PaymentRefund>();

    protected override void AddModel(ModelBuilder model) => FundsModel.AddModel(model);
}
