using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

internal sealed class ExportGate(AccessDb db, DbSession session, AccessRuleBook book, AuditTrail audit) : IExportGate
{
    public async Task<Outcome<Done>> Pass(ExportAsk ask, CancellationToken ct)
    {
        var most = book.On(session.Time.Today()).ExportRowsWithoutApproval;
        return await session.Commit<Done>(
            async () =>
            {
                if (ask.Rows > most)
                {
                    var now = session.Time.Instant();
                    var row = await db.ExportRequests.FirstOrDefaultAsync(
                        r =>
                            r.AccountId == session.Viewer.AccountId
                            && r.Kind == ask.Kind
                            && r.Link == ask.Link
                            && r.Approved == true
                            && r.UntilAt > now
                            && r.TakenAt == null,
                        ct
                    );
                    if (row is null || row.Rows < ask.Rows)
                    {
                        return Fault.Refused(
                            "export-needs-approval",
                            $"这份名单有 {ask.Rows} 人，超过 {most} 人的导出要先经别人批准。请说明用途，提交申请。"
                        );
                    }
                    row.TakenAt = now;
                }
                audit.Did("access.export-taken", [], detail: $"{ask.Kind} {ask.Rows} 行");
                return default(Done);
            },
            ct
        );
    }

    public string AskHref(ExportAsk ask) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/exports/new?kind={Uri.EscapeDataString(ask.Kind)}&title={Uri.EscapeDataString(ask.Title)}&link={Uri.EscapeDataString(ask.Link)}&rows={ask.Rows}"
        );
}
