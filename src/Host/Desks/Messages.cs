using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Outbox;
using Yiju.Platform.Web;

namespace Yiju.Host.Desks;

/// <summary>The message centre of each account, and the administrator's look at what leaves the platform.</summary>
internal static class Messages
{
    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/messages", Show).ForSignedIn().ExcludeFromDescription();
        routes.MapPost("/messages/read", Read).ForSignedIn().ExcludeFromDescription();
        routes
            .MapGet("/api/messages", List)
            .ForSignedIn()
            .WithName("ListMessages")
            .WithSummary("Notes to the caller, the newest first; next is the after of the next page.")
            .Produces<Listing<Message>>();
        routes.MapGet("/outbox", Outbox).For(Role.Administrator).ExcludeFromDescription();
        routes.MapForm("/outbox/retry", Retry).For(Role.Administrator).ExcludeFromDescription();
    }

    /// <summary>The names under which notes reach a viewer: the account, the elder, the organisation.</summary>
    internal static IReadOnlyList<string> Recipients(Viewer viewer)
    {
        var names = new List<string> { $"account:{viewer.AccountId}" };
        if (viewer.Role == Role.Elder && viewer.PersonId is { } person)
        {
            names.Add($"elder:{person}");
        }
        if (viewer.Role == Role.Family)
        {
            names.AddRange((viewer.ActsFor ?? []).Select(elder => $"elder:{elder}"));
        }
        if (viewer.OrgId is { } org)
        {
            names.Add($"org:{org}");
        }
        return names;
    }

    private static async Task<IResult> Show(
        string? after,
        Viewer viewer,
        Messenger messenger,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var page = await Notes(viewer, after, messenger, ct);
        var model = new MessagesModel(
            time.Today(),
            page.Items,
            page.Next is null ? null : $"/messages?after={page.Next}",
            await messenger.Unread(Recipients(viewer), ct),
            viewer.Is(Roles.Household)
        );
        return Page.Of<MessagesPage>("消息", model);
    }

    private static Task<IResult> Read(
        Platform.Web.Commands commands,
        Viewer viewer,
        Messenger messenger,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form<Done>(
            async () =>
            {
                await messenger.Read(Recipients(viewer), ct);
                return default(Done);
            },
            _ => "/messages",
            faults => Problems.Of(faults, http),
            ct
        );

    private static async Task<IResult> List(string? after, Viewer viewer, Messenger messenger, CancellationToken ct) =>
        Results.Json(await Notes(viewer, after, messenger, ct), Platform.Json.Options);

    private static async Task<Listing<Message>> Notes(
        Viewer viewer,
        string? after,
        Messenger messenger,
        CancellationToken ct
    ) =>
        Listing.Cut(
            await messenger.Latest(Recipients(viewer), Cursor.Id(after), Shown + 1, ct),
            Shown,
            m => Cursor.Pack(m.Id)
        );

    private static async Task<IResult> Outbox(
        ISmsGateway sms,
        IWeChatGateway weChat,
        IPaymentGateway payments,
        FailedDeliveries failed,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var model = new OutboxModel(
            time.Today(),
            await failed.List(Shown, ct),
            await failed.Count(ct),
            sms is LocalSmsGateway texts ? await texts.Latest(Shown, ct) : null,
            weChat is LocalWeChatGateway notes ? await notes.Latest(Shown, ct) : null,
            payments is LocalPaymentGateway charges ? await charges.Latest(Shown, ct) : null
        );
        return Page.Of<OutboxPage>("发件箱", model);
    }

    private static Task<IResult> Retry(
        [Microsoft.AspNetCore.Mvc.FromForm] RetryForm form,
        Platform.Web.Commands commands,
        FailedDeliveries failed,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => failed.RetryNow(form.EventId, form.Subscriber, ct),
            _ => "/outbox",
            faults => Problems.Of(faults, http),
            ct
        );
}

internal sealed record RetryForm(long EventId, string Subscriber);

/// <summary>Notes to one person.</summary>
public sealed record MessagesModel(
    DateOnly Today,
    IReadOnlyList<Message> Items,
    string? NextHref,
    int Unread,
    bool Elder
);

/// <param name="Sent">What the local gateway wrote down, here and below; null when a real gateway is configured.</param>
public sealed record OutboxModel(
    DateOnly Today,
    IReadOnlyList<FailedDelivery> Failed,
    int FailedCount,
    IReadOnlyList<LocalSmsGateway.Sent>? Sent,
    IReadOnlyList<LocalWeChatGateway.Sent>? WeChat,
    IReadOnlyList<LocalPaymentGateway.Entry>? Payments
);
