using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Network.Features;

/// <summary>Reads the fields of a form one by one and gathers what is wrong.</summary>
internal sealed class Typed
{
    public List<Fault> Faults { get; } = [];

    public string Text(string? text, string field, string missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Faults.Add(Fault.Invalid($"{field}-missing", missing, field));
        }
        return text?.Trim() ?? "";
    }

    public string? Phone(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        var read = PhoneNumber.Read(text);
        Faults.AddRange(read.Faults.Select(f => f with { Field = field }));
        return read.Ok ? text.Trim() : null;
    }

    public DateOnly? Day(string? text, string field, bool needed)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            return day;
        }
        if (needed || !string.IsNullOrWhiteSpace(text))
        {
            Faults.Add(Fault.Invalid($"{field}-day", $"“{text}”不是一个日期。请选一天。", field));
        }
        return null;
    }

    public int? Whole(string? text, string field, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
        {
            return number;
        }
        Faults.Add(Fault.Invalid($"{field}-number", $"“{text}”不对。请写 0 到 {most} 的整数。", field));
        return null;
    }

    public double? Degrees(string? text, string field, double least, double most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && degrees >= least
            && degrees <= most
        )
        {
            return degrees;
        }
        Faults.Add(Fault.Invalid($"{field}-degrees", $"“{text}”不是这一带的经纬度，例如 110.36 和 21.27。", field));
        return null;
    }
}
