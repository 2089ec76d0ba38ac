using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Features;
using Yiju.Platform;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Jobs;
using Yiju.Platform.Map;
using Yiju.Platform.Outbox;
using Yiju.Platform.Packs;
using Yiju.Platform.Protection;
using Yiju.Platform.Timeline;

namespace Yiju.People;

public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddFromPacks(RegistryFiles.Read);
        services.AddSingleton<Secrets>();
        services.AddScoped<PeopleDb>();
        services.AddScoped<IElders, Elders>();
        services.AddScoped<IElderRoll, ElderRoll>();
        services.AddScoped<ElderLoader>();
        services.AddScoped<IElderLoader>(s => s.GetRequiredService<ElderLoader>());
        services.AddScoped<ElderRowMaker>();
        services.AddScoped<RecordMaker>();
        services.AddScoped<GroupCounter>();
        services.AddScoped<BirthdayMark>();
        services.AddScoped<ElderGrants>();
        services.AddScoped<TagKeeper>();
        services.AddScoped<Headcount>();
        services.AddScoped<Versions>();
        services.AddScoped<Registrar>();
        services.AddScoped<EditElder>();
        services.AddScoped<ElderReader>();
        services.AddScoped<ReviewEntry>();
        services.AddScoped<LifeEvents>();
        services.AddScoped<KeepContacts>();
        services.AddScoped<KeepConsents>();
        services.AddScoped<ElderLists>();
        services.AddScoped<ElderSearch>();
        services.AddScoped<Figures>();
        services.AddScoped<ShowElder>();
        services.AddScoped<IDailyTask, DailyRegistry>();
        services.AddSubscriber<FactsChanged, RetagOnFacts>(FactsChanged.EventName, "people.retag");
        services.AddScoped<IElderDoor, ElderDoor>();
        services.AddScoped<Elders>();
        services.AddScoped<MyFamily>();
        services.AddScoped<IFamily>(s => s.GetRequiredService<MyFamily>());
        services.AddScoped<ListAway>();
        services.AddScoped<IRenumberedRows, RenumberedPeople>();
        services.AddScoped<IProtectedRows, ProtectedElders>();
        services.AddScoped<IProtectedRows, ProtectedPast>();
        services.AddScoped<IProtectedRows, ProtectedContacts>();
        services.AddScoped<IProtectedRows, ProtectedRefusals>();
        services.AddScoped<IMapLayer, ElderLayer>();
        services.AddScoped<ITimelineSource, RegistryHistory>();
        services.AddSingleton(new ElderTab(10, "概况", "/elders/{elder}"));
        services.AddLists();
    }

    public void AddModel(ModelBuilder model) => PeopleModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapLists();
        ListElders.Map(routes);
        EntryProgress.Map(routes);
        ListAway.Map(routes);
        MyFamily.Map(routes);
        RegisterElder.Map(routes);
        RegisterInTheField.Map(routes);
        ShowElder.Map(routes);
        EditElder.Map(routes);
        ReviewEntry.Map(routes);
        RecordLifeEvent.Map(routes);
        KeepContacts.Map(routes);
        KeepConsents.Map(routes);
        Unmask.Map(routes);
        ShowFigures.Map(routes);
    }
}
