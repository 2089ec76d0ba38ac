using Microsoft.EntityFrameworkCore;
using Yiju.People.Domain;
using Yiju.Platform.Data;

namespace Yiju.People.Data;

/// <summary>The registry's tables. What people read goes through the scoped sets; the “All” sets are for work of the system.</summary>
internal sealed partial class PeopleDb(DbSession session) : ModuleDb(session)
{
    public IQueryable<Elder> Elders => InScope<Elder>();

    public IQueryable<ElderContact> Contacts => InScope<ElderContact>();

    public IQueryable<LifeEvent> LifeEvents => InScope<LifeEvent>();

    public IQueryable<EntryComment> Comments => InScope<EntryComment>();

    public IQueryable<Refusal> Refusals => InScope<Refusal>();

    public DbSet<Refusal> AllRefusals => Set<Refusal>();

    public DbSet<DailyMark> Marks => Set<DailyMark>();

    public DbSet<Elder> AllElders => Set<Elder>();

    public DbSet<ElderPast> AllPast => Set<ElderPast>();

    public DbSet<ElderTag> AllTags => Set<ElderTag>();

    public DbSet<NameGram> AllGrams => Set<NameGram>();

    public DbSet<ElderContact> AllContacts => Set<ElderContact>();

    public DbSet<ElderConsent> AllConsents => Set<ElderConsent>();

    public DbSet<LifeEvent> AllLifeEvents => Set<LifeEvent>();

    public DbSet<EntryComment> AllComments => Set<EntryComment>();

    public DbSet<GroupCount> AllCounts => Set<GroupCount>();

    protected override void AddModel(ModelBuilder model) => PeopleModel.AddModel(model);
}
