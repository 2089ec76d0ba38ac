using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform;
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
    }
}
