using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Care.Domain;
using Yiju.Care.Pages;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Care.Features;

/// <summary>Ordering in three steps: what, when and who, look and confirm. The same pages for households and for desks (SVC-03, SVC-04).</summary>
internal static class OrderPages
{
    private const int DaysShown = 7;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/care/order", Menu).For(Who.Ordering).ExcludeFromDescription();
        routes.MapGet("/care/order/{item}", When).For(Who.Ordering).ExcludeFromDescription();
        routes.MapGet("/care/order/{item}/check", Check).For(Who.Ordering).ExcludeFromDescription();
        routes.MapForm("/care/order", Place).For(Who.Ordering).ExcludeFromDescription();
    }

    private static async Task<IResult> Menu(
        long? elder,
        Who who,
        Reach reach,
        Menu menu,
        IElders elders,
        Catalogue catalogue,
        AuditTrail audit,
        TimeProvider time,
        HttpContext http,
        CancellationToken ct
    )
    {
        var mine = await reach.Mine(ct);
        if ((elder ?? (mine.Count == 1 ? mine[0] : null)) is not { } id)
        {
            var cards = await elders.Cards(mine, ct);
            return Page.Of<ChooseElderPage>(
                "给谁点服务",
                new ChooseElderModel([.. cards.Values.Select(c => new Link(c.Name, $"/care/order?elder={c.Id}"))])
            );
        }
        var card = await who.For(id, FamilyScope.Order, ct);
        if (!card.Ok)
        {
            return Problems.Of(card.Faults, http);
        }
        await audit.Looked("care.menu", [id]);
        var items = await menu.For(card.Value.Division, time.Today(), ct);
        var groups = items
            .GroupBy(i => i.Kind.Name)
            .Select(g => new MenuGroup(
                g.Key,
                [.. g.Select(i => new MenuLine(i.Code, i.Name, Note(i), $"/care/order/{i.Code}?elder={id}"))]
            ));
        return Page.Of<MenuPage>("点服务", new MenuModel(id, card.Value.Name, [.. groups], catalogue.Source));
    }

    private static string Note(CareItem item) =>
        (item.AtHome ? "上门" : "到服务点") + (item.Minutes > 0 ? $"，至少 {item.Minutes} 分钟" : "");

    private static async Task<IResult> When(
        string item,
        long elder,
        string? day,
        string? time,
        string? org,
        Who who,
        Menu menu,
        IOffers offers,
        TimeProvider clock,
        HttpContext http,
        CancellationToken ct
    )
    {
        var card = await who.For(elder, FamilyScope.Order, ct);
        if (!card.Ok)
        {
            return Problems.Of(card.Faults, http);
        }
        var found = await menu.Find(item, card.Value.Division, clock.Today(), ct);
        return found.Ok
            ? await WhenAgain(card.Value, found.Value, day, time, org, offers, clock, [], ct)
            : Problems.Of(found.Faults, http);
    }

    private static async Task<IResult> WhenAgain(
        ElderCard elder,
        CareItem item,
        string? day,
        string? time,
        string? org,
        IOffers offers,
        TimeProvider clock,
        IReadOnlyList<Fault> faults,
        CancellationToken ct
    )
    {
        var today = clock.Today();
        var all = await offers.Of(item.Code, elder.Division, today, ct);
        var open = all.Where(o => o.Open).ToArray();
        var days = Enumerable.Range(0, DaysShown).Select(today.AddDays);
        var times = Enumerable.Range(8, 10).Select(h => $"{h:00}:00");
        var model = new WhenModel(
            elder.Id,
            elder.Name,
            item.Code,
            item.Name,
            item.Minutes > 0 ? $"大约 {Say.Span(TimeSpan.FromMinutes(item.Minutes))}。" : "",
            [.. days.Select(d => new Choice($"{d:yyyy-MM-dd}", $"{Say.NearDay(d, today)}", Say.Day(d)))],
            [.. times.Select(t => new Choice(t, t))],
            [.. open.Select(o => new Choice(Text(o.Org.Id), $"{o.Org.Name}（{o.Price}）", o.Org.Phone))],
            [.. all.Where(o => !o.Open).Select(o => $"{o.Org.Name}：{o.Excluded}")],
            day ?? $"{today.AddDays(1):yyyy-MM-dd}",
            time ?? "09:00",
            org ?? (open.Length > 0 ? Text(open[0].Org.Id) : null),
            faults
        );
        return Page.Of<WhenPage>(item.Name, model, faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : 200);
    }

    private static async Task<IResult> Check(
        string item,
        long elder,
        string? day,
        string? time,
        long? org,
        Who who,
        Menu menu,
        CheckStep step,
        IOffers offers,
        TimeProvider clock,
        HttpContext http,
        CancellationToken ct
    )
    {
        var card = await who.For(elder, FamilyScope.Order, ct);
        if (!card.Ok)
        {
            return Problems.Of(card.Faults, http);
        }
        var found = await menu.Find(item, card.Value.Division, clock.Today(), ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        if (At(day, time) is not { } at || org is not { } orgId)
        {
            var missing = Fault.Invalid(
                "when-missing",
                "还没有选好时间和机构。请每一项选一个。",
                org is null ? "org" : "day"
            );
            return await WhenAgain(card.Value, found.Value, day, time, null, offers, clock, [missing], ct);
        }
        if (at < clock.Instant())
        {
            var past = Fault.Invalid("time-past", $"{Say.Instant(at)} 已经过去。请选今后的时间。", "time");
            return await WhenAgain(card.Value, found.Value, day, time, Text(orgId), offers, clock, [past], ct);
        }
        return await step.Show(card.Value, item, orgId, at, [], ct);
    }

    private static Task<IResult> Place(
        [FromForm] PlaceForm form,
        OrderWork work,
        CheckStep step,
        Who who,
        Commands commands,
        DbSession session,
        IElders elders,
        CancellationToken ct
    )
    {
        var at = DateTime.Parse(
            form.At,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal
        );
        return commands.Form(() => Do(), o => $"/care/orders/{o.Id}", Show, ct);

        async Task<Outcome<Order>> Do()
        {
            if (form.SignedBy is not null)
            {
                var body = new AgreementBody(
                    form.ElderId,
                    form.OrgId,
                    form.SignedBy,
                    who.Viewer.Role == Platform.Access.Role.Elder ? "本人" : "本人或赡养人",
                    form.Agreed == "true"
                );
                var signed = await work.Sign(body, ct);
                if (!signed.Ok)
                {
                    return signed.As<Order>();
                }
                await session.Save(ct);
            }
            return await work.Place(
                new PlaceOrderBody(
                    form.ElderId,
                    form.ItemCode,
                    form.OrgId,
                    at,
                    new Money(form.ShownPrice),
                    new Money(form.ShownSelf)
                ),
                ct
            );
        }

        async Task<IResult> Show(IReadOnlyList<Fault> faults) =>
            await elders.FindForSystem(form.ElderId, ct) is { } elder
            && faults[0].Kind != FaultKind.Forbidden
            && faults[0].Kind != FaultKind.NotFound
                ? await step.Show(elder, form.ItemCode, form.OrgId, at, faults, ct)
                : Page.Of<Platform.Web.ProblemPage>(
                    "没有办成",
                    new ProblemModel(Problems.Status(faults[0].Kind), faults),
                    Problems.Status(faults[0].Kind)
                );
    }

    internal static DateTime? At(string? day, string? time) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? Shanghai.Utc(on, at)
            : null;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the confirming form sends; a browser leaves out what was not ticked.</summary>
internal sealed record PlaceForm
{
    public long ElderId { get; init; }

    public string ItemCode { get; init; } = "";

    public long OrgId { get; init; }

    /// <summary>ISO instant, UTC.</summary>
    public string At { get; init; } = "";

    /// <summary>Fen, as shown.</summary>
    public long ShownPrice { get; init; }

    public long ShownSelf { get; init; }

    public string? SignedBy { get; init; }

    public string? Agreed { get; init; }
}
