using System.Diagnostics;

namespace Yiju.Tests.Modules.Testing;

/// <summary>The built program as a process of its own, as an operator starts it, and as the power cut ends it.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private const string Started = "颐居已启动：";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly Process process;

    private ChildProgram(Process process, string address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Serves the database of <paramref name="app"/> beside it, and does its jobs; returns when it listens.</summary>
    public static Task<ChildProgram> ServeBeside(TestApp app) =>
        Serve("--db", app.DatabaseAddress, "--data", app.DataFolder, "--urls", "http://127.0.0.1:0");

    public static async Task<ChildProgram> Serve(params string[] arguments)
    {
        var process = Start(["serve", .. arguments]);
        using var limit = new CancellationTokenSource(Limit);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(Started, StringComparison.Ordinal))
            {
                // A full pipe would stop it.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ChildProgram(process, line[Started.Length..].Split(' ')[0]);
            }
            said.Add(line);
        }
        throw new InvalidOperationException($"The program ended: {string.Join('\n', said)}");
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <returns>Exit code and what it wrote.</returns>
    public static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        using var limit = new CancellationTokenSource(Limit);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Looks again and again until something shows in the database.</summary>
    public static async Task Until(Func<Task<bool>> shows)
    {
        var watch = Stopwatch.StartNew();
        while (!await shows())
        {
            Assert.True(watch.Elapsed < Limit, "It did not show in time.");
            await Task.Delay(25);
        }
    }

    /// <summary>SIGKILL: nothing is finished, nothing is written, nobody is asked.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "yiju.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start.Environment.Keys.Where(k => k.StartsWith("YIJU_", StringComparison.Ordinal)).ToList()
        )
        {
            start.Environment.Remove(name);
        }
        return Process.Start(start)!;
    }
}
