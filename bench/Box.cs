using System.Diagnostics;
using Yiju.Platform.Data;

namespace Yiju.Bench;

/// <summary>What the machine itself can do, to read our figures against.</summary>
internal static class Box
{
    private const int Syncs = 500;
    private const int Rows = 200_000;

    public static async Task Measure(string db)
    {
        Console.WriteLine($"cores {Environment.ProcessorCount}, .NET {Environment.Version}");
        Console.WriteLine($"fsync of 4 KiB: {FsyncRate():0}/s");
        await using var database = Database.Parse(db).Value;
        await using var connection = await database.Open(CancellationToken.None);
        await Run(connection, "drop table if exists bench_raw");
        await Run(
            connection,
            "create table bench_raw (id bigint primary key, a text, b text, c text, d text, e bigint)"
        );
        await Run(connection, "create index ix_bench_raw on bench_raw (a, b)");
        var watch = Stopwatch.StartNew();
        await Insert(connection);
        Console.WriteLine(
            $"{database.Kind} raw insert, 1,000 a transaction, one index: {Rows / watch.Elapsed.TotalSeconds:0} rows/s"
        );
        await Run(connection, "drop table bench_raw");
    }

    private static double FsyncRate()
    {
        var path = Path.Combine(Directory.GetCurrentDirectory(), $"fsync-{Environment.ProcessId}.tmp");
        var block = new byte[4096];
        var watch = Stopwatch.StartNew();
        using (
            var file = new FileStream(
                path,
                FileMode.Create,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            )
        )
        {
            for (var i = 0; i < Syncs; i++)
            {
                file.Write(block);
                file.Flush(flushToDisk: true);
            }
        }
        return Syncs / watch.Elapsed.TotalSeconds;
    }

    private static async Task Insert(System.Data.Common.DbConnection connection)
    {
        for (var start = 0; start < Rows; start += 1000)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "insert into bench_raw values (@id, @a, @b, @c, @d, @e)";
            foreach (var name in (string[])["id", "a", "b", "c", "d", "e"])
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = name is "id" or "e" ? 0L : "";
                command.Parameters.Add(parameter);
            }
            for (var i = start; i < start + 1000; i++)
            {
                command.Parameters[0].Value = (long)i;
                command.Parameters[1].Value = $"4408{i % 100:00}{i % 20 + 100:000}{i % 30 + 200:000}";
                command.Parameters[2].Value = $"老人{i}";
                command.Parameters[3].Value = "荔园路12号3栋502房";
                command.Parameters[4].Value = "1945-03-15";
                command.Parameters[5].Value = (long)i * 7;
                await command.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
        }
    }

    private static async Task Run(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
