using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yiju.Care.Domain;
using Yiju.Care.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Care.Features;

/// <summary>The last step before an order: price, shares and, the first time, the agreement.</summary>
internal sealed class CheckStep(Quotes quotes, Who who, Catalogue catalogue)
{
    public async Task<IResult> Show(
        ElderCard elder,
        string itemCode,
        long orgId,
        DateTime at,
        IReadOnlyList<Fault> faults,
        CancellationToken ct
    )
    {
        var maySpend = await who.MaySpend(elder.Id, ct);
        var day = Shanghai.DayOf(at);
        var quote = await quotes.Of(elder.Id, elder.Division, itemCode, orgId, day, maySpend, ct);
        if (!quote.Ok)
        {
            return Page.Of<ProblemPage>("不能预约", new ProblemModel(422, quote.Faults), 422);
        }
        var local = Shanghai.Local(at);
        var back = $"/care/order/{itemCode}?elder={elder.Id}&day={local:yyyy-MM-dd}&time={local:HH:mm}&org={orgId}";
        var needs = quote.Value.AgreementId is null;
        var model = new CheckModel(
            elder.Id,
            elder.Name,
            itemCode,
            quote.Value.Item.Name,
            orgId,
            quote.Value.Org.Name,
            at,
            at.ToString("O", CultureInfo.InvariantCulture),
            quote.Value.Price,
            quote.Value.Wallet,
            quote.Value.Self,
            quote.Value.Reason,
            back,
            needs,
            needs ? [AgreementText.Content, AgreementText.Rights, AgreementText.Breach(catalogue.Rules)] : [],
            faults
        );
        var status = faults.Count > 0 ? Problems.Status(faults[0].Kind) : StatusCodes.Status200OK;
        return Page.Of<CheckPage>("看清楚再确认", model, status);
    }
}
