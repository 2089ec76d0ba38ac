using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Jobs;
using Yiju.Platform.Map;
using Yiju.Platform.Outbox;
using Yiju.Platform.Timeline;
using Yiju.Safety.Contracts;
using Yiju.Safety.Data;
using Yiju.Safety.Features;
using Yiju.Safety.Intake;

namespace Yiju.Safety;

public sealed class SafetyModule : IModule
{
    public string Name => "safety";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<SafetyDb>();
        services.AddSingleton<SosJournal>();
        services.AddSingleton<DeviceDirectory>();
        services.AddSingleton<PictureTaker>();
        services.AddSingleton<DutySignal>();
        services.AddScoped<OpenIncident>();
        services.AddScoped<CallForResponders>();
        services.AddScoped<IncidentLog>();
        services.AddScoped<Limits>();
        services.AddScoped<IncidentDesk>();
        services.AddScoped<CallerProfile>();
        services.AddScoped<ShowIncident>();
        services.AddScoped<Escalate>();
        services.AddRunning<Escalation>();
        services.AddScoped<CallForHelp>();
        services.AddScoped<OpenByAgent>();
        services.AddScoped<Devices>();
        services.AddScoped<SetLimit>();
        services.AddScoped<IDeviceLoader, LoadDevices>();
        services.AddScoped<IDailyTask, SilentDevices>();
        services.AddScoped<IMapLayer, IncidentLayer>();
        services.AddScoped<ITimelineSource, IncidentHistory>();
        services.AddSubscriber<LifeEventHappened, FollowLifeEvents>(
            PeopleEvents.LifeEvent,
            "safety.follow-life-events"
        );
        services.AddSubscriber<LifeEventReversed, UndoLifeEvents>(
            PeopleEvents.LifeEventReversed,
            "safety.undo-life-events"
        );
        services.AddSubscriber<EldersMerged, FollowMerge>(PeopleEvents.Merged, "safety.follow-merge");
        services.AddHostedService<TimelineGuard>();
        services.AddRunning<JournalReplay>();
    }

    public void AddModel(ModelBuilder model) => SafetyModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        TakeSos.Map(routes);
        ShowDuty.Map(routes);
        DutyStream.Map(routes);
        ShowIncident.Map(routes);
        Features.Steps.Map(routes);
        ReviewAccess.Map(routes);
        CallForHelp.Map(routes);
        OpenByAgent.Map(routes);
        ManageDevices.Map(routes);
        Heartbeat.Map(routes);
        ShowFigures.Map(routes);
        SetLimit.Map(routes);
    }
}
