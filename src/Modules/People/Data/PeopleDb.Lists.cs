using Microsoft.EntityFrameworkCore;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Facts;

namespace Yiju.People.Data;

/// <summary>The tables of lists that come in, of doubles and of surveys.</summary>
internal sealed partial class PeopleDb
{
    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();

    public IQueryable<DuplicatePair> Duplicates => InScope<DuplicatePair>();

    public DbSet<DuplicatePair> AllDuplicates => Set<DuplicatePair>();

    public IQueryable<Campaign> Campaigns => InScope<Campaign>();

    public DbSet<Campaign> AllCampaigns => Set<Campaign>();

    public IQueryable<SurveyTarget> SurveyTargets => InScope<SurveyTarget>();

    public DbSet<SurveyTarget> AllSurveyTargets => Set<SurveyTarget>();

    /// <summary>For taking a whole import or merge back; single statements go through the fact store.</summary>
    public DbSet<Fact> AllFacts => Set<Fact>();

    public DbSet<Grant> AllGrants => Set<Grant>();
}
