using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Ui;

namespace Yiju.Platform.Web;

/// <summary>
/// Runs a command of a request in one unit of work and answers. Safe to repeat: with an <c>Idempotency-Key</c> header (programs) or a
/// <c>_once</c> field (forms) the second call gets the first one's answer, also when both arrive together.
/// </summary>
public sealed class Commands(DbSession session, PlatformDb db, IHttpContextAccessor accessor)
{
    /// <summary>Code of the fault of a key that came back with other content.</summary>
    public const string KeyReused = "idempotency-key-reused";

    private HttpContext Http =>
        accessor.HttpContext ?? throw new InvalidOperationException("Commands answer HTTP requests.");

    /// <summary>For a page's form: success redirects (303), faults show the form again with what was typed.</summary>
    public Task<IResult> Form<T>(
        Func<Task<Outcome<T>>> work,
        Func<T, string> goTo,
        Func<IReadOnlyList<Fault>, IResult> again,
        CancellationToken ct
    ) => Form(work, goTo, faults => Task.FromResult(again(faults)), ct);

    /// <summary>The same for a page that has to read before it can be shown again.</summary>
    public async Task<IResult> Form<T>(
        Func<Task<Outcome<T>>> work,
        Func<T, string> goTo,
        Func<IReadOnlyList<Fault>, Task<IResult>> again,
        CancellationToken ct
    )
    {
        var form = Http.Request.HasFormContentType ? await Http.Request.ReadFormAsync(ct) : null;
        var once = form?["_once"].ToString();
        var content = form is null
            ? ""
            : string.Join('&', form.Where(f => f.Key != "_once").Select(f => $"{f.Key}={f.Value}"));
        var (faults, answer) = await Run(work, value => new Answer(303, null, goTo(value)), once, content, ct);
        return faults is null ? new SeeOther(answer!.Location!) : await again(faults);
    }

    /// <summary>
    /// The same for a page that is shown again as it stands: above it stands what was refused, and its form of this address keeps what was
    /// typed. The page is asked for anew, so it needs no word about faults.
    /// </summary>
    public Task<IResult> Form<T>(
        Func<Task<Outcome<T>>> work,
        Func<T, string> goTo,
        Func<Task<IResult>> page,
        CancellationToken ct
    ) =>
        Form(
            work,
            goTo,
            faults =>
            {
                Refuse(faults);
                return page();
            },
            ct
        );

    /// <summary>Says of the form of this request that it is refused: the page that is shown next says why and keeps what was typed.</summary>
    public void Refuse(IReadOnlyList<Fault> faults) =>
        Http.Items[typeof(RefusedForm)] = new RefusedForm(
            Http.Request.Path + Http.Request.QueryString,
            Http.Request.Form.ToDictionary(f => f.Key, IReadOnlyList<string> (f) => [.. f.Value.OfType<string>()]),
            faults
        );

    /// <summary>For a program: success answers JSON, faults problem+json.</summary>
    public async Task<IResult> Api<T>(Func<Task<Outcome<T>>> work, Func<T, Answer> answer, CancellationToken ct)
    {
        var key = Http.Request.Headers["Idempotency-Key"].ToString();
        var (faults, done) = await Run(work, answer, key, await Content(ct), ct);
        if (faults is not null)
        {
            return Problems.Of(faults, Http);
        }
        if (done!.Location is not null)
        {
            Http.Response.Headers.Location = done.Location;
        }
        return done.Body is null
            ? Results.StatusCode(done.Status)
            : Results.Text(done.Body, "application/json", Encoding.UTF8, done.Status);
    }

    /// <summary>
    /// For one of several records of a request: each in a unit of work of its own, so that a wrong one holds up no other. The same key
    /// again is done already and does nothing; other content under it is <see cref="KeyReused"/>.
    /// </summary>
    /// <returns>What was wrong; empty when it is done.</returns>
    public async Task<IReadOnlyList<Fault>> Each<T>(
        string key,
        string content,
        Func<Task<Outcome<T>>> work,
        CancellationToken ct
    ) => (await Run(work, _ => new Answer(StatusCodes.Status204NoContent, null, null), key, content, ct)).Faults ?? [];

    /// <summary>An answer: status, JSON body, address of what was made.</summary>
    public sealed record Answer(int Status, string? Body, string? Location)
    {
        public static Answer Created(string location, object body) =>
            new(201, JsonSerializer.Serialize(body, Json.Options), location);

        public static Answer Ok(object body) => new(200, JsonSerializer.Serialize(body, Json.Options), null);
    }

    private async Task<(IReadOnlyList<Fault>? Faults, Answer? Answer)> Run<T>(
        Func<Task<Outcome<T>>> work,
        Func<T, Answer> answer,
        string? once,
        string content,
        CancellationToken ct
    )
    {
        var key = string.IsNullOrEmpty(once) ? null : $"{session.Viewer.AccountId}:{Http.Request.Path}:{once}";
        var print = key is null ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        if (key is not null && await Earlier(key, print, ct) is { } earlier)
        {
            return earlier;
        }
        try
        {
            var outcome = await session.Commit<Answer>(
                async () =>
                {
                    var value = await work();
                    if (!value.Ok)
                    {
                        return value.As<Answer>();
                    }
                    var made = answer(value.Value);
                    if (key is not null)
                    {
                        db.Repeats.Add(Kept(key, print, made));
                    }
                    return made;
                },
                ct
            );
            // A twin that ran a moment earlier may be the very reason of the refusal: its answer is the answer.
            return outcome.Ok ? (null, outcome.Value)
                : key is not null && await Earlier(key, print, ct) is { } twin ? twin
                : (outcome.Faults, null);
        }
        catch (DbUpdateException error) when (key is not null && Database.IsDuplicate(error))
        {
            if (await Earlier(key, print, ct) is { } first)
            {
                return first;
            }
            throw;
        }
    }

    private async Task<(IReadOnlyList<Fault>? Faults, Answer? Answer)?> Earlier(
        string key,
        string print,
        CancellationToken ct
    )
    {
        var kept = await db.Repeats.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, ct);
        if (kept is null)
        {
            return null;
        }
        return kept.Fingerprint == print
            ? (null, new Answer(kept.Status, kept.Body, kept.Location))
            : ([Fault.Conflict(KeyReused, "这个幂等键已用于内容不同的请求。请换一个新的键。")], null);
    }

    private Repeat Kept(string key, string print, Answer made) =>
        new()
        {
            Key = key,
            Fingerprint = print,
            Status = made.Status,
            Body = made.Body,
            Location = made.Location,
            At = session.Time.Instant(),
        };

    private async Task<string> Content(CancellationToken ct)
    {
        var body = Http.Request.Body;
        if (!body.CanSeek)
        {
            return "";
        }
        body.Position = 0;
        using var reader = new StreamReader(body, leaveOpen: true);
        return await reader.ReadToEndAsync(ct);
    }

    private sealed class SeeOther(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
