using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Import.Elders;
using Yiju.Platform.Divisions;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>Finds elders by document or key, and holds the name against the record.</summary>
internal sealed class RowElders(IElderLoader loader, IElders elders, DivisionStore divisions) : IRowElders
{
    public IReadOnlyList<ImportCode> Codes { get; } = ImportCode.DeclaredIn(typeof(RowElderCodes));

    public async Task<IReadOnlyList<RowRefusal?>> Find(
        IReadOnlyList<RowOfElder> rows,
        DivisionCode area,
        CancellationToken ct
    )
    {
        var byDocument = await loader.FindByDocument([.. rows.Select(r => r.IdNumber).OfType<string>()], ct);
        var byKey = await loader.FindByExternalId([.. rows.Select(r => r.ElderKey).OfType<string>()], ct);
        var cards = await elders.Cards([.. byDocument.Values.Concat(byKey.Values)], ct);
        var tree = await divisions.Tree(ct);
        return [.. rows.Select(One)];

        RowRefusal? One(RowOfElder row)
        {
            var document = Of(byDocument, row.IdNumber);
            var key = Of(byKey, row.ElderKey);
            if ((row.IdNumber ?? row.ElderKey) is null)
            {
                return RowRefusal.Of(RowElderCodes.Missing, "idNumber");
            }
            if (document is not null && key is not null && document.Id != key.Id)
            {
                return RowRefusal.Of(RegistryCodes.ExternalOther, "elderKey", row.ElderKey!);
            }
            if ((document ?? key) is not { } card)
            {
                return RowRefusal.Of(RowElderCodes.Unknown, row.IdNumber is null ? "elderKey" : "idNumber");
            }
            (row.ElderId, row.Division) = (card.Id, card.Division);
            return Refusal(row, card, area, tree);
        }

        ElderCard? Of(IReadOnlyDictionary<string, long> found, string? text) =>
            text is not null && found.TryGetValue(text, out var id) ? cards.GetValueOrDefault(id) : null;
    }

    private static RowRefusal? Refusal(RowOfElder row, ElderCard card, DivisionCode area, DivisionTree tree) =>
        card.Name != row.Name ? RowRefusal.Of(RegistryCodes.NameOther, "name")
        : !area.Contains(DivisionCode.Parse(card.Division))
            ? RowRefusal.Of(
                RowElderCodes.OutsideArea,
                "name",
                tree.PathOf(card.Division, area.Parent?.Value),
                tree.NameOf(area.Value)
            )
        : card.State switch
        {
            ElderState.Dead => RowRefusal.Of(RegistryCodes.Dead, "name"),
            ElderState.MovedOut => RowRefusal.Of(RegistryCodes.MovedOut, "name"),
            ElderState.Withdrawn => RowRefusal.Of(RegistryCodes.Left, "name"),
            ElderState.Merged => RowRefusal.Of(RowElderCodes.Unknown, "name"),
            ElderState.Active => null,
        };
}

/// <summary>What can be wrong with who a row of another list speaks of.</summary>
internal static class RowElderCodes
{
    public static readonly ImportCode Missing = Error(
        "elder-missing",
        "没有写是哪位老人。请填“证件号码”，没有证件的填“老人外部编号”。",
        "证件号码和外部编号都空"
    );
    public static readonly ImportCode Unknown = Error(
        "elder-unknown",
        "档案里没有这位老人。请先导入老人名册，再导入这张表；已导入的请核对号码。",
        "证件号码或外部编号找不到人"
    );
    public static readonly ImportCode OutsideArea = Error(
        "elder-outside-area",
        "这位老人住在“{地方}”，不在您负责的范围（{范围}）内。请删去这一行，交给那里的工作人员。",
        "老人不在提交人的辖区"
    );

    private static ImportCode Error(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.Cell, template, cause);
}
