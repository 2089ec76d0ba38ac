using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Access;
using Yiju.Platform.Facts;

namespace Yiju.Platform.Data;

/// <summary>
/// Base of each module's context. Works on the session's connection and transaction; scoped rows are only reachable
/// through <see cref="InScope{T}"/>, which is the one place where “division range or grant” is applied.
/// </summary>
public abstract class ModuleDb : DbContext
{
    private readonly DbSession session;

    protected ModuleDb(DbSession session)
    {
        this.session = session;
        session.Enlist(this);
    }

    /// <summary>Statements about subjects, for conditions inside a module's own queries. Stated only through <see cref="FactStore"/>.</summary>
    public IQueryable<Fact> FactRows => Set<Fact>().AsNoTracking();

    protected Scope Scope => session.Viewer.Scope;

    protected sealed override void OnConfiguring(DbContextOptionsBuilder options) =>
        session.Database.Use(options, session.Connection);

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        ModelRules.Conventions(conventions);

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        AddModel(model);
        model.Entity<Grant>(AccessModel.Grants);
        model.Entity<Fact>(FactModel.Facts);
        ModelRules.Finish(model);
    }

    protected abstract void AddModel(ModelBuilder model);

    /// <summary>The rows this viewer may see: those of the viewer's divisions, or those granted to the viewer.</summary>
    protected IQueryable<T> InScope<T>()
        where T : class, IScoped => Set<T>().Within(Scope, Set<Grant>());
}
