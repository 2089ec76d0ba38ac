using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Benefits.Features.Claims;

/// <summary>A share of later credits as it is typed: whole hundredths.</summary>
internal static class ShareField
{
    /// <summary>Null for an empty field.</summary>
    public static Outcome<int?> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (int?)null;
        }
        return
            int.TryParse(text.Trim().TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var share)
            && share <= 100
            ? (int?)share
            : Fault.Invalid("share-range", $"抵扣比例是 0 到 100 的整数，收到的是“{text.Trim()}”。请重新填。", "share");
    }
}
