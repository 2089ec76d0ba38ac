using Microsoft.EntityFrameworkCore;
using Yiju.People.Domain;

namespace Yiju.People.Data;

internal static class PeopleModel
{
    public static void AddModel(ModelBuilder model)
    {
        Elders(model);
        Daily(model);
        ListModel.AddModel(model);
        Finding(model);
        ContactsAndConsents(model);
        LifeEvents(model);
        model.Entity<GroupCount>(e =>
            e.ToTable("people_count")
                .HasKey(c => new
                {
                    c.Division,
                    c.Code,
                    c.Day,
                    c.RecordedOn,
                })
        );
    }

    private static void Daily(ModelBuilder model)
    {
        model.Entity<DailyMark>(e => e.ToTable("people_daily_mark").HasKey(m => m.Name));
        model.Entity<Refusal>(e =>
        {
            e.ToTable("people_refusal").HasKey(r => r.Id);
            e.HasIndex(r => r.QualifiesOn).HasFilter("notified_at is null").HasDatabaseName("ix_people_refusal_due");
            e.HasIndex(r => r.DocumentIndex);
        });
    }

    private static void Elders(ModelBuilder model)
    {
        model.Entity<Elder>(e =>
        {
            e.ToTable("people_elder").HasKey(p => p.SubjectId);
            e.Property(p => p.Version).IsConcurrencyToken();
            e.HasIndex(p => new { p.Division, p.NameKey });
            e.HasIndex(p => new { p.NameKey, p.Division });
            e.HasIndex(p => new { p.Initials, p.Division });
            e.HasIndex(p => p.DocumentIndex)
                .IsUnique()
                .HasFilter("document_index is not null and state <> 4")
                .HasDatabaseName("ux_people_elder_document");
            e.HasIndex(p => new { p.DocumentTail, p.Division });
            e.HasIndex(p => p.PhoneIndex);
            e.HasIndex(p => new { p.PhoneTail, p.Division });
            e.HasIndex(p => new { p.BirthOn, p.NameKey });
            e.HasIndex(p => p.CardIndex).HasFilter("card_index is not null").HasDatabaseName("ix_people_elder_card");
            e.HasIndex(p => p.ExternalId)
                .IsUnique()
                .HasFilter("external_id is not null")
                .HasDatabaseName("ux_people_elder_external");
            e.HasIndex(p => p.ImportId).HasFilter("import_id is not null").HasDatabaseName("ix_people_elder_import");
            e.HasIndex(p => new { p.Division, p.Entry })
                .HasFilter("entry <> 1")
                .HasDatabaseName("ix_people_elder_entry");
            e.HasIndex(p => p.SubjectId).HasFilter("state <> 0").HasDatabaseName("ix_people_elder_gone");
        });
        model.Entity<ElderPast>(e =>
        {
            e.ToTable("people_elder_past").HasKey(p => p.Id);
            e.HasIndex(p => p.ElderId);
        });
    }

    private static void Finding(ModelBuilder model)
    {
        model.Entity<ElderTag>(e =>
        {
            e.ToTable("people_tag").HasKey(t => t.Id);
            e.HasIndex(t => t.ElderId);
            e.HasIndex(t => new
                {
                    t.Code,
                    t.Division,
                    t.NameKey,
                    t.ElderId,
                })
                .HasFilter("valid_to is null and superseded_at is null")
                .HasDatabaseName("ix_people_tag_list");
        });
        model.Entity<NameGram>(e =>
        {
            e.ToTable("people_gram")
                .HasKey(g => new
                {
                    g.Gram,
                    g.Division,
                    g.ElderId,
                });
            e.HasIndex(g => g.ElderId);
        });
    }

    private static void ContactsAndConsents(ModelBuilder model)
    {
        model.Entity<ElderContact>(e =>
        {
            e.ToTable("people_contact").HasKey(c => c.Id);
            e.HasIndex(c => c.SubjectId);
            e.HasIndex(c => c.PhoneIndex)
                .HasFilter("phone_index is not null")
                .HasDatabaseName("ix_people_contact_phone");
            e.HasIndex(c => c.AccountId)
                .HasFilter("account_id is not null")
                .HasDatabaseName("ix_people_contact_account");
        });
        model.Entity<ElderConsent>(e =>
        {
            e.ToTable("people_consent").HasKey(c => c.Id);
            e.HasIndex(c => c.ElderId);
        });
    }

    private static void LifeEvents(ModelBuilder model)
    {
        model.Entity<LifeEvent>(e =>
        {
            e.ToTable("people_life_event").HasKey(l => l.Id);
            e.HasIndex(l => l.SubjectId);
            e.HasIndex(l => new { l.Division, l.HappenedOn });
        });
        model.Entity<EntryComment>(e =>
        {
            e.ToTable("people_entry_comment").HasKey(c => c.Id);
            e.HasIndex(c => c.SubjectId);
        });
    }
}
