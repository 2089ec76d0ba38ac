using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Work;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;

namespace Yiju.Workforce.Features;

/// <summary>Puts a certificate that runs out within 30 days on the desk of the organisation, once.</summary>
internal sealed class WarnOfExpiry(WorkforceDb db, DbSession session, INetwork network, WorkList work) : IDailyTask
{
    private const int WarnDays = 30;

    public string Name => "workforce.expiry";

    public Task Run(DateOnly today, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                var limit = today.AddDays(WarnDays);
                var due = await (
                    from paper in db.Certificates.AsNoTracking()
                    join worker in db.Workers.AsNoTracking() on paper.WorkerId equals worker.Id
                    where paper.ValidTo >= today && paper.ValidTo <= limit
                    where worker.EmployedTo == null || worker.EmployedTo >= today
                    select new { paper, worker }
                ).ToListAsync(ct);
                var orgs = await network.Cards([.. due.Select(d => d.worker.OrgId).Distinct()], ct);
                foreach (var one in due.Where(d => orgs.ContainsKey(d.worker.OrgId)))
                {
                    await Ask(one.worker, one.paper, orgs[one.worker.OrgId], ct);
                }
                return default(Done);
            },
            ct
        );

    private Task Ask(Domain.Worker worker, Domain.Certificate paper, OrgCard org, CancellationToken ct) =>
        work.Ask(
            new WorkRequest(
                "workforce.expiry",
                $"{worker.Name}的{CertificateKinds.NameOf(paper.Kind)}证书快到期，请换证",
                "/staff",
                org.Division,
                worker.Id,
                org.Kind == OrgKind.AssessmentAgency ? Role.AgencyManager : Role.OperatorManager,
                $"certificate:{paper.Id}",
                paper.ValidTo,
                $"org:{org.Id}"
            ),
            ct
        );
}
