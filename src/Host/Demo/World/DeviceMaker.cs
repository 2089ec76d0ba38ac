using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>Hands out emergency buttons and lets them speak.</summary>
internal static class DeviceMaker
{
    /// <summary>The button of an elder; most of those who are alone and very old have one, hardly anybody else.</summary>
    public static SyntheticDevice? Of(SyntheticElder elder, long seed, DateOnly today)
    {
        var dice = new Dice(seed, Dice.Stream.Device, elder.Index);
        var need = (elder.Living, elder.Age) switch
        {
            (LivingSituation.InInstitution, _) => 0.0,
            (LivingSituation.Alone, >= 80) => 0.6,
            (LivingSituation.Alone, _) => 0.2,
            (LivingSituation.EmptyNest, >= 80) => 0.25,
            _ => elder.Frailty > 0.6 ? 0.1 : 0.004,
        };
        return dice.Chance(need)
            ? new(
                $"DEMO-SOS-{elder.Index:00000000}",
                elder.Index,
                today.AddDays(-dice.Between(5, 700)),
                dice.Chance(0.7)
            )
            : null;
    }

    /// <summary>Signals from <paramref name="from"/> to the day before <paramref name="before"/>, by time.</summary>
    public static IEnumerable<SyntheticSignal> Signals(
        SyntheticDevice device,
        DateOnly from,
        DateOnly before,
        long seed
    )
    {
        var dice = new Dice(seed, Dice.Stream.Signals, device.Elder);
        for (var day = from; day < before; day = day.AddDays(1))
        {
            var thrown = dice.Next();
            if (thrown >= 0.009 || day <= device.Installed)
            {
                continue;
            }
            var kind =
                thrown < 0.004 ? SignalKind.Sos
                : thrown < 0.007 ? SignalKind.LowBattery
                : SignalKind.Silent;
            var at = Shanghai.Utc(day, new TimeOnly(dice.Between(0, 23), dice.Between(0, 59), dice.Between(0, 59)));
            var alarm = kind == SignalKind.Sos;
            int? seconds = alarm ? (int)(8 + 25 * Math.Exp(dice.Bell() * 0.7)) : null;
            yield return new(device.Serial, device.Elder, kind, at, alarm ? Outcome(ref dice) : "", seconds);
        }
    }

    private static string Outcome(ref Dice dice) =>
        dice.Next() switch
        {
            < 0.55 => "误触",
            < 0.80 => "已电话确认平安",
            < 0.94 => "上门处置",
            _ => "送医",
        };
}
