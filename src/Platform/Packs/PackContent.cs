using Microsoft.Extensions.DependencyInjection;

namespace Yiju.Platform.Packs;

/// <summary>Something the program reads out of the packs once; read at the start, so that a mistake in a file stops it there.</summary>
public sealed record PackContent(Type Type);

public static class PackContentExtensions
{
    /// <summary>Registers <typeparamref name="T"/> as read from the packs, once.</summary>
    public static IServiceCollection AddFromPacks<T>(this IServiceCollection services, Func<PackReader, T> read)
        where T : class =>
        services.AddSingleton(sp => read(sp.GetRequiredService<PackReader>())).AddSingleton(new PackContent(typeof(T)));

    /// <summary>Reads everything; the first mistake in words, or null.</summary>
    public static string? ReadPacks(this IServiceProvider services)
    {
        try
        {
            foreach (var content in services.GetServices<PackContent>())
            {
                services.GetRequiredService(content.Type);
            }
            return null;
        }
        catch (PackMistakeException mistake)
        {
            return mistake.Message;
        }
    }
}
