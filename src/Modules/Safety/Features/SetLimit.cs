using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>A city or county sets its own time limits, from a day on: the policy's text gives none.</summary>
internal sealed class SetLimit(SafetyDb db, DbSession session, AuditTrail audit)
{
    private const int Longest = 30 * 24 * 3600;

    private static readonly Role[] Setters = [Role.CityOfficer, Role.CountyOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/duty/limits", Show).For([.. Setters, Role.DutyAgent]).ExcludeFromDescription();
        routes.MapForm("/duty/limits", Post).For(Setters).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(Viewer viewer, Limits limits, TimeProvider time, CancellationToken ct) =>
        await Page(viewer, limits, time, new LimitForm(null, null, null, null), [], ct);

    private static Task<IResult> Post(
        [FromForm] LimitForm form,
        Commands commands,
        SetLimit set,
        Viewer viewer,
        Limits limits,
        TimeProvider time,
        CancellationToken ct
    ) =>
        commands.Form(
            () => set.Set(form),
            _ => "/duty/limits",
            faults => Page(viewer, limits, time, form, faults, ct),
            ct
        );

    private Task<Outcome<Done>> Set(LimitForm form)
    {
        var today = session.Time.Today();
        var faults = new List<Fault>();
        if (!Enum.TryParse<LimitName>(form.Name, ignoreCase: true, out var name) || !Enum.IsDefined(name))
        {
            faults.Add(Fault.Invalid("limit-name", "请选择要设定的时限。", "name"));
        }
        var read = int.TryParse(form.Seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        if (!read || seconds is 0 or > Longest)
        {
            faults.Add(
                Fault.Invalid("limit-seconds", $"时限“{form.Seconds}”不对。请写 1 到 {Longest} 之间的秒数。", "seconds")
            );
        }
        if (!DateOnly.TryParse(form.From, CultureInfo.InvariantCulture, out var from) || from < today)
        {
            faults.Add(Fault.Invalid("limit-from", "生效日期应是今天或以后。", "from"));
        }
        if (form.Basis?.Trim() is not { Length: > 0 and <= 100 } basis)
        {
            faults.Add(Fault.Invalid("limit-basis", "请写依据，例如本县通知的名称和文号，最多 100 个字。", "basis"));
            basis = "";
        }
        if (faults.Count == 0)
        {
            db.Limits.Add(
                new Limit
                {
                    Id = session.Ids.Next(),
                    Division = session.Viewer.Division.Value,
                    Name = name,
                    FromOn = from,
                    Seconds = seconds,
                    Basis = basis,
                }
            );
            audit.Did("safety.limit-set", []);
        }
        return Task.FromResult<Outcome<Done>>(faults.Count > 0 ? faults : default(Done));
    }

    private static async Task<IResult> Page(
        Viewer viewer,
        Limits limits,
        TimeProvider time,
        LimitForm form,
        IReadOnlyList<Fault> faults,
        CancellationToken ct
    )
    {
        var set = await limits.Of(viewer.Division.Value, time.Today(), ct);
        var rows = Enum.GetValues<LimitName>()
            .Select(n => new LimitRow(
                n.Say(),
                set.Of(n) is { } s ? Words.Seconds(s) : null,
                set.ByName.GetValueOrDefault(n)?.Basis,
                set.ByName.GetValueOrDefault(n)?.FromOn
            ));
        var names = Enum.GetValues<LimitName>().Select(n => new Yiju.Ui.Choice(n.ToString(), n.Say()));
        return Platform.Web.Page.Of<LimitsPage>(
            "应急时限",
            new LimitsModel([.. rows], [.. names], form, faults, viewer.Is(Setters)),
            faults.Count > 0 ? Problems.Status(faults[0].Kind) : StatusCodes.Status200OK
        );
    }
}
