using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;

namespace Yiju.People.Features;

/// <summary>
/// What changes by the date alone: age bands and tags on birthdays, and people who were refused for asking too early (REG-16).
/// Works through missed days one by one; each step is a unit of work that may be repeated.
/// </summary>
internal sealed class DailyRegistry(
    PeopleDb db,
    DbSession session,
    RegistryNumbers numbers,
    BirthdayMark mark,
    TagKeeper tags,
    GroupCounter counter,
    Secrets secrets,
    Messenger messenger,
    WorkList work,
    Events events
) : IDailyTask
{
    private const int Chunk = 200;

    public string Name => "people.registry";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        var done = (await session.Commit<DateOnly>(async () => await mark.Through(ct), ct)).Value;
        for (var day = done.AddDays(1); day <= today; day = day.AddDays(1))
        {
            await Birthdays(day, ct);
        }
        await Qualify(today, ct);
    }

    private async Task Birthdays(DateOnly day, CancellationToken ct)
    {
        var ages = numbers
            .All.Where(n => n.Key.EndsWith("Age", StringComparison.Ordinal) && n.Value is not null)
            .SelectMany(n => new[] { n.Value!.Value, n.Value!.Value + 1 })
            .Concat(Membership.Bands)
            .Distinct();
        List<DateOnly?> births = [.. ages.SelectMany(a => Membership.BornFor(a, day)).Distinct()];
        List<long> ids = [];
        await session.Commit<Done>(
            async () =>
            {
                counter.Clear();
                var elders = await db
                    .AllElders.AsNoTracking()
                    .Where(e => births.Contains(e.BirthOn) && e.State == ElderState.Active)
                    .Select(e => new
                    {
                        e.SubjectId,
                        e.Division,
                        e.BirthOn,
                        e.CountedFrom,
                    })
                    .ToListAsync(ct);
                ids = [.. elders.Select(e => e.SubjectId)];
                foreach (var elder in elders.Where(e => e.CountedFrom < day))
                {
                    counter.Add(
                        Membership
                            .Steps(elder.Division, elder.BirthOn, elder.CountedFrom, null, day)
                            .Where(s => s.Day == day)
                    );
                }
                await counter.Flush(ct);
                await mark.Set(day, ct);
                return default(Done);
            },
            ct
        );
        foreach (var chunk in ids.Chunk(Chunk))
        {
            await Retag(chunk, day, ct);
        }
    }

    private Task Retag(long[] ids, DateOnly day, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                counter.Clear();
                foreach (var elder in await db.AllElders.Where(e => ids.Contains(e.SubjectId)).ToListAsync(ct))
                {
                    await tags.Recompute(elder, day, ct);
                }
                await counter.Flush(ct);
                return default(Done);
            },
            ct
        );

    private Task Qualify(DateOnly today, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                var due = await db
                    .AllRefusals.Where(r => r.NotifiedAt == null && r.ElderId == null && r.QualifiesOn <= today)
                    .ToListAsync(ct);
                foreach (var refusal in due)
                {
                    refusal.NotifiedAt = session.Time.Instant();
                    messenger.Send(
                        $"refusal:{refusal.Id}",
                        "您已经符合登记居家养老服务的时间条件。请带证件到所在村（社区）登记。",
                        phone: secrets.PhoneOf(refusal)
                    );
                    await work.Ask(
                        new WorkRequest(
                            "people.now-qualifies",
                            $"可以登记了：{Masking.Name(refusal.Name)}，请联系本人",
                            $"/elders/new?refusal={refusal.Id}",
                            refusal.Division,
                            refusal.SubjectId,
                            Role.VillageWorker,
                            $"refusal:{refusal.Id}"
                        ),
                        ct
                    );
                    events.Tell(
                        PeopleEvents.NowQualifies,
                        new NowQualifies(refusal.Id, refusal.Division, refusal.QualifiesOn!.Value)
                    );
                }
                return default(Done);
            },
            ct
        );
}
