using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Yiju.Platform;

/// <summary>One area of care. Its three methods are all the wiring it has.</summary>
public interface IModule
{
    /// <summary>Lower case; the prefix of the module's tables.</summary>
    string Name { get; }

    void AddServices(IServiceCollection services, IConfiguration configuration);

    void AddModel(ModelBuilder model);

    void Map(IEndpointRouteBuilder routes);
}
