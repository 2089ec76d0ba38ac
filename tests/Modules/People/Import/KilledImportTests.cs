using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Platform;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People.Import;

/// <summary>The program is killed in the middle of an import (SIGKILL) and started again.</summary>
[Trait("req", "REG-28"), Trait("req", "INT-13")]
public sealed class KilledImportTests
{
    /// <summary>A dozen chunks.</summary>
    private const int Rows = 3_000;

    [Theory, EveryDatabase]
    public async Task An_import_that_was_killed_goes_on_behind_its_last_row(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var today = TimeProvider.System.Today();
        app.Time.SetDay(today.Year, today.Month, today.Day);
        var officer = await Registry.Officer(app);
        var rows = Enumerable.Range(0, Rows).Select(n => Registry.Row(n)).ToArray();
        Array.ForEach(rows, r => r["living"] = "独居");
        var id = await Registry.Send(officer, Registry.Book(rows));
        await app.Settle();
        await Registry.Step(officer, id, "confirm");
        await using (var first = await ChildProgram.ServeBeside(app))
        {
            await ChildProgram.Until(async () => await Elders(app) > 0);
            await first.Kill();
        }
        Assert.InRange(await Elders(app), 1, Rows - 1);
        await Crashes.LetLeaseEnd(app);
        await using var second = await ChildProgram.ServeBeside(app);
        await ChildProgram.Until(async () => (await Registry.Show(officer, id)).State == "Done");
        var shown = await Registry.Show(officer, id);
        Assert.Equal((Rows, Rows, 0, 0), (shown.Rows, shown.Added, shown.Updated, shown.Refused));
        var (elders, people, alone) = await app.Read(async s =>
        {
            var db = s.GetRequiredService<PeopleDb>();
            return (
                await db.AllElders.CountAsync(),
                await db.AllElders.Select(e => e.DocumentIndex).Distinct().CountAsync(),
                await db.FactRows.CountAsync(f => f.Key == FactKeys.LivingSituation && f.Value == "alone")
            );
        });
        Assert.Equal((Rows, Rows, Rows), (elders, people, alone));
    }

    private static Task<int> Elders(TestApp app) =>
        app.Read(s => s.GetRequiredService<PeopleDb>().AllElders.CountAsync());
}
