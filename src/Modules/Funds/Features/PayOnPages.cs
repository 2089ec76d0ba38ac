using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Funds.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.Funds.Features;

/// <summary>The payer's page, the provider's news, and the finance desk's list with its daily comparison.</summary>
internal sealed class PayOnPages(
    FundsDb db,
    Viewer viewer,
    Payments payments,
    ReconcilePayments reconcile,
    IPaymentGateway gateway,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int Shown = 50;
    private const int MostBytes = 65_536;
    private static readonly Role[] Readers = [Role.FinanceOfficer, Role.CountyOfficer, Role.CityOfficer, Role.Auditor];

    private static readonly Fault Unknown = Fault.NotFound("payment-unknown", "没有这笔付款，或它不是您的。");

    private static readonly Fault Unsigned = Fault.Forbidden("callback-unsigned", "通知的签名不对，没有记账。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/payments",
                (DateOnly? day, string? after, PayOnPages pages, CancellationToken ct) => pages.List(day, after, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/payments/{id:long}",
                (long id, PayOnPages pages, HttpContext http, CancellationToken ct) => pages.One(id, http, ct)
            )
            .For(Roles.Household)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/payments/{id:long}/local",
                (
                    long id,
                    [FromForm] string? paid,
                    PayOnPages pages,
                    Commands commands,
                    HttpContext http,
                    CancellationToken ct
                ) => pages.Decide(id, paid == "true", commands, http, ct)
            )
            .For(Roles.Household)
            .ExcludeFromDescription();
        routes
            .MapPost("/api/payments/callback", Callback)
            .ForEveryone()
            .WithTags("Funds")
            .WithName("TakePaymentNews")
            .WithSummary("What the payment provider tells, signed in Payment-Signature; told again, it changes nothing")
            .Accepts<string>("application/json")
            .Produces(StatusCodes.Status204NoContent);
    }

    private async Task<IResult> One(long id, HttpContext http, CancellationToken ct)
    {
        if (await Mine(id, ct) is not { } payment)
        {
            await audit.Looked("funds.payment.refused", [], detail: $"payment {id}");
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("funds.payment", [payment.ElderId]);
        string? address = null;
        var reached = true;
        if (payment.State == PaymentState.Asked && gateway.Ready)
        {
            try
            {
                var charge = new PaymentCharge(Payments.Number(id), new Money(payment.Fen), payment.Title);
                address = (await gateway.Prepay(charge, ct)).Address;
            }
            catch (HttpRequestException)
            {
                reached = false;
            }
        }
        return Page.Of<PaymentPage>(
            "付款",
            new PaymentModel(
                id,
                payment.Title,
                new Money(payment.Fen),
                new Money(await db.Refunds.Where(r => r.PaymentId == id).SumAsync(r => r.Fen, ct)),
                PaymentWords.Shape(payment.State),
                PaymentWords.Of(payment.State),
                payment.State == PaymentState.Asked,
                reached,
                address,
                gateway is LocalPaymentGateway { Ready: true },
                CauseLink.Of(payment.Cause) ?? "/",
                payment.Reference
            )
        );
    }

    /// <summary>In a demo city a person plays the provider.</summary>
    private async Task<IResult> Decide(long id, bool paid, Commands commands, HttpContext http, CancellationToken ct)
    {
        if (gateway is not LocalPaymentGateway { Ready: true } local || await Mine(id, ct) is null)
        {
            return Problems.Of([Unknown], http);
        }
        var (signature, body) = await local.Decide(Payments.Number(id), paid, ct);
        return await commands.Form(
            () => Take(signature, body, ct),
            _ => $"/payments/{id}",
            faults => Problems.Of(faults, http),
            ct
        );
    }

    private static async Task<IResult> Callback(
        HttpRequest request,
        PayOnPages pages,
        DbSession session,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (request.ContentLength is null or > MostBytes)
        {
            return Problems.Of([Unsigned], http);
        }
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(ct);
        var taken = await session.Commit(
            () => pages.Take(request.Headers["Payment-Signature"].ToString(), body, ct),
            ct
        );
        return taken.Ok ? Results.NoContent() : Problems.Of(taken.Faults, http);
    }

    private async Task<Outcome<Done>> Take(string signature, string body, CancellationToken ct) =>
        gateway.Read(signature, body) is { } news ? await payments.Take(news, ct) : Unsigned;

    /// <summary>A payment that this account was asked for, or that is for this elder.</summary>
    private Task<Payment?> Mine(long id, CancellationToken ct)
    {
        var self = viewer.Role == Role.Elder ? viewer.PersonId : null;
        return db
            .Payments.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id && (p.AskedBy == viewer.AccountId || p.ElderId == self), ct);
    }

    private async Task<IResult> List(DateOnly? day, string? after, CancellationToken ct)
    {
        var (first, last) = (viewer.Scope.First ?? "~", viewer.Scope.Last ?? "~");
        var before = Cursor.Id(after) ?? long.MaxValue;
        var found = await db
            .Payments.AsNoTracking()
            .Where(p => string.Compare(p.Payer, first) >= 0 && string.Compare(p.Payer, last) <= 0 && p.Id < before)
            .OrderByDescending(p => p.Id)
            .Take(Shown + 1)
            .ToListAsync(ct);
        var (rows, next) = Listing.Cut(found, Shown, p => Cursor.Pack(p.Id));
        var ids = rows.Select(p => p.Id).ToList();
        var back = await db
            .Refunds.Where(r => ids.Contains(r.PaymentId))
            .GroupBy(r => r.PaymentId)
            .Select(g => new { g.Key, Fen = g.Sum(r => r.Fen) })
            .ToDictionaryAsync(g => g.Key, g => g.Fen, ct);
        var on = day ?? time.Today().AddDays(-1);
        var differences = await Differences(on, ct);
        await audit.Looked("funds.payments", []);
        return Page.Of<PaymentsPage>(
            "个人付款",
            new PaymentsModel(
                time.Today(),
                [
                    .. rows.Select(p => new PaymentRow(
                        Payments.Number(p.Id),
                        p.AskedAt,
                        p.Title,
                        CauseLink.For(viewer.Role, p.Cause),
                        new Money(p.Fen),
                        new Money(back.GetValueOrDefault(p.Id)),
                        PaymentWords.Shape(p.State),
                        PaymentWords.Of(p.State)
                    )),
                ],
                next is null ? null : $"/payments?day={on:yyyy-MM-dd}&after={next}",
                on,
                gateway.Ready,
                differences
            )
        );
    }

    /// <summary>Those of the viewer's area; null when the provider does not answer.</summary>
    private async Task<IReadOnlyList<PaymentDifference>?> Differences(DateOnly day, CancellationToken ct)
    {
        try
        {
            return gateway.Ready
                ? [.. (await reconcile.Compare(day, ct)).Where(d => viewer.Scope.Covers(d.Payer))]
                : [];
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
