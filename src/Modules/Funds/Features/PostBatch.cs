using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Funds.Features;

/// <summary>Lets another system post journals in batches; each gets its own result.</summary>
internal sealed class PostBatch(Ledger ledger, AccountsOfMoney accounts, Viewer viewer, AuditTrail audit)
{
    private const int Most = 500;

    public sealed record LineBody(
        MoneyAccountKind Kind,
        string Owner,
        string Source,
        string Purpose,
        string Payer,
        Money Amount
    );

    public sealed record JournalBody(
        string Key,
        string Kind,
        DateOnly Day,
        string Cause,
        string? Rule,
        IReadOnlyList<LineBody> Lines,
        IReadOnlyList<string>? Services = null
    );

    public sealed record BatchBody(IReadOnlyList<JournalBody> Journals);

    /// <param name="Result"><c>posted</c>, or the code of the refusal.</param>
    public sealed record Posted(string Key, string Result, long? JournalId, string? Sentence);

    public sealed record BatchAnswer(IReadOnlyList<Posted> Results);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/ledger/journals",
                (BatchBody body, PostBatch batch, Commands commands, CancellationToken ct) =>
                    commands.Api(() => batch.Post(body, ct), Commands.Answer.Ok, ct)
            )
            .For(Role.Machine)
            .WithName("PostJournals")
            .WithSummary("Posts up to 500 balanced journals; each answers posted or the code of its refusal")
            .Produces<BatchAnswer>();

    public async Task<Outcome<BatchAnswer>> Post(BatchBody body, CancellationToken ct)
    {
        if (body.Journals.Count > Most)
        {
            return Fault.Invalid(
                "batch-too-long",
                $"一次最多 {Most} 笔凭证，这次有 {body.Journals.Count} 笔。",
                "journals"
            );
        }
        if (body.Journals.SelectMany(j => j.Lines).FirstOrDefault(l => !viewer.Scope.Covers(l.Payer)) is { } foreign)
        {
            return Fault.Forbidden("payer-not-yours", $"付款方“{foreign.Payer}”不在您的范围内。");
        }
        var journals = new List<NewJournal>();
        foreach (var journal in body.Journals)
        {
            var lines = new List<NewLine>();
            foreach (var line in journal.Lines)
            {
                var key = new AccountKey(line.Kind, line.Owner, line.Source, line.Purpose, line.Payer);
                lines.Add(new NewLine(await accounts.Get(key, ct), line.Amount));
            }
            journals.Add(
                new NewJournal(
                    journal.Key,
                    journal.Kind,
                    journal.Day,
                    journal.Cause,
                    journal.Rule,
                    lines,
                    journal.Services
                )
            );
        }
        var outcomes = await ledger.PostMany(journals, ct);
        audit.Did("funds.batch", [], detail: $"{journals.Count}");
        return new BatchAnswer([
            .. outcomes.Select(
                (o, i) =>
                    o.Ok
                        ? new Posted(journals[i].Key, "posted", o.Value, null)
                        : new Posted(journals[i].Key, o.Faults[0].Code, null, o.Faults[0].Sentence)
            ),
        ]);
    }
}
