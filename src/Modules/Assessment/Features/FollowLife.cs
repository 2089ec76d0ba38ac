using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;

namespace Yiju.Assessment.Features;

/// <summary>Death, moving out and leaving end what is under way; undoing the event puts it back where it was.</summary>
internal sealed class FollowLife(
    AssessmentDb db,
    DbSession session,
    Applications applications,
    Grants grants,
    WorkList work
) : ISubscriber<LifeEventHappened>, ISubscriber<LifeEventReversed>
{
    public Task Handle(LifeEventHappened happened, CancellationToken ct) =>
        happened.Kind is LifeEventKind.Died or LifeEventKind.MovedOut or LifeEventKind.LeftService
            ? session.Commit<Done>(() => Stop(happened, ct), ct)
            : Task.CompletedTask;

    public Task Handle(LifeEventReversed happened, CancellationToken ct) =>
        session.Commit<Done>(() => Restore(happened, ct), ct);

    private async Task<Outcome<Done>> Stop(LifeEventHappened happened, CancellationToken ct)
    {
        var open = await db
            .AllApplications.Where(a =>
                a.SubjectId == happened.ElderId
                && (
                    a.State == ApplicationState.ToVerify
                    || a.State == ApplicationState.ToAssign
                    || a.State == ApplicationState.Assigned
                )
            )
            .ToListAsync(ct);
        foreach (var row in open)
        {
            (row.StoppedBy, row.StateBefore, row.State) = (happened.EventId, row.State, ApplicationState.Withdrawn);
            applications.Step(row, "终止", happened.Kind == LifeEventKind.Died ? "老人去世" : "老人迁出或退出服务");
            await work.Finish(Applications.CauseOf(row.Id), ct);
            if (row.CaseId is { } id)
            {
                var made = await db.AllCases.SingleAsync(c => c.Id == id, ct);
                (made.StateBefore, made.State) = (made.State, CaseState.Withdrawn);
                await grants.Close(AssignAgency.CauseOf(id), ct);
                await work.Finish(AssignAgency.CauseOf(id), ct);
            }
        }
        return default(Done);
    }

    private async Task<Outcome<Done>> Restore(LifeEventReversed happened, CancellationToken ct)
    {
        var stopped = await db
            .AllApplications.Where(a => a.StoppedBy == happened.EventId && a.State == ApplicationState.Withdrawn)
            .ToListAsync(ct);
        foreach (var row in stopped)
        {
            (row.State, row.StoppedBy) = (row.StateBefore!.Value, null);
            applications.Step(row, "恢复办理", "先前的登记有误");
            if (row.CaseId is not { } id)
            {
                await applications.AskCentre(row, ct);
                continue;
            }
            var made = await db.AllCases.SingleAsync(c => c.Id == id, ct);
            made.State = made.StateBefore!.Value;
            await Reopen(made, ct);
        }
        return default(Done);
    }

    private async Task Reopen(Case row, CancellationToken ct)
    {
        var cause = AssignAgency.CauseOf(row.Id);
        await grants.Give($"org:{row.OrgId}", row.SubjectId, "assess", cause, null, ct);
        var accounts = await db
            .Assessors.Where(a => a.CaseId == row.Id && a.RemovedAt == null)
            .Select(a => a.AccountId)
            .ToListAsync(ct);
        foreach (var account in accounts)
        {
            await grants.Give($"account:{account}", row.SubjectId, "assess", cause, null, ct);
        }
    }
}

/// <summary>Two records were one person: the archive follows the one that is kept.</summary>
internal sealed class FollowMerge(AssessmentDb db, DbSession session) : ISubscriber<EldersMerged>
{
    public Task Handle(EldersMerged happened, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                await foreach (var row in db.AllCases.Where(c => c.SubjectId == happened.GoneId).AsAsyncEnumerable())
                {
                    row.SubjectId = happened.KeptId;
                }
                await foreach (
                    var row in db.AllApplications.Where(a => a.SubjectId == happened.GoneId).AsAsyncEnumerable()
                )
                {
                    row.SubjectId = happened.KeptId;
                }
                return default(Done);
            },
            ct
        );
}
