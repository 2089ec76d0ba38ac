using System.Text.Json;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.TakeOver;

/// <summary><c>yiju import KIND FILE</c> as an operator types it.</summary>
[Trait("req", "REG-28")]
public sealed class CommandTests
{
    [Theory, EveryDatabase]
    public async Task A_file_is_checked_written_repeated_and_withdrawn_from_the_command_line(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var file = Path.Combine(app.DataFolder, "合同.csv");
        var (template, errors) = (Path.Combine(app.DataFolder, "模板.xlsx"), Path.Combine(app.DataFolder, "退回.xlsx"));
        await File.WriteAllBytesAsync(
            file,
            Files.Csv("contracts", Files.Contract(1), Files.Contract(2, to: "2020-01-01"))
        );
        var made = await Call("contracts", "--template", template);
        Assert.Equal(0, made.Code);
        Assert.True(new FileInfo(template).Length > 0);
        var tried = await Call("contracts", file, "--area", Places.County, "--dry-run", "--errors", errors, "--json");
        Assert.Equal(1, tried.Code);
        var report = JsonSerializer.Deserialize<ImportReport>(tried.Output, Yiju.Platform.Json.Options)!;
        Assert.Equal((null, 1, 1), (report.ImportId, report.Added, report.Refused));
        Assert.True(new FileInfo(errors).Length > 0);
        var first = await Run(file);
        var again = await Run(file);
        Assert.Equal((1, 0), (first.Added, again.Added));
        Assert.Equal(1, again.Unchanged);
        var withdrawn = await Call("withdraw", $"{first.ImportId}");
        Assert.Equal(0, withdrawn.Code);
        Assert.Contains("移出 1", withdrawn.Errors, StringComparison.Ordinal);
        var missing = await Call("contracts", file);
        Assert.Equal(2, missing.Code);
        Assert.Contains("--area", missing.Errors, StringComparison.Ordinal);
        var unknown = await Call("cats", file, "--area", Places.County);
        Assert.Contains("grades（过往评估）", unknown.Errors, StringComparison.Ordinal);

        async Task<ImportReport> Run(string path)
        {
            var done = await Call("contracts", path, "--area", Places.County, "--json");
            return JsonSerializer.Deserialize<ImportReport>(done.Output, Yiju.Platform.Json.Options)!;
        }

        Task<(int Code, string Output, string Errors)> Call(params string[] arguments) =>
            ChildProgram.Run(["import", .. arguments, "--db", app.DatabaseAddress, "--data", app.DataFolder]);
    }
}
