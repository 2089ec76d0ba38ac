using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Host.Commands.Backup;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Files;
using Yiju.Platform.Protection;
using Yiju.Tests.Modules.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "SEC-11")]
public sealed class BackupTests
{
    private static readonly byte[] Photo = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 251))];

    [Theory, EveryDatabase]
    public async Task A_backup_lives_again_elsewhere_with_its_photos_and_keys(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (file, photo) = await Backup(app, "a long passphrase");
        await using var target = await TestDatabase.New(kind);
        await using var database = Database.Parse(target.Address).Value;
        Assert.Equal(
            "restore-passphrase",
            (await Restore(file, database, target.DataFolder, "wrong")).Faults.Single().Code
        );
        Assert.True((await Restore(file, database, target.DataFolder, "a long passphrase")).Value);
        var keys = KeyRing.Open(Path.Combine(target.DataFolder, "keys", "ring.json"), FieldAlgorithm.AesGcm, default);
        Assert.Equal(Photo, await Content(app, database, target.DataFolder, keys, photo));
        Assert.Equal(
            "restore-not-empty",
            (await Restore(file, database, target.DataFolder, null)).Faults.Single().Code
        );
    }

    [Theory, EveryDatabase]
    public async Task Without_its_keys_a_backup_gives_its_photos_to_nobody(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (file, photo) = await Backup(app, null);
        await using var target = await TestDatabase.New(kind);
        await using var database = Database.Parse(target.Address).Value;
        Assert.False((await Restore(file, database, target.DataFolder, null)).Value);
        var keys = KeyRing.Open(Path.Combine(target.DataFolder, "keys", "ring.json"), FieldAlgorithm.AesGcm, default);
        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            Content(app, database, target.DataFolder, keys, photo)
        );
    }

    [Theory, EveryDatabase]
    [Trait("req", "SEC-01")]
    public async Task A_rotation_rewrites_fields_and_files_while_the_program_runs(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var keys = app.Services.GetRequiredService<KeyRing>();
        var cipher = app.Services.GetRequiredService<FieldCipher>();
        var photo = await Keep(app);
        var id = await Doors.Account(app, "wang.fang", Role.VillageWorker, Places.Village);
        await Doors.Change(
            app,
            async db =>
                (await db.Accounts.SingleAsync(a => a.Id == id)).Phone = cipher.Protect("access.phone", "13800001111")
        );
        keys.Rotate(FieldAlgorithm.Sm4Gcm, app.Time.Instant());
        Assert.Equal(2, await app.Services.GetRequiredService<Reencryption>().RunAll(CancellationToken.None));
        keys.Retire();
        var row = await Doors.Row(app, db => db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id));
        Assert.Equal("13800001111", cipher.Reveal("access.phone", row.Phone!));
        Assert.Equal(app.Services.GetRequiredService<BlindIndex>().Of("access.phone", "13800001111"), row.PhoneIndex);
        Assert.Equal(Photo, await app.Read(async s => await Read(s.GetRequiredService<FileStore>(), photo)));
        Assert.Equal(0, await app.Services.GetRequiredService<Reencryption>().RunAll(CancellationToken.None));
    }

    [Theory, EveryDatabase]
    [Trait("req", "SEC-01")]
    public async Task A_large_export_waits_for_somebody_else_and_is_taken_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Do<Done>(s =>
        {
            var audit = s.GetRequiredService<Yiju.Platform.Audit.AuditTrail>();
            Enumerable.Range(0, 1001).ToList().ForEach(i => audit.Did("test.many", []));
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        var auditor = await app.As(Role.Auditor, Places.County);
        var refused = await auditor.GetAsync("/audit/export?action=test.many");
        Assert.StartsWith("/exports/new", refused.Headers.Location?.ToString(), StringComparison.Ordinal);
        const string link = "/audit/export?action=test.many";
        (string, string)[] ask = [("kind", "audit.entries"), ("title", "审计记录"), ("link", link), ("rows", "1001")];
        await auditor.Post("/exports", [.. ask, ("reason", "年度审计")]);
        var id = await Doors.Row(app, db => db.ExportRequests.Select(r => r.Id).SingleAsync());
        var elsewhere = await app.As(Role.CountyOfficer, Places.OtherCounty);
        await elsewhere.Post($"/exports/{id}/decide", ("approve", "true"), ("reason", "同意"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await auditor.GetAsync(link)).StatusCode);
        var officer = await app.As(Role.CountyOfficer, Places.County);
        await officer.Post($"/exports/{id}/decide", ("approve", "true"), ("reason", "同意"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await auditor.GetAsync(link)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await auditor.GetAsync(link)).StatusCode);
    }

    private static async Task<(string File, long Photo)> Backup(TestApp app, string? passphrase)
    {
        var photo = await Keep(app);
        await app.Settle();
        var folder = app.Services.GetRequiredService<DataFolder>();
        var file = Path.Combine(folder.Path, "backup.zip");
        var database = app.Services.GetRequiredService<Database>();
        await Archive.Write(file, database, folder.Path, passphrase, CancellationToken.None);
        return (file, photo);
    }

    private static async Task<long> Keep(TestApp app) =>
        (
            await app.Do<long>(async s =>
                await s.GetRequiredService<FileStore>()
                    .Keep("visit.jpg", "image/jpeg", Photo, null, CancellationToken.None)
            )
        ).Value;

    private static Task<Outcome<bool>> Restore(string file, Database database, string folder, string? passphrase) =>
        Archive.Read(file, database, folder, passphrase, () => Task.CompletedTask, CancellationToken.None);

    private static async Task<byte[]> Content(TestApp app, Database database, string folder, KeyRing keys, long photo)
    {
        await using var session = new DbSession(database, Viewer.System("test", default), app.Time, new Ids(app.Time));
        return await Read(new FileStore(new PlatformDb(session), session, new DataFolder(folder), keys), photo);
    }

    private static async Task<byte[]> Read(FileStore files, long photo) =>
        await files.Content((await files.Find(photo, CancellationToken.None))!, CancellationToken.None);
}
