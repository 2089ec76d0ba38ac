using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Messages;

namespace Yiju.Tests.Modules.Testing;

/// <summary>What somebody reads on the own phone.</summary>
internal static partial class Sms
{
    /// <summary>The last six digits that went to a phone; null when none did.</summary>
    public static async Task<string?> LastSms(this TestApp app, string phone)
    {
        await app.Settle();
        var gateway = (LocalSmsGateway)app.Services.GetRequiredService<ISmsGateway>();
        var last = (await gateway.Latest(50, CancellationToken.None)).FirstOrDefault(s => s.Phone == phone);
        return last is null ? null : SixDigits().Match(last.Text).Value;
    }

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex SixDigits();
}
