using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>Binds devices to elders and takes them off.</summary>
internal sealed class Devices(
    SafetyDb db,
    DbSession session,
    IElders elders,
    DeviceDirectory directory,
    AuditTrail audit
)
{
    /// <summary>Binds a device, new or free; it gets a fresh key, which is shown only now.</summary>
    public async Task<Outcome<BoundDevice>> Bind(BindForm form, CancellationToken ct)
    {
        var serial = form.Serial?.Trim().ToUpperInvariant() ?? "";
        var kind = Words.Device(form.Kind);
        var faults = Check(serial, kind);
        var elder = long.TryParse(form.Elder, out var id) ? await elders.Find(id, ct) : null;
        if (elder is null)
        {
            faults.Add(Fault.Invalid("device-elder", "没有找到这位老人，或者他不在您的管辖范围内。", "elder"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var device = await db.AllDevices.SingleOrDefaultAsync(d => d.Serial == serial, ct);
        if (device is { SubjectId: not 0 } && device.SubjectId != elder!.Id)
        {
            return Fault.Conflict("device-bound", $"设备 {serial} 已绑定给别的老人。请先解绑再绑定。", "serial");
        }
        if (device is null)
        {
            device = New(serial, kind!.Value, elder!);
            db.AllDevices.Add(device);
        }
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        device.SubjectId = elder!.Id;
        device.Division = elder.Division;
        device.KeyHash = DeviceDirectory.HashOf(key);
        device.BoundOn = session.Time.Today();
        device.UnboundAt = null;
        device.SuspendedAt = null;
        device.SuspendedBy = null;
        audit.Did("safety.device-bound", [elder.Id]);
        session.AfterCommit(() => directory.Forget(serial));
        return new BoundDevice(device.Id, serial, key);
    }

    public async Task<Outcome<Done>> Unbind(long id, CancellationToken ct)
    {
        var device = await db.Devices.AsTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (device is null)
        {
            return Fault.NotFound("device-unknown", "没有这台设备，或者它不在您的管辖范围内。");
        }
        audit.Did("safety.device-unbound", [device.SubjectId]);
        device.SubjectId = 0;
        device.UnboundAt = session.Time.Instant();
        session.AfterCommit(() => directory.Forget(device.Serial));
        return default(Done);
    }

    private Device New(string serial, DeviceKind kind, ElderCard elder) =>
        new()
        {
            Id = session.Ids.Next(),
            Serial = serial,
            Kind = kind,
            SubjectId = elder.Id,
            Division = elder.Division,
            BoundOn = session.Time.Today(),
        };

    private static List<Fault> Check(string serial, DeviceKind? kind)
    {
        var faults = new List<Fault>();
        if (serial.Length is 0 or > 64 || !serial.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            faults.Add(
                Fault.Invalid("device-serial", "请照设备上的标签写序列号：字母、数字和横线，最多 64 个。", "serial")
            );
        }
        if (kind is null)
        {
            faults.Add(Fault.Invalid("device-kind", "请选择设备种类。", "kind"));
        }
        return faults;
    }
}
