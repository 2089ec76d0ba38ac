using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform;
using Yiju.Platform.Imports;
using Yiju.Platform.Jobs;
using Yiju.Platform.Protection;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;
using Yiju.Workforce.Features;
using Yiju.Workforce.Features.TakeOver;

namespace Yiju.Workforce;

public sealed class WorkforceModule : IModule
{
    public string Name => "workforce";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<WorkforceDb>();
        services.AddScoped<ImportKind, WorkerImport>();
        services.AddScoped<IReliance, WorkforceReliance>();
        services.AddScoped<IWorkers, Workers>();
        services.AddScoped<Loader>();
        services.AddScoped<KeepStaff>();
        services.AddScoped<IDailyTask, WarnOfExpiry>();
        services.AddScoped<IProtectedRows, ProtectedWorkers>();
        services.AddScoped<IWorkerLoader>(sp => sp.GetRequiredService<Loader>());
    }

    public void AddModel(ModelBuilder model) => WorkforceModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes) => KeepStaff.Map(routes);
}
