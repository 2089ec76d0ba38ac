using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Yiju.Platform.Print;

/// <summary>
/// Makes a PDF of a page with the Chromium that is installed on the server (<c>YIJU_CHROMIUM</c> names it, else it is looked for on the
/// path). Without one, pages are printed by the reader's browser: the style sheets are the same.
/// </summary>
public sealed partial class PdfPrinter(
    IWebHostEnvironment environment,
    IConfiguration configuration,
    IServiceProvider services,
    ILoggerFactory logs
)
{
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    private static readonly string[] Sheets = ["app.css", "letter.css", "print.css"];

    // Switching script off for the browser itself would also switch off its printing.
    private const string NoScript =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // One at a time: each run starts a browser of its own.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>Whether a PDF can be made here.</summary>
    public bool Available => Browser() is not null;

    /// <summary>The page as A4, without the frame of the desk; null when no browser is installed or it failed.</summary>
    /// <typeparam name="TPage">A component with one parameter, <c>Model</c>.</typeparam>
    public async Task<byte[]?> Print<TPage>(string title, object model, CancellationToken ct)
        where TPage : IComponent
    {
        if (Browser() is not { } browser)
        {
            return null;
        }
        var html = await Html<TPage>(title, model, ct);
        var folder = Directory.CreateTempSubdirectory("yiju-print-");
        await OneAtATime.WaitAsync(ct);
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var pdf = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, ct);
            return await Run(browser, folder.FullName, page, pdf, ct) ? await File.ReadAllBytesAsync(pdf, ct) : null;
        }
        finally
        {
            OneAtATime.Release();
            folder.Delete(recursive: true);
        }
    }

    private string? Browser() =>
        configuration["YIJU_CHROMIUM"] is { Length: > 0 } named
            ? (File.Exists(named) ? named : null)
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);

    private async Task<string> Html<TPage>(string title, object model, CancellationToken ct)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
        var html = new StringBuilder(
            "<!DOCTYPE html><html lang=\"zh-CN\" data-theme=\"light\"><head><meta charset=\"utf-8\">"
                + NoScript
                + "<title>"
        );
        html.Append(System.Net.WebUtility.HtmlEncode(title)).Append("</title><style>");
        foreach (var sheet in Sheets)
        {
            html.Append(await Sheet(sheet, ct));
        }
        return html.Append("</style></head><body><main>").Append(body).Append("</main></body></html>").ToString();
    }

    private async Task<string> Sheet(string name, CancellationToken ct)
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"_content/Yiju.Ui/dist/{name}");
        if (!file.Exists)
        {
            return "";
        }
        using var reader = new StreamReader(file.CreateReadStream());
        return await reader.ReadToEndAsync(ct);
    }

    private async Task<bool> Run(string browser, string folder, string page, string pdf, CancellationToken ct)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--no-pdf-header-footer",
            "--disable-dev-shm-usage",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            $"--print-to-pdf={pdf}",
            new Uri(page).AbsoluteUri,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        if (Environment.IsPrivilegedProcess)
        {
            // Chromium refuses its sandbox to root; the page is our own and runs no script.
            start.ArgumentList.Insert(0, "--no-sandbox");
        }
        using var process = Process.Start(start)!;
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timed.CancelAfter(Limit);
        try
        {
            var drain = Task.WhenAll(
                process.StandardError.ReadToEndAsync(timed.Token),
                process.StandardOutput.ReadToEndAsync(timed.Token)
            );
            await process.WaitForExitAsync(timed.Token);
            await drain;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            PrintFailed(logs.CreateLogger<PdfPrinter>(), -1);
            return false;
        }
        if (process.ExitCode != 0)
        {
            PrintFailed(logs.CreateLogger<PdfPrinter>(), process.ExitCode);
        }
        return process.ExitCode == 0 && File.Exists(pdf);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The browser could not make a PDF and ended with {Code}.")]
    private static partial void PrintFailed(ILogger log, int code);
}
