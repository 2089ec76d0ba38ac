using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Care.Features;
using Yiju.Funds.Contracts;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Imports;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;
using Yiju.Platform.Packs;
using Yiju.Platform.Timeline;

namespace Yiju.Care;

public sealed class CareModule : IModule
{
    public string Name => "care";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddFromPacks(CatalogueFile.Read);
        services.AddSingleton<IItemNames>(sp => sp.GetRequiredService<Catalogue>());
        services.AddScoped<CareDb>();
        services.AddScoped<Who>();
        services.AddScoped<Reach>();
        services.AddScoped<Trail>();
        services.AddScoped<Menu>();
        services.AddScoped<Quotes>();
        services.AddScoped<PlaceOrder>();
        services.AddScoped<SignAgreement>();
        services.AddScoped<OwnShare>();
        services.AddScoped<StopOrder>();
        services.AddScoped<OrderWork>();
        services.AddScoped<SellByCard>();
        services.AddScoped<AssignVisit>();
        services.AddScoped<SyncVisits>();
        services.AddScoped<KeepPhoto>();
        services.AddScoped<TakeFieldEvents>();
        services.AddScoped<WorkInTheField>();
        services.AddScoped<ConfirmVisit>();
        services.AddScoped<VisitWork>();
        services.AddScoped<CheckStep>();
        services.AddScoped<OrderView>();
        services.AddScoped<ListOrders>();
        services.AddScoped<ShowPlan>();
        services.AddScoped<KeepCountyItems>();
        services.AddScoped<CardPage>();
        services.AddScoped<RoutePages>();
        services.AddScoped<BoardPages>();
        services.AddScoped<ICareLoader, Loader>();
        services.AddScoped<IReliance, CareReliance>();
        services.AddScoped<IUnsettled, UnconfirmedVisits>();
        services.AddScoped<ITimelineSource, VisitHistory>();
        services.AddSingleton(new ElderTab(60, "服务", "/care/orders?elder={elder}"));
        services.AddScoped<WatchVisits>();
        services.AddScoped<IDailyTask>(sp => sp.GetRequiredService<WatchVisits>());
        services.AddScoped<MakePlans>();
        services.AddScoped<IDailyTask>(sp => sp.GetRequiredService<MakePlans>());
        services.AddRunning<VisitWatch>();
        services.AddSubscriber<LifeEventHappened, FollowLife>(PeopleEvents.LifeEvent, "care.follow-life");
        services.AddSubscriber<OwnPaid, BookOwnShare>(FundsEvents.OwnPaid, "care.own-share");
        services.AddSubscriber<LifeEventReversed, FollowLife>(PeopleEvents.LifeEventReversed, "care.restore-life");
    }

    public void AddModel(ModelBuilder model) => CareModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        OrderApi.Map(routes);
        VisitApi.Map(routes);
        OrderPages.Map(routes);
        OrdersPages.Map(routes);
        ListOrders.Map(routes);
        ShowPlan.Map(routes);
        ShowAgreement.Map(routes);
        KeepCountyItems.Map(routes);
        CardPage.Map(routes);
        RoutePages.Map(routes);
        WorkInTheField.Map(routes);
        BoardPages.Map(routes);
    }
}
