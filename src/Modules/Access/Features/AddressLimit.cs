using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>Slows one address down that tries many names or phones: so many requests in a minute and no more.</summary>
internal sealed class AddressLimit(TimeProvider time, AccessRuleBook book)
{
    private readonly ConcurrentDictionary<(string Kind, string Address, long Minute), int> counts = new();

    public bool Allows(string kind, string address)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        foreach (var old in counts.Keys.Where(k => k.Minute < minute - 1))
        {
            counts.TryRemove(old, out _);
        }
        var rules = book.On(time.Today());
        var most = kind == "sms" ? rules.SmsPerAddressAndMinute : rules.SignInsPerAddressAndMinute;
        return counts.AddOrUpdate((kind, address, minute), 1, (_, n) => n + 1) <= most;
    }
}

internal static class AddressLimitExtensions
{
    private static readonly Fault TooFast = Fault.Refused("too-many-requests", "操作太频繁。请等一分钟再试。");

    /// <summary>Answers 429 once an address has used up its minute. <paramref name="kind"/> is <c>sign-in</c> or <c>sms</c>.</summary>
    public static TBuilder Limited<TBuilder>(this TBuilder endpoint, string kind)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(
            async (call, next) =>
            {
                var http = call.HttpContext;
                var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
                return http.RequestServices.GetRequiredService<AddressLimit>().Allows(kind, address)
                    ? await next(call)
                    : Problems.Of([TooFast], http, StatusCodes.Status429TooManyRequests);
            }
        );
}
