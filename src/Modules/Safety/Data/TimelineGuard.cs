using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Safety.Data;

/// <summary>
/// Makes the database itself refuse to change or delete an entry of a timeline. Set at every start, because neither schema
/// tool of the two databases carries triggers.
/// </summary>
internal sealed class TimelineGuard(IServiceScopeFactory scopes) : IHostedService
{
    private static readonly string[] Sqlite =
    [
        "create trigger if not exists safety_event_no_update before update on safety_event begin select raise(abort, 'a timeline is never changed'); end",
        "create trigger if not exists safety_event_no_delete before delete on safety_event begin select raise(abort, 'a timeline is never changed'); end",
    ];

    private static readonly string[] Postgres =
    [
        "create or replace function safety_event_frozen() returns trigger language plpgsql as $$ begin raise exception 'a timeline is never changed'; end $$",
        "create or replace trigger safety_event_no_change before update or delete or truncate on safety_event for each statement execute function safety_event_frozen()",
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        if (await IsSet(session, cancellationToken))
        {
            return;
        }
        await session.Commit<Done>(
            async () =>
            {
                foreach (var sql in session.Database.Kind == DatabaseKind.Sqlite ? Sqlite : Postgres)
                {
                    await using var command = session.Command(sql);
                    await command.ExecuteNonQueryAsync(cancellationToken);
                }
                return default(Done);
            },
            cancellationToken
        );
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<bool> IsSet(DbSession session, CancellationToken ct)
    {
        var sql =
            session.Database.Kind == DatabaseKind.Sqlite
                ? "select count(*) from sqlite_master where type = 'trigger' and name like 'safety_event_no_%'"
                : "select 2 * count(*) from pg_trigger where tgname = 'safety_event_no_change'";
        await using var command = session.Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), null) == 2;
    }
}
