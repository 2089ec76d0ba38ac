using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Care.Domain;
using Yiju.Care.Pages;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Care.Features;

/// <summary>The counter of an outlet: the elder shows the card, the item is served and paid at once.</summary>
internal sealed class CardPage(
    DbSession session,
    Menu menu,
    IOffers offers,
    Quotes quotes,
    SellByCard sell,
    AuditTrail audit
)
{
    public static readonly Role[] Outlet = [Role.OperatorManager, Role.StationWorker];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/care/card",
                (string? card, string? item, string? done, CardPage page, CancellationToken ct) =>
                    page.Show(card, item, done, [], ct)
            )
            .For(Outlet)
            .ExcludeFromDescription();
        routes.MapForm("/care/card", Sell).For(Outlet).ExcludeFromDescription();
    }

    private static Task<IResult> Sell(
        [FromForm] CardForm form,
        CardPage page,
        SellByCard sell,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () =>
                sell.Sell(
                    form.Card,
                    form.Item,
                    new Money(form.ShownPrice),
                    new Money(form.ShownSelf),
                    form.Agreed == "true",
                    ct
                ),
            o => $"/care/card?done={o.Id}",
            faults => page.Show(form.Card, form.Item, null, faults, ct),
            ct
        );

    private async Task<IResult> Show(
        string? card,
        string? item,
        string? done,
        IReadOnlyList<Fault> faults,
        CancellationToken ct
    )
    {
        var viewer = session.Viewer;
        var today = session.Time.Today();
        var prices = viewer.OrgId is { } org ? await offers.PricesOf(org, today, ct) : new Dictionary<string, Money>();
        var items = (await menu.For(viewer.Division.Value, today, ct))
            .Where(i => prices.ContainsKey(i.Code))
            .OrderBy(i => i.AtHome);
        var model = new CounterModel(
            card ?? "",
            null,
            item,
            [.. items.Select(i => new Choice(i.Code, $"{i.Name}（{prices[i.Code]}）"))],
            null,
            null,
            null,
            false,
            done is null ? null : "收费成功。可以接着刷下一张卡。",
            faults
        );
        return Page.Of<CounterPage>(
            "刷老年卡",
            string.IsNullOrWhiteSpace(card) ? model : await Priced(model, card, item, ct)
        );
    }

    private async Task<CounterModel> Priced(CounterModel model, string card, string? item, CancellationToken ct)
    {
        var elder = await sell.Find(card, ct);
        if (!elder.Ok)
        {
            return model with { Faults = elder.Faults };
        }
        await audit.Looked("care.card", [elder.Value.Id]);
        var viewer = session.Viewer;
        var today = session.Time.Today();
        var quote = await quotes.Of(
            elder.Value.Id,
            viewer.Division.Value,
            item ?? "",
            viewer.OrgId ?? 0,
            today,
            true,
            ct
        );
        return quote.Ok
            ? model with
            {
                ElderName = Masking.Name(elder.Value.Name),
                Price = quote.Value.Price,
                Wallet = quote.Value.Wallet,
                Self = quote.Value.Self,
                NeedsAgreement = quote.Value.AgreementId is null,
            }
            : model with
            {
                Faults = quote.Faults,
            };
    }
}

/// <summary>What the counter sends; a browser leaves out what was not ticked.</summary>
internal sealed record CardForm
{
    public string Card { get; init; } = "";

    public string Item { get; init; } = "";

    /// <summary>Fen, as shown.</summary>
    public long ShownPrice { get; init; }

    public long ShownSelf { get; init; }

    public string? Agreed { get; init; }
}
