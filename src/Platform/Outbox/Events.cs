using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Outbox;

/// <summary>Handles one kind of event in a transaction of its own; throwing means: try again later.</summary>
public interface ISubscriber<in TEvent>
{
    Task Handle(TEvent happened, CancellationToken ct);
}

/// <summary>A registered pair of event name and subscriber.</summary>
public sealed record Subscription(
    string EventName,
    string Subscriber,
    Type EventType,
    Func<IServiceProvider, string, CancellationToken, Task> Deliver
);

public static class SubscriptionExtensions
{
    /// <summary>
    /// Subscribes <typeparamref name="THandler"/> to an event.
    /// </summary>
    /// <param name="eventName">Stable name with a version.</param>
    /// <param name="subscriber">Stable name of the subscriber, such as <c>funds.freeze-on-death</c>.</param>
    public static IServiceCollection AddSubscriber<TEvent, THandler>(
        this IServiceCollection services,
        string eventName,
        string subscriber
    )
        where THandler : class, ISubscriber<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(
            new Subscription(
                eventName,
                subscriber,
                typeof(TEvent),
                (scope, payload, ct) =>
                    scope
                        .GetRequiredService<THandler>()
                        .Handle(JsonSerializer.Deserialize<TEvent>(payload, Json.Options)!, ct)
            )
        );
    }
}

/// <summary>Tells that something happened. The event commits with its cause and is delivered afterwards to every subscriber.</summary>
public sealed class Events(
    PlatformDb db,
    DbSession session,
    IEnumerable<Subscription> subscriptions,
    Signal<OutboxDispatcher> signal
)
{
    /// <param name="name">Stable name with a version, such as <c>people.elder-died.v1</c>.</param>
    public void Tell<TEvent>(string name, TEvent happened)
    {
        var now = session.Time.Instant();
        var row = new OutboxEvent
        {
            Id = session.Ids.Next(),
            Name = name,
            Payload = JsonSerializer.Serialize(happened, Json.Options),
            At = now,
        };
        db.Outbox.Add(row);
        foreach (var subscription in subscriptions.Where(s => s.EventName == name))
        {
            db.Deliveries.Add(
                new Delivery
                {
                    EventId = row.Id,
                    Subscriber = subscription.Subscriber,
                    DueAt = now,
                }
            );
        }
        session.AfterCommit(signal.Raise);
    }
}
