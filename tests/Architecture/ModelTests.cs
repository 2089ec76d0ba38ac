using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Architecture.Planted;

namespace Yiju.Tests.Architecture;

public sealed partial class ModelTests
{
    private static readonly Type[] KeyTypes = [typeof(long), typeof(string)];
    private static readonly Type[] Unfit = [typeof(decimal), typeof(Guid), typeof(TimeSpan), typeof(DateTimeOffset)];

    [Fact]
    public void Every_table_carries_the_name_of_its_module()
    {
        var entities = Model().ToList();
        Assert.True(entities.Count > 10, "Next to no tables were found.");
        Assert.Empty(entities.SelectMany(e => WrongName(e)));
        Assert.NotEmpty(PlantedModel().SelectMany(e => WrongName(e)));
    }

    [Fact]
    public void Keys_are_ids_or_words()
    {
        Assert.Empty(Model().SelectMany(WrongKey));
        Assert.NotEmpty(PlantedModel().SelectMany(WrongKey));
    }

    [Fact]
    public void No_column_has_a_type_that_only_one_database_stores_exactly()
    {
        Assert.Empty(Model().SelectMany(WrongColumn));
        Assert.NotEmpty(PlantedModel().SelectMany(WrongColumn));
    }

    [Fact]
    public void No_context_shows_scoped_rows_unscoped()
    {
        var contexts = Repository
            .Modules.SelectMany(m => m.GetType().Assembly.GetTypes())
            .Append(typeof(PlatformDb))
            .Where(t => t.IsSubclassOf(typeof(ModuleDb)))
            .ToList();
        Assert.True(contexts.Count >= 2, "Next to no contexts were found.");
        Assert.Empty(contexts.SelectMany(Leaks));
        Assert.NotEmpty(Leaks(typeof(LeakyDb)));
    }

    [Fact]
    public void Scoped_rows_are_reached_around_the_scope_only_inside_data_folders()
    {
        var scoped = Model()
            .Where(e => typeof(IScoped).IsAssignableFrom(e.ClrType))
            .Select(e => e.ClrType.Name)
            .ToHashSet();
        var sources = Repository.Sources("src");
        Assert.Contains(sources, s => SetCalls(s.Code).Any());
        Assert.Empty(sources.SelectMany(s => AroundScope(s.File, s.Code, scoped)));
        var planted = Repository
            .Sources("tests/Architecture")
            .Single(s => s.File.EndsWith("Planted.cs", StringComparison.Ordinal));
        Assert.NotEmpty(AroundScope(planted.File, planted.Code, new HashSet<string> { nameof(ScopedRow) }));
    }

    private static IEnumerable<IEntityType> Model()
    {
        using var schema = SchemaDb.For(
            Database.Parse("postgres:Host=127.0.0.1;Database=none").Value,
            Repository.Modules
        );
        return [.. schema.Model.GetEntityTypes()];
    }

    private static IEnumerable<IEntityType> PlantedModel()
    {
        var options = new DbContextOptionsBuilder<PlantedDb>().UseSqlite("Data Source=:memory:").Options;
        using var planted = new PlantedDb(options);
        return [.. planted.Model.GetEntityTypes()];
    }

    private static IEnumerable<string> WrongName(IEntityType entity)
    {
        var area = entity.ClrType.Namespace!.Split('.')[1];
        var prefix = $"{ModelRules.Snake(area)}_";
        if (entity.GetTableName()?.StartsWith(prefix, StringComparison.Ordinal) != true)
        {
            yield return $"{entity.ClrType.Name} lies in {entity.GetTableName()}, not in {prefix}…";
        }
        if (entity.GetTableName() is { } table && !Words().IsMatch(table))
        {
            yield return $"{table} is not snake_case";
        }
    }

    /// <summary>One part of a key of several may also be a day, a number or a kind.</summary>
    private static IEnumerable<string> WrongKey(IEntityType entity)
    {
        var parts = entity.FindPrimaryKey()!.Properties;
        return parts
            .Where(p =>
                !KeyTypes.Contains(p.ClrType)
                && !(p.ClrType == typeof(DateOnly))
                && !(parts.Count > 1 && (p.ClrType.IsEnum || p.ClrType == typeof(int)))
            )
            .Select(p => $"{entity.ClrType.Name}.{p.Name} is a key of type {p.ClrType.Name}");
    }

    private static IEnumerable<string> WrongColumn(IEntityType entity) =>
        entity
            .GetProperties()
            .Where(p => Unfit.Contains(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType))
            .Select(p => $"{entity.ClrType.Name}.{p.Name} is a {p.ClrType.Name}");

    /// <summary>What the platform's own context keeps internal no feature can reach.</summary>
    // Work of the system needs all rows; such a set says so by its name, and a reader of a feature sees it.
    private static IEnumerable<string> Leaks(Type context) =>
        context
            .GetProperties(
                System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.Public
                    | (context == typeof(PlatformDb) ? 0 : System.Reflection.BindingFlags.NonPublic)
            )
            .Where(p =>
                p.PropertyType.IsGenericType
                && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>)
                && typeof(IScoped).IsAssignableFrom(p.PropertyType.GetGenericArguments()[0])
                && !p.Name.StartsWith("All", StringComparison.Ordinal)
            )
            .Select(p => $"{context.Name}.{p.Name}");

    private static IEnumerable<string> AroundScope(
        string file,
        CompilationUnitSyntax code,
        IReadOnlySet<string> scoped
    ) =>
        file.Contains("/Data/", StringComparison.Ordinal)
            ? []
            : SetCalls(code).Where(scoped.Contains).Select(t => $"{file}: Set<{t}>()");

    private static IEnumerable<string> SetCalls(CompilationUnitSyntax code) =>
        code.DescendantNodes()
            .OfType<GenericNameSyntax>()
            .Where(n =>
                n.Identifier.Text == "Set" && n.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax
            )
            .Select(n => n.TypeArgumentList.Arguments[0].ToString());

    private sealed class PlantedDb(DbContextOptions<PlantedDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<ScopedRow>().ToTable("someone_row");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex Words();
}
