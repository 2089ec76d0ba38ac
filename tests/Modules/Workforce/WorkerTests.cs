using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Care;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;

namespace Yiju.Tests.Modules.Workforce;

public sealed class WorkerTests
{
    [Theory, EveryDatabase]
    public async Task Only_certificates_valid_that_day_are_named(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        var worker = await Staff.Worker(app, org, 1, validTo: new DateOnly(2026, 7, 31));
        foreach (var (day, valid) in new[] { (new DateOnly(2026, 7, 31), true), (new DateOnly(2026, 8, 1), false) })
        {
            var staff = await app.Read(s => s.GetRequiredService<IWorkers>().Of(org, day, default));
            Assert.Equal(valid, staff.Single(w => w.Id == worker).Certificates.Count == 1);
        }
    }

    [Theory, EveryDatabase]
    public async Task Numbers_are_not_stored_in_the_clear_and_the_same_person_is_loaded_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var org = await Companies.Org(app, 1);
        var first = await Staff.Worker(app, org, 7);
        Assert.Equal(first, await Staff.Worker(app, org, 7));
        var row = await app.Read(s => s.GetRequiredService<WorkforceDb>().Workers.SingleAsync());
        Assert.DoesNotContain(
            Staff.ResidentId(7),
            System.Text.Encoding.UTF8.GetString(row.ResidentId),
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase]
    public async Task A_manager_registers_somebody_once_and_ends_the_employment(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var app = town.App;
        var org = await Companies.Org(app, 77);
        var manager = await app.As(Role.OperatorManager, Places.County, orgId: org);
        var form = new Dictionary<string, string>
        {
            ["name"] = "林护理",
            ["residentId"] = Staff.ResidentId(5),
            ["phone"] = "",
            ["kind"] = CertificateKinds.Nurse,
            ["number"] = "DEMO5",
            ["validFrom"] = "2025-01-01",
            ["validTo"] = "",
        };
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await manager.PostAsync("/staff", new FormUrlEncodedContent(form))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await manager.PostAsync("/staff", new FormUrlEncodedContent(form))).StatusCode
        );
        var staff = await app.Read(s => s.GetRequiredService<IWorkers>().Of(org, new(2026, 7, 1), default));
        Assert.Equal([CertificateKinds.Nurse], staff.Single().Certificates);
        await manager.PostAsync($"/staff/{staff[0].Id}/end", null);
        Assert.Empty(await app.Read(s => s.GetRequiredService<IWorkers>().Of(org, new(2026, 7, 2), default)));
    }

    [Theory]
    [InlineData("care-worker", CertificateKinds.CareWorkerJunior, true)]
    [InlineData("care-worker", CertificateKinds.Nurse, false)]
    [InlineData(CertificateKinds.CareWorkerMid, CertificateKinds.CareWorkerJunior, false)]
    [InlineData(CertificateKinds.CareWorkerMid, CertificateKinds.CareWorkerSenior, true)]
    [InlineData(CertificateKinds.Nurse, CertificateKinds.Nurse, true)]
    public void A_higher_grade_covers_a_lower_skill(string skill, string certificate, bool covers) =>
        Assert.Equal(covers, CertificateKinds.Cover([certificate], skill));

    [Theory]
    [InlineData("养老护理员(初级)", CertificateKinds.CareWorkerJunior)]
    [InlineData("执业护士", CertificateKinds.Nurse)]
    [InlineData("nurse", CertificateKinds.Nurse)]
    [InlineData("厨师", null)]
    public void What_is_printed_on_a_certificate_is_read(string printed, string? kind) =>
        Assert.Equal(kind, CertificateKinds.Read(printed));
}
