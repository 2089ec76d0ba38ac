using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Features;
using Yiju.Network.Features.TakeOver;
using Yiju.Platform;
using Yiju.Platform.Imports;
using Yiju.Platform.Map;
using Yiju.Platform.Protection;

namespace Yiju.Network;

public sealed class NetworkModule : IModule
{
    public string Name => "network";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<NetworkDb>();
        services.AddScoped<INetwork, Features.Directory>();
        services.AddScoped<IOffers, Offers>();
        services.AddScoped<Loader>();
        services.AddScoped<ShowPlaces>();
        services.AddScoped<ShowOperators>();
        services.AddScoped<OrgReach>();
        services.AddScoped<KeepOperators>();
        services.AddScoped<KeepContracts>();
        services.AddScoped<KeepFacilities>();
        services.AddScoped<KeepBankAccounts>();
        services.AddScoped<IPayAccounts>(sp => sp.GetRequiredService<KeepBankAccounts>());
        services.AddScoped<IProtectedRows, ProtectedAccounts>();
        services.AddScoped<IMapLayer, FacilityLayer>();
        services.AddScoped<INetworkLoader>(sp => sp.GetRequiredService<Loader>());
        services.AddScoped<ImportKind, ContractImport>();
        services.AddScoped<ImportKind, FacilityImport>();
    }

    public void AddModel(ModelBuilder model) => NetworkModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        ShowPlaces.Map(routes);
        ShowOperators.Map(routes);
        KeepOperators.Map(routes);
        KeepContracts.Map(routes);
        KeepFacilities.Map(routes);
        KeepBankAccounts.Map(routes);
    }
}
