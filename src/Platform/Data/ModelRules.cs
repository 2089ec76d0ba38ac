using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Yiju.Kernel;

namespace Yiju.Platform.Data;

/// <summary>What holds for every table: snake_case names, UTC instants, money as fen, ids given by the program.</summary>
public static partial class ModelRules
{
    public static void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcInstant>();
        conventions.Properties<Money>().HaveConversion<Fen>();
    }

    public static void Finish(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                if (property.IsPrimaryKey())
                {
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
                }
            }
            var table = entity.GetTableName()!;
            foreach (var key in entity.GetKeys())
            {
                key.SetName($"pk_{table}");
            }
            foreach (
                var index in entity
                    .GetIndexes()
                    .Where(i => i.GetDatabaseName()?.StartsWith("IX_", StringComparison.Ordinal) == true)
            )
            {
                index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
            }
            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName(
                    $"fk_{table}_{string.Join('_', foreign.Properties.Select(p => Snake(p.Name)))}"
                );
            }
        }
    }

    /// <summary>“LivingDivision” → “living_division”.</summary>
    public static string Snake(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();

    private sealed class UtcInstant()
        : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class Fen() : ValueConverter<Money, long>(v => v.Fen, v => new Money(v));
}
