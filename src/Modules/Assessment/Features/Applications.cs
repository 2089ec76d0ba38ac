using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Work;

namespace Yiju.Assessment.Features;

/// <summary>Opens applications and moves them on; every move leaves a step with person, time and reason.</summary>
internal sealed class Applications(
    AssessmentDb db,
    DbSession session,
    Viewer viewer,
    WorkList work,
    Messenger messenger,
    IElders elders
)
{
    public static string CauseOf(long applicationId) => $"assessment-application:{applicationId}";

    /// <summary>Adds an application and puts it on the desk of the county centre.</summary>
    public async Task<Outcome<Application>> Open(NewApplication asked, ElderCard elder, CancellationToken ct)
    {
        var busy = await db.AllApplications.AnyAsync(
            a =>
                a.SubjectId == elder.Id
                && a.ScaleId == asked.ScaleId
                && (
                    a.State == ApplicationState.ToVerify
                    || a.State == ApplicationState.ToAssign
                    || a.State == ApplicationState.Assigned
                )
                && a.Kind != ApplicationKind.Blind,
            ct
        );
        if (busy && asked.Kind != ApplicationKind.Blind)
        {
            return Fault.Conflict("application-open", "这位老人已经有一份评估申请在办，不用再申请。请看办理进度。");
        }
        var (division, note) = asked.Division is { } given
            ? (given, "")
            : Handling.PlaceOf(asked.Kind, elder.Division, elder.HukouDivision);
        var row = new Application
        {
            Id = session.Ids.Next(),
            Division = division,
            SubjectId = elder.Id,
            ScaleId = asked.ScaleId,
            Kind = asked.Kind,
            Channel = asked.Channel,
            State = asked.Kind == ApplicationKind.Change ? ApplicationState.ToVerify : ApplicationState.ToAssign,
            Reason = asked.Reason,
            AppliedAt = session.Time.Instant(),
            AppliedBy = viewer.AccountId,
            ApplicantName = viewer.Name,
            HandlingNote = note,
            AboutCaseId = asked.AboutCaseId,
            ListId = asked.ListId,
            ExternalId = asked.ExternalId,
        };
        db.AllApplications.Add(row);
        Step(row, Words.Applied(asked.Kind), asked.Reason);
        if (asked.Kind is not (ApplicationKind.Campaign or ApplicationKind.Blind))
        {
            await AskCentre(row, ct);
        }
        return row;
    }

    public void Step(Application row, string what, string? reason) =>
        db.Steps.Add(
            new ApplicationStep
            {
                Id = session.Ids.Next(),
                ApplicationId = row.Id,
                What = what,
                At = session.Time.Instant(),
                By = viewer.AccountId,
                ByName = viewer.AccountId == 0 ? "系统" : $"{viewer.Name}（{viewer.Role.Title()}）",
                Reason = string.IsNullOrWhiteSpace(reason) ? null : reason,
            }
        );

    /// <summary>Puts the next move on the county centre's desk.</summary>
    public async Task AskCentre(Application row, CancellationToken ct)
    {
        await work.Finish(CauseOf(row.Id), ct);
        var verify = row.State == ApplicationState.ToVerify;
        await work.Ask(
            new WorkRequest(
                verify ? "assessment.verify" : "assessment.assign",
                verify ? "核实需求变化申请"
                    : row.Kind == ApplicationKind.Objection ? "委派异议复评"
                    : "委派评估",
                $"/assessment/applications/{row.Id}",
                row.Division,
                row.SubjectId,
                Role.CountyCentre,
                CauseOf(row.Id)
            ),
            ct
        );
    }

    /// <summary>Tells the elder and those who are to be notified; the words name no person and no grade.</summary>
    public async Task TellHousehold(long elderId, string text, string link, CancellationToken ct)
    {
        messenger.Send($"elder:{elderId}", text, link, await elders.PhoneForSending(elderId, ct));
        foreach (var contact in await elders.ContactsToNotify(elderId, ct))
        {
            if (contact.Phone is not null)
            {
                messenger.Send($"contact-of:{elderId}", text, link, contact.Phone);
            }
        }
    }
}

/// <param name="Division">Where it is handled when that is already known; null decides by <see cref="Handling"/>.</param>
internal sealed record NewApplication(
    string ScaleId,
    ApplicationKind Kind,
    Channel Channel,
    string Reason,
    long? AboutCaseId = null,
    long? ListId = null,
    string? ExternalId = null,
    string? Division = null
);
