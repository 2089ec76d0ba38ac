using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Features;
using Yiju.Platform;

namespace Yiju.People;

public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(RegistryFiles.Load());
        services.AddSingleton<Secrets>();
        services.AddScoped<PeopleDb>();
        services.AddScoped<IElders, Elders>();
        services.AddScoped<IElderLoader, ElderLoader>();
        services.AddScoped<RecordMaker>();
        services.AddScoped<GroupCounter>();
        services.AddScoped<BirthdayMark>();
        services.AddScoped<ElderGrants>();
        services.AddLists();
    }

    public void AddModel(ModelBuilder model) => PeopleModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes) => routes.MapLists();
}
