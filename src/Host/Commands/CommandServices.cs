using Yiju.Platform;

namespace Yiju.Host.Commands;

/// <summary>The services of the program without its web server, for verbs that work on the database.</summary>
internal static class CommandServices
{
    public static ServiceProvider Build(Settings settings, Opened opened)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new SteppedByHand());
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole());
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddYiju(configuration, settings, opened, TimeProvider.System);
        return services.BuildServiceProvider();
    }
}
