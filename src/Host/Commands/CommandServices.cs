using System.CommandLine;
using Microsoft.AspNetCore.DataProtection;
using Yiju.Kernel;
using Yiju.Platform;

namespace Yiju.Host.Commands;

/// <summary>Runs a verb with the services of the platform, without a web server and without background work.</summary>
internal static class CommandServices
{
    public static async Task<int> Run(
        CommonOptions common,
        ParseResult parsed,
        Func<IServiceProvider, Opened, Task<int>> work
    )
    {
        var settings = common.Read(parsed);
        var opened = settings.Open(TimeProvider.System);
        if (!opened.Ok)
        {
            return await Refuse(opened.Faults);
        }
        await using var provider = Build(settings, opened.Value);
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider, opened.Value);
    }

    /// <summary>The services for a verb that makes scopes of its own.</summary>
    public static ServiceProvider Build(Settings settings, Opened opened)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new SteppedByHand());
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole());
        services.AddDataProtection().SetApplicationName("yiju");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddYiju(configuration, settings, opened, TimeProvider.System);
        return services.BuildServiceProvider();
    }

    public static async Task<int> Refuse(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault.Sentence);
        }
        return 1;
    }
}
