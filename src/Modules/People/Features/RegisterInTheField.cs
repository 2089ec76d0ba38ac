using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Pages;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Field;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>
/// Registration on a phone without signal: the form is kept there with the villages of the post, what was typed comes later (REG-09). A
/// record that cannot be taken comes back alone, field by field; the same record again is taken and changes nothing.
/// </summary>
internal static class RegisterInTheField
{
    private const string Kind = "register";
    private const int LongestId = 64;

    private static readonly Fault Unreadable = Fault.Invalid(
        "event-unreadable",
        "这条记录读不懂。请联网打开本页，更新后再送。"
    );

    private static readonly Fault ChangedAfterwards = Fault.Conflict(
        "event-taken",
        "这位老人已经登记好了，后来改的内容没有存进去。请打开名册里的档案改。"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/field/register", Shell).For(PeopleRoles.DoorToDoor).ExcludeFromDescription();
        routes
            .MapPost("/api/elders/field/events", Sync)
            .For(PeopleRoles.DoorToDoor)
            .WithName("SyncRegistrations")
            .WithSummary("Takes registrations that were typed without signal, each once, in any order.")
            .Produces<SentAnswer>();
    }

    private static async Task<IResult> Shell(Viewer viewer, DivisionStore divisions, CancellationToken ct) =>
        Page.Of<FieldPage>(
            "没有信号时登记",
            new FieldModel(
                viewer.AccountId.ToString(CultureInfo.InvariantCulture),
                RegisterElder.ModelOf(RegisterElder.Empty(viewer), [], null, viewer, await divisions.Tree(ct))
            )
        );

    private static async Task<IResult> Sync(
        [FromBody] SentEvents sent,
        Commands commands,
        Registrar registrar,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (sent.Wrong is { } wrong)
        {
            return Problems.Of([wrong], http);
        }
        var taken = new List<string>();
        var refused = new List<RefusedEvent>();
        foreach (var one in sent.Events!)
        {
            var faults = await Take(one, commands, registrar, ct);
            if (faults.Count == 0)
            {
                taken.Add(one.Id);
            }
            else
            {
                refused.Add(
                    new RefusedEvent(
                        one.Id,
                        string.Join(' ', faults.Select(f => f.Sentence)),
                        [.. faults.Select(f => new RefusedField(f.Field, f.Sentence))]
                    )
                );
            }
        }
        return Results.Json(new SentAnswer(taken, refused), Json.Options);
    }

    private static async Task<IReadOnlyList<Fault>> Take(
        SentEvent sent,
        Commands commands,
        Registrar registrar,
        CancellationToken ct
    )
    {
        if (
            sent is not { Id.Length: > 0 and <= LongestId, Kind: Kind, Value: { } value }
            || Read(value) is not { } typed
        )
        {
            return [Unreadable];
        }
        var faults = await commands.Each(sent.Id, value, () => registrar.Register(typed, ct), ct);
        await RegisterElder.Remember(typed, faults, registrar, ct);
        return [.. faults.Select(f => f.Code == Commands.KeyReused ? ChangedAfterwards : f)];
    }

    private static ElderInput? Read(string value)
    {
        try
        {
            return JsonSerializer.Deserialize<ElderInput>(value, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
