using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yiju.People.Contracts;
using Yiju.People.Features.Census;
using Yiju.People.Features.Duplicates;
using Yiju.People.Features.Imports;
using Yiju.Platform.Imports;
using Yiju.Platform.Packs;

namespace Yiju.People.Features;

/// <summary>Wires lists that come in and go out, doubles and surveys.</summary>
internal static class ListServices
{
    public static void AddLists(this IServiceCollection services)
    {
        services.TryAddScoped<Versions>();
        services.TryAddScoped<TagKeeper>();
        services.TryAddScoped<Headcount>();
        services.AddScoped<FindDuplicates>();
        services.AddScoped<MergeElders>();
        services.AddScoped<UnmergeElders>();
        services.AddFromPacks(SurveyForm.Read);
        services.AddScoped<CensusWork>();
        services.AddScoped<RegistryMatch>();
        services.AddScoped<UpdateKnown>();
        services.AddScoped<ImportChunk>();
        services.AddScoped<RemoveLoaded>();
        services.AddScoped<RestoreUpdated>();
        services.AddScoped<WithdrawElders>();
        services.AddScoped<IRowElders, RowElders>();
        services.AddScoped<ImportKind, ElderImport>();
        services.AddScoped<IElderExport, ExportElders>();
    }

    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        ExportPages.Map(routes);
        DuplicatePages.Map(routes);
        CensusPages.Map(routes);
    }
}
