using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform;

namespace Yiju.Assessment;

public sealed class AssessmentModule : IModule
{
    public string Name => "assessment";

    public void AddServices(IServiceCollection services, IConfiguration configuration) { }

    public void AddModel(ModelBuilder model) { }

    public void Map(IEndpointRouteBuilder routes) { }
}
