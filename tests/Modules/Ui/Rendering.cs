using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Yiju.Tests.Modules.Ui;

/// <summary>Renders one component as a page would and reads the result as a browser would.</summary>
internal static class Rendering
{
    internal static async Task<IDocument> Render<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString()
        );
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    /// <summary>Content made of one child component.</summary>
    internal static RenderFragment Child<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent =>
        builder =>
        {
            builder.OpenComponent<TComponent>(0);
            foreach (var (name, value) in parameters)
            {
                builder.AddComponentParameter(1, name, value);
            }
            builder.CloseComponent();
        };

    internal static RenderFragment Words(string text) => builder => builder.AddContent(0, text);

    internal static string Plain(this INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
