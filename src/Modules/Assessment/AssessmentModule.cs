using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Features;
using Yiju.Assessment.Features.TakeOver;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Imports;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;
using Yiju.Platform.Packs;
using Yiju.Platform.Timeline;

namespace Yiju.Assessment;

public sealed class AssessmentModule : IModule
{
    public string Name => "assessment";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AssessmentDb>();
        services.AddFromPacks(packs => packs.Only<AssessmentRules>("assessment.yaml").Content);
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
        services.AddScoped<RecordReading>();
        services.AddScoped<SetParameter>();
        services.AddScoped<ObjectToResult>();
        services.AddScoped<ShowResult>();
        services.AddScoped<ShowArchive>();
        services.AddScoped<ListApplications>();
        services.AddScoped<AgencyDesk>();
        services.AddScoped<Deviations>();
        services.AddScoped<ShowCalendar>();
        services.AddScoped<StartCampaign>();
        services.AddScoped<DrawSample>();
        services.AddScoped<IDailyTask, WarnOfLapse>();
        services.AddScoped<IPastGrades, TakeOverGrades>();
        services.AddScoped<ImportKind, GradeImport>();
        services.AddScoped<IReliance, AssessmentReliance>();
        services.AddSubscriber<LifeEventHappened, FollowLife>(PeopleEvents.LifeEvent, "assessment.stop-on-life-event");
        services.AddSubscriber<LifeEventReversed, FollowLife>(PeopleEvents.LifeEventReversed, "assessment.restore");
        services.AddSubscriber<EldersMerged, FollowMerge>(PeopleEvents.Merged, "assessment.follow-merge");
        services.AddScoped<IAssessments>(s => s.GetRequiredService<ShowArchive>());
        services.AddScoped<ITimelineSource, AssessmentHistory>();
        services.AddSingleton(new ElderTab(30, "评估", "/assessment/elders/{elder}"));
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
        RecordReading.Map(routes);
        SetParameter.Map(routes);
        ObjectToResult.Map(routes);
        ShowResult.Map(routes);
        ShowArchive.Map(routes);
        ListApplications.Map(routes);
        AgencyDesk.Map(routes);
        ShowCalendar.Map(routes);
        StartCampaign.Map(routes);
        DrawSample.Map(routes);
    }
}
