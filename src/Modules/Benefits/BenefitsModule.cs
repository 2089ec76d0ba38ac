using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform;

namespace Yiju.Benefits;

public sealed class BenefitsModule : IModule
{
    public string Name => "benefits";

    public void AddServices(IServiceCollection services, IConfiguration configuration) { }

    public void AddModel(ModelBuilder model) { }

    public void Map(IEndpointRouteBuilder routes) { }
}
