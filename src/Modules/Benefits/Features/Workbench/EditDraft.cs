using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Web;
using Yiju.Rules.Packs.Editing;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>
/// Writes a draft item by item or as a whole. Every save keeps a new text and checks it; a wrong one is kept as well. Whoever saves over
/// somebody else's text is told first.
/// </summary>
internal sealed class EditDraft(Drafts drafts, ShowDraft show, BenefitsDb db)
{
    private const long LargestUpload = 12L << 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        Save("clause", (edit, id, form, ct) => edit.Clause(id, form, ct));
        Save("parameter", (edit, id, form, ct) => edit.Parameter(id, form, ct));
        Save("value", (edit, id, form, ct) => edit.Value(id, form, ct));
        Save("snippet", (edit, id, form, ct) => edit.Snippet(id, form, ct));
        Save("remove", (edit, id, form, ct) => edit.Remove(id, form, ct));
        Save("head", (edit, id, form, ct) => edit.Head(id, form, ct));
        Save("text", (edit, id, form, ct) => edit.Whole(id, form, ct));
        Save("back", (edit, id, form, ct) => edit.Back(id, form, ct));
        routes
            .MapPost(
                "/policies/drafts/{id:long}/upload",
                async (long id, EditDraft edit, Commands commands, HttpContext http, CancellationToken ct) =>
                {
                    var (text, scenarios, fault) = await Uploaded.Read(http, ct);
                    var form = await EditForm.Of(http, ct);
                    return await commands.Form(
                        () => edit.Upload(id, form, text, scenarios, fault, ct),
                        to => to,
                        () => edit.show.Page(id, "text", http, ct),
                        ct
                    );
                }
            )
            .For(Drafts.Officers)
            .ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload));

        void Save(string verb, Func<EditDraft, long, EditForm, CancellationToken, Task<Outcome<string>>> deed) =>
            routes
                .MapPost(
                    $"/policies/drafts/{{id:long}}/{verb}",
                    async (long id, EditDraft edit, Commands commands, HttpContext http, CancellationToken ct) =>
                    {
                        var form = await EditForm.Of(http, ct);
                        return await commands.Form(
                            () => deed(edit, id, form, ct),
                            to => to,
                            () => edit.Again(id, verb, form, http, ct),
                            ct
                        );
                    }
                )
                .For(Drafts.Officers)
                .ExcludeFromDescription();
    }

    private readonly ShowDraft show = show;

    private Task<IResult> Again(long id, string verb, EditForm form, HttpContext http, CancellationToken ct) =>
        form.Place.Part is not null ? show.Item(id, form.Place, http, ct)
        : verb == "text" ? show.Page(id, "text", http, ct)
        : verb == "back" ? show.Page(id, "history", http, ct)
        : show.Page(id, null, http, ct);

    private async Task<Outcome<string>> Clause(long id, EditForm form, CancellationToken ct) =>
        await InPack(
            id,
            form,
            $"改条款 {form.Name}",
            pack =>
                string.IsNullOrWhiteSpace(form["text"])
                    ? Fault.Invalid("clause-text", "原文不能空着。请抄一小段。", "text")
                    : pack.Set(form["text"], "clauses", form.Name, "text")
                        .Set(form["incomplete"], "clauses", form.Name, "incomplete")
                        .Set(form["norule"], "clauses", form.Name, "norule"),
            ct
        );

    private async Task<Outcome<string>> Parameter(long id, EditForm form, CancellationToken ct) =>
        await InPack(
            id,
            form,
            $"改参数 {form.Name}",
            pack =>
                pack.Set(form["title"], "parameters", form.Name, "title")
                    .Set(form["unit"], "parameters", form.Name, "unit")
                    .Set(form["clause"], "parameters", form.Name, "clause"),
            ct
        );

    private async Task<Outcome<string>> Value(long id, EditForm form, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(form["from"], "yyyy-MM-dd", out var from))
        {
            return Fault.Invalid("value-from", "还没有选从哪天起。", "from");
        }
        var rows = form.Rows();
        if (rows is null ? string.IsNullOrWhiteSpace(form["value"]) : rows.Count == 0)
        {
            return Fault.Invalid("value-missing", "还没有写改成多少。金额写成“600 元”。", "value");
        }
        return await InPack(
            id,
            form,
            $"改参数 {form.Name}，{from:yyyy-MM-dd} 起",
            pack => pack.AddValue(form.Name, new WrittenValue(from, rows is null ? form["value"]!.Trim() : null, rows)),
            ct
        );
    }

    /// <summary>An item as its lines; without a name a new one.</summary>
    private async Task<Outcome<string>> Snippet(long id, EditForm form, CancellationToken ct)
    {
        var opened = await drafts.Open(id, form["seen"], ct);
        if (!opened.Ok)
        {
            return opened.As<string>();
        }
        var (draft, text) = opened.Value;
        var lines = form["snippet"] ?? "";
        var place = form.Place;
        var places = new DraftPlaces(draft, text);
        var proofs = place.Part == "scenarios";
        var file = proofs ? places.Scenarios : places.Pack;
        if (proofs && file is null && string.IsNullOrWhiteSpace(text.ScenarioText))
        {
            return Kept(drafts.Save(draft, text, text.Text, lines.ReplaceLineEndings("\n") + "\n", "添情形"), place);
        }
        if (file is null || (place.Name is not null && places.Find(place) is null))
        {
            return DraftPlaces.Gone;
        }
        string[] part =
            proofs ? []
            : place.Part is "rules" or "facts" ? [place.Part, place.Subject ?? ""]
            : [place.Part!];
        var (changed, mistake) = place.Name is null
            ? file.Append(lines, part)
            : file.Replace(lines, [.. part, place.Name]);
        if (changed is null)
        {
            return Fault.Invalid("snippet-wrong", $"第 {mistake!.At.Line} 行：{mistake.Sentence}", "snippet");
        }
        var deed = $"{(place.Name is null ? "添" : "改")}{DraftWords.Part(place.Part)} {place.Name}".TrimEnd();
        return Kept(
            proofs
                ? drafts.Save(draft, text, text.Text, changed.Text, deed)
                : drafts.Save(draft, text, changed.Text, text.ScenarioText, deed),
            place
        );
    }

    private async Task<Outcome<string>> Remove(long id, EditForm form, CancellationToken ct)
    {
        var opened = await drafts.Open(id, form["seen"], ct);
        if (!opened.Ok)
        {
            return opened.As<string>();
        }
        var (draft, text) = opened.Value;
        var place = form.Place;
        var places = new DraftPlaces(draft, text);
        if (place.Name is null || places.Find(place) is null)
        {
            return DraftPlaces.Gone;
        }
        var deed = $"删{DraftWords.Part(place.Part)} {place.Name}";
        var saved =
            place.Part == "scenarios"
                ? drafts.Save(
                    draft,
                    text,
                    text.Text,
                    places.Scenarios!.Items().Count == 1 ? null : places.Scenarios.Remove(place.Name).Text,
                    deed
                )
            : place.Part is "rules" or "facts"
                ? drafts.Save(
                    draft,
                    text,
                    places.Pack!.Remove(place.Part, place.Subject!, place.Name).Text,
                    text.ScenarioText,
                    deed
                )
            : drafts.Save(draft, text, places.Pack!.Remove(place.Part!, place.Name).Text, text.ScenarioText, deed);
        return saved.Ok ? $"/policies/drafts/{id}?part={place.Part}" : saved.As<string>();
    }

    private Task<Outcome<string>> Head(long id, EditForm form, CancellationToken ct) =>
        InPack(
            id,
            form,
            "改基本情况",
            pack =>
            {
                if (!DateOnly.TryParseExact(form["from"], "yyyy-MM-dd", out _))
                {
                    return Fault.Invalid("head-from", "施行日期必须写。", "from");
                }
                foreach (var key in new[] { "version", "title", "document" })
                {
                    if (string.IsNullOrWhiteSpace(form[key]))
                    {
                        return Fault.Invalid("head-missing", "这一项必须写。", key);
                    }
                }
                foreach (
                    var key in new[]
                    {
                        "version",
                        "title",
                        "document",
                        "issuer",
                        "issued",
                        "from",
                        "to",
                        "completeness",
                        "note",
                    }
                )
                {
                    pack = pack.Set(form[key]?.Trim(), key);
                }
                return pack;
            },
            ct
        );

    private async Task<Outcome<string>> Whole(long id, EditForm form, CancellationToken ct)
    {
        var opened = await drafts.Open(id, form["seen"], ct);
        if (!opened.Ok)
        {
            return opened.As<string>();
        }
        var (draft, text) = opened.Value;
        var saved = drafts.Save(
            draft,
            text,
            Typed(form["pack"] ?? "", text.Text),
            Typed(form["scenarios"] ?? "", text.ScenarioText ?? ""),
            "改全文"
        );
        return saved.Ok ? $"/policies/drafts/{id}?part=text" : saved.As<string>();
    }

    /// <summary>Browsers send every end of line as two signs; the file keeps its own.</summary>
    private static string Typed(string typed, string before) =>
        typed.ReplaceLineEndings(before.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");

    private async Task<Outcome<string>> Back(long id, EditForm form, CancellationToken ct)
    {
        var opened = await drafts.Open(id, form["seen"], ct);
        if (!opened.Ok)
        {
            return opened.As<string>();
        }
        var (draft, text) = opened.Value;
        var number = int.TryParse(form["number"], CultureInfo.InvariantCulture, out var n) ? n : 0;
        var earlier = await db
            .DraftTexts.AsNoTracking()
            .SingleOrDefaultAsync(t => t.DraftId == id && t.Number == number, ct);
        if (earlier is null)
        {
            return Fault.NotFound("draft-text-unknown", "没有这一稿。");
        }
        var saved = drafts.Save(draft, text, earlier.Text, earlier.ScenarioText, $"回到第 {number} 稿");
        return saved.Ok ? $"/policies/drafts/{id}?part=history" : saved.As<string>();
    }

    private async Task<Outcome<string>> Upload(
        long id,
        EditForm form,
        string? text,
        string? scenarios,
        Fault? fault,
        CancellationToken ct
    )
    {
        if (fault is not null)
        {
            return fault;
        }
        var opened = await drafts.Open(id, form["seen"], ct);
        if (!opened.Ok)
        {
            return opened.As<string>();
        }
        var (draft, before) = opened.Value;
        var saved = drafts.Save(draft, before, text ?? before.Text, scenarios ?? before.ScenarioText, "上传");
        return saved.Ok ? $"/policies/drafts/{id}" : saved.As<string>();
    }

    /// <summary>Changes items of <c>pack.yaml</c> and keeps the text.</summary>
    private async Task<Outcome<string>> InPack(
        long id,
        EditForm form,
        string deed,
        Func<PackText, Outcome<PackText>> change,
        CancellationToken ct
    )
    {
        var opened = await drafts.Open(id, form["seen"], ct);
        if (!opened.Ok)
        {
            return opened.As<string>();
        }
        var (draft, text) = opened.Value;
        var places = new DraftPlaces(draft, text);
        if (
            places.Pack is null
            || (form.Place is { Part: not null } at && (at.Name is null || places.Find(at) is null))
        )
        {
            return DraftPlaces.Gone;
        }
        var changed = change(places.Pack);
        return changed.Ok
            ? Kept(drafts.Save(draft, text, changed.Value.Text, text.ScenarioText, deed), form.Place)
            : changed.As<string>();
    }

    private static Outcome<string> Kept(Outcome<PackDraft> saved, ItemPlace place) =>
        !saved.Ok ? saved.As<string>()
        : place.Part is null ? $"/policies/drafts/{saved.Value.Id}"
        : place.Name is null ? $"/policies/drafts/{saved.Value.Id}?part={place.Part}"
        : place.Address(saved.Value.Id);
}

/// <summary>What a form of the workbench sends.</summary>
internal sealed class EditForm(IFormCollection fields)
{
    /// <summary>What was typed; null when the form has no such field or it was left empty.</summary>
    public string? this[string name] =>
        fields[name].ToString() is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;

    public ItemPlace Place => new(this["part"], this["subject"], this["name"]);

    public string Name => this["name"] ?? "";

    public static async Task<EditForm> Of(HttpContext http, CancellationToken ct) =>
        new(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty);

    /// <summary>The rows of a look-up table that say something; null when the form has no grid.</summary>
    public IReadOnlyList<WrittenRow>? Rows()
    {
        var count = fields["row-is"].Count;
        return count == 0
            ? null
            :
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(at => new WrittenRow(
                        Cell("row-from", at),
                        Cell("row-above", at),
                        Cell("row-to", at),
                        Cell("row-below", at),
                        Cell("row-of", at),
                        Cell("row-is", at)
                    ))
                    .Where(r => r != new WrittenRow()),
            ];

        string? Cell(string name, int at) =>
            fields[name].ElementAtOrDefault(at)?.Trim() is { Length: > 0 } text ? text : null;
    }
}
