using System.Net;
using Yiju.Platform.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Network;

/// <summary>Bank accounts for tests, entered and confirmed through the pages.</summary>
internal static class PayAccounts
{
    public const string Number = "6222000000000000017";

    /// <summary>Enters and confirms an account as two people do.</summary>
    public static async Task Confirmed(TestApp app, long org, string number = Number)
    {
        var manager = await app.As(Role.OperatorManager, Places.County, orgId: org);
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Equal(HttpStatusCode.SeeOther, await Enter(manager, org, number));
        Assert.Equal(HttpStatusCode.SeeOther, await Send(county, org, "/confirm", ("number", number)));
    }

    public static Task<HttpStatusCode> Enter(HttpClient manager, long org, string number) =>
        Send(manager, org, "", ("holder", "康怡居家养老"), ("bank", "示例银行遂溪支行"), ("number", number));

    public static async Task<HttpStatusCode> Send(
        HttpClient client,
        long org,
        string verb,
        params (string Name, string Value)[] fields
    )
    {
        var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return (await client.PostAsync($"/operators/{org}/account{verb}", form)).StatusCode;
    }
}
