using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Features;
using Yiju.Benefits.Features.Arrears;
using Yiju.Benefits.Features.Claims;
using Yiju.Benefits.Features.Finding;
using Yiju.Benefits.Features.Runs;
using Yiju.Benefits.Features.TakeOver;
using Yiju.Benefits.Features.Workbench;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Imports;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;
using Yiju.Platform.Timeline;

namespace Yiju.Benefits;

public sealed class BenefitsModule : IModule
{
    public string Name => "benefits";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Rulings>();
        services.AddScoped<BenefitsDb>();
        services.AddSingleton<Course>();
        services.AddScoped<Deciding>();
        services.AddScoped<Backdating>();
        services.AddScoped<Correcting>();
        services.AddScoped<ClaimBook>();
        services.AddScoped<ShowClaims>();
        services.AddScoped<HandleClaims>();
        services.AddScoped<Judging>();
        services.AddScoped<Proposals>();
        services.AddScoped<StopGrant>();
        services.AddScoped<AutomaticGrants>();
        services.AddScoped<Applications>();
        services.AddScoped<OpenElder>();
        services.AddScoped<FindPolicies>();
        services.AddScoped<HandleApplications>();
        services.AddScoped<StateEvidence>();
        services.AddScoped<ShowDecision>();
        services.AddScoped<ShowWallet>();
        services.AddScoped<IEntitlements, Entitlements>();
        services.AddScoped<IDecisionSeed, DecisionSeed>();
        services.AddScoped<ImportKind, BalanceImport>();
        services.AddScoped<IReliance, DecisionReliance>();
        services.AddScoped<IRenumberedRows, RenumberedDecisions>();
        services.AddScoped<IDailyTask, CreditMonth>();
        services.AddScoped<ITimelineSource, BenefitHistory>();
        services.AddSingleton(new ElderTab(40, "待遇", "/elders/{elder}/benefits"));
        services.AddSingleton(new ElderTab(50, "钱包", "/elders/{elder}/wallet"));
        AddRuns(services);
        AddWorkbench(services);
        Subscribe(services);
    }

    private static void AddRuns(IServiceCollection services)
    {
        services.AddScoped<OutcomeRuns>();
        services.AddScoped<OutcomeWriter>();
        services.AddScoped<RegistryWalk>();
        services.AddSingleton(RunSizes.Usual);
        services.AddScoped<RunOutcomes>();
        services.AddScoped<ReplayOutcome>();
        services.AddScoped<SimulateDraft>();
        services.AddScoped<ListEntitled>();
        services.AddScoped<IJobWorker>(s => s.GetRequiredService<RunOutcomes>());
        services.AddScoped<IDailyTask, NightlyOutcomes>();
    }

    private static void AddWorkbench(IServiceCollection services)
    {
        services.AddSingleton<DraftChecks>();
        services.AddScoped<Drafts>();
        services.AddScoped<DraftSimulation>();
        services.AddScoped<DraftSteps>();
        services.AddScoped<ShowSimulation>();
        services.AddScoped<ExplainSampled>();
        services.AddScoped<IJobWorker, PlayDraft>();
        services.AddScoped<ListPolicies>();
        services.AddScoped<ShowPolicy>();
        services.AddScoped<StartDraft>();
        services.AddScoped<ShowDraft>();
        services.AddScoped<EditDraft>();
        services.AddScoped<DecideDraft>();
        services.AddScoped<IDailyTask, WarnOfExpiry>();
    }

    private static void Subscribe(IServiceCollection services)
    {
        services.AddSubscriber<FactsChanged, Recalculate>(FactsChanged.EventName, "benefits.recalculate");
        services.AddSubscriber<EntitlementChanged, RecalculateBeside>(
            BenefitsEvents.EntitlementChanged,
            "benefits.recalculate-beside"
        );
        services.AddSubscriber<OutcomesChanged, RecalculateFound>(
            BenefitsEvents.OutcomesChanged,
            "benefits.recalculate-found"
        );
        services.AddSubscriber<LifeEventHappened, StopWithLife>(PeopleEvents.LifeEvent, "benefits.stop-with-life");
        services.AddSubscriber<LifeEventReversed, GoOnWithLife>(
            PeopleEvents.LifeEventReversed,
            "benefits.go-on-with-life"
        );
    }

    public void AddModel(ModelBuilder model) => BenefitsModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        FindPolicies.Map(routes);
        HandleApplications.Map(routes);
        StateEvidence.Map(routes);
        ShowDecision.Map(routes);
        ListDecisions.Map(routes);
        ShowWallet.Map(routes);
        ShowClaims.Map(routes);
        HandleClaims.Map(routes);
        AutomaticGrants.Map(routes);
        ListPolicies.Map(routes);
        ShowPolicy.Map(routes);
        StartDraft.Map(routes);
        ShowDraft.Map(routes);
        EditDraft.Map(routes);
        DecideDraft.Map(routes);
        ShowSimulation.Map(routes);
        ExplainSampled.Map(routes);
    }
}
