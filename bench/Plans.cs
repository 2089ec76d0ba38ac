using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Bench;

/// <summary>How the database answers what the desks ask: every query of a few scoped pages with its plan.</summary>
internal sealed class Plans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, List<(string, object?)>> asked = [];

    public static async Task Show(string db, string data)
    {
        var plans = new Plans();
        using var listening = DiagnosticListener.AllListeners.Subscribe(plans);
        await using var app = await Visitor.Start(db, data);
        using var client = await Visitor.Enter(app, Role.CountyOfficer);
        await using var database = Database.Parse(db).Value;
        foreach (
            var path in (string[])
                [
                    "/elders",
                    "/elders?tag=alone",
                    $"/search?q={Uri.EscapeDataString("秀英")}",
                    "/search?q=cxy",
                    "/search?q=1234",
                    "/figures",
                    "/figures?on=2026-03-31",
                ]
        )
        {
            plans.asked.Clear();
            using var answer = await client.GetAsync(path);
            Console.WriteLine($"== {path} ({(int)answer.StatusCode})");
            foreach (
                var (sql, parameters) in plans.asked.Where(a => a.Key.Contains("people_", StringComparison.Ordinal))
            )
            {
                await Explain(database, sql, parameters);
            }
        }
        await app.StopAsync();
    }

    private static async Task Explain(Database database, string sql, List<(string Name, object? Value)> parameters)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText =
            (
                database.Kind == DatabaseKind.Postgres
                    ? "explain (analyze, costs off, timing off, summary off) "
                    : "explain query plan "
            ) + sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        Console.WriteLine($"-- {sql.ReplaceLineEndings(" ")}");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            Console.WriteLine("   " + reader.GetValue(database.Kind == DatabaseKind.Postgres ? 0 : 3));
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key == RelationalEventId.CommandExecuting.Name
            && value.Value is CommandEventData { Command: var command }
        )
        {
            lock (asked)
            {
                asked.TryAdd(
                    command.CommandText,
                    [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]
                );
            }
        }
    }

    public void OnError(Exception error) => throw error;

    public void OnCompleted() { }
}
