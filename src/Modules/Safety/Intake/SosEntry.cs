using Yiju.Safety.Domain;

namespace Yiju.Safety.Intake;

/// <summary>One call for help as it stands in the journal. No names and no numbers of people.</summary>
/// <param name="Key">The same call has the same key: <c>device:SN1:17</c>, <c>page:5:…</c>.</param>
/// <param name="ElderId">0 while only the device is known.</param>
/// <param name="DeviceKey">Hash of the key a device showed, hexadecimal; checked when the call is worked off.</param>
/// <param name="At">When the device says it happened.</param>
/// <param name="AccountId">Who asked; 0 for a device.</param>
/// <param name="By">Word of who asked, such as 设备, 本人.</param>
internal sealed record SosEntry(
    string Key,
    DateTime ReceivedAt,
    TriggerKind Kind,
    long ElderId,
    string? Device,
    string? DeviceKey,
    DateTime? At,
    double? Longitude,
    double? Latitude,
    long AccountId,
    string By,
    string? Note = null
);
