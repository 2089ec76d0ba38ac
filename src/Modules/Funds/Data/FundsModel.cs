using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Domain;

namespace Yiju.Funds.Data;

internal static class FundsModel
{
    public static void AddModel(ModelBuilder model)
    {
        Ledger(model);
        Holds(model);
        Wallets(model);
        Settlements(model);
        Payments(model);
    }

    private static void Payments(ModelBuilder model)
    {
        model.Entity<Payment>(e =>
        {
            e.ToTable("funds_payment", t => t.HasCheckConstraint("ck_funds_payment_fen", "fen > 0")).HasKey(p => p.Id);
            e.HasIndex(p => new { p.Cause, p.State });
            e.HasIndex(p => p.Cause)
                .IsUnique()
                .HasFilter($"state = {(int)PaymentState.Asked}")
                .HasDatabaseName("ix_funds_payment_asked");
            e.HasIndex(p => p.EndedAt);
            e.HasIndex(p => new { p.Payer, p.Id });
        });
        model.Entity<PaymentRefund>(e =>
        {
            e.ToTable("funds_payment_refund", t => t.HasCheckConstraint("ck_funds_payment_refund_fen", "fen > 0"))
                .HasKey(r => r.Id);
            e.HasIndex(r => r.PaymentId);
            e.HasIndex(r => r.DoneAt);
        });
    }

    private static void Ledger(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable(
                    "funds_account",
                    t =>
                    {
                        t.HasCheckConstraint(
                            "ck_funds_account_sums",
                            "debits_posted >= 0 and credits_posted >= 0 and debits_held >= 0 and credits_held >= 0"
                        );
                        t.HasCheckConstraint(
                            "ck_funds_account_floor",
                            "kind not in (2, 3) or credits_posted - debits_posted - debits_held >= 0"
                        );
                        t.HasCheckConstraint("ck_funds_account_owed", "kind <> 8 or debits_posted >= credits_posted");
                    }
                )
                .HasKey(a => a.Id);
            e.HasIndex(a => a.UniqueKey).IsUnique();
            e.HasIndex(a => new { a.Kind, a.Owner });
            e.Ignore(a => a.Balance).Ignore(a => a.Free).Ignore(a => a.MayOwe);
        });
        model.Entity<Journal>(e =>
        {
            e.ToTable("funds_journal").HasKey(j => j.Id);
            e.HasIndex(j => j.UniqueKey).IsUnique();
            e.HasIndex(j => j.Cause);
            e.HasIndex(j => j.Reverses).HasFilter("reverses is not null");
            e.HasIndex(j => new { j.Period, j.Kind });
        });
        model.Entity<Line>(e =>
        {
            e.ToTable("funds_line", t => t.HasCheckConstraint("ck_funds_line_fen", "fen <> 0"))
                .HasKey(l => new { l.JournalId, l.Place });
            e.HasIndex(l => new { l.AccountId, l.JournalId });
        });
    }

    private static void Holds(ModelBuilder model)
    {
        model.Entity<PublicPayment>(e =>
        {
            e.ToTable("funds_public_payment").HasKey(p => p.Id);
            e.HasIndex(p => p.Service).IsUnique();
            e.HasIndex(p => p.JournalId);
        });
        model.Entity<Hold>(e =>
        {
            e.ToTable("funds_hold").HasKey(h => h.Id);
            e.HasIndex(h => h.UniqueKey).IsUnique();
            e.HasIndex(h => h.Cause);
            e.HasIndex(h => h.Until).HasFilter("state = 1");
        });
        model.Entity<HoldLine>(e =>
        {
            e.ToTable("funds_hold_line", t => t.HasCheckConstraint("ck_funds_hold_line_fen", "fen <> 0"))
                .HasKey(l => new { l.HoldId, l.Place });
            e.HasIndex(l => l.AccountId);
        });
    }

    private static void Wallets(ModelBuilder model)
    {
        model.Entity<WalletPurse>(e =>
        {
            e.ToTable("funds_purse").HasKey(p => p.Id);
            e.HasIndex(p => new { p.ElderId, p.ExpiresOn });
            e.HasIndex(p => p.ExpiresOn);
        });
        model.Entity<WalletFreeze>(e =>
        {
            e.ToTable("funds_freeze").HasKey(f => f.Id);
            e.HasIndex(f => f.ElderId);
        });
    }

    private static void Settlements(ModelBuilder model)
    {
        model.Entity<MonthClose>(e =>
        {
            e.ToTable("funds_month_close").HasKey(c => c.Id);
            e.HasIndex(c => new { c.Period, c.Payer }).IsUnique();
        });
        model.Entity<Settlement>(e =>
        {
            e.ToTable("funds_settlement").HasKey(s => s.Id);
            e.HasIndex(s => new
                {
                    s.OrgId,
                    s.Payer,
                    s.Period,
                })
                .IsUnique();
            e.HasIndex(s => new { s.Payer, s.State });
            e.Ignore(s => s.DueFen);
        });
    }
}
