using System.CommandLine;
using Microsoft.AspNetCore.DataProtection;
using Yiju.Kernel;

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
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().SetApplicationName("yiju");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        services.AddYiju(configuration, settings, opened.Value, TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider, opened.Value);
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
