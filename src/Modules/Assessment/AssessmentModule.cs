using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Data;
using Yiju.Assessment.Features;
using Yiju.Platform;

namespace Yiju.Assessment;

public sealed class AssessmentModule : IModule
{
    public string Name => "assessment";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AssessmentDb>();
        services.AddScoped<Rules>();
        services.AddScoped<Finder>();
        services.AddScoped<Conflicts>();
        services.AddScoped<Applications>();
        services.AddScoped<ApplicationPages>();
        services.AddScoped<CasePages>();
        services.AddScoped<ApplyForAssessment>();
        services.AddScoped<VerifyChange>();
        services.AddScoped<AssignAgency>();
        services.AddScoped<ArrangeVisit>();
        services.AddScoped<RecordEvents>();
        services.AddScoped<SignSheet>();
        services.AddScoped<SubmitAssessment>();
        services.AddScoped<FinishCase>();
        services.AddScoped<FillForm>();
        services.AddScoped<WorkInTheField>();
    }

    public void AddModel(ModelBuilder model) => AssessmentModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        ApplyForAssessment.Map(routes);
        ApplicationPages.Map(routes);
        VerifyChange.Map(routes);
        AssignAgency.Map(routes);
        ArrangeVisit.Map(routes);
        CasePages.Map(routes);
        FillForm.Map(routes);
        WorkInTheField.Map(routes);
        SignSheet.Map(routes);
        SubmitAssessment.Map(routes);
    }
}
