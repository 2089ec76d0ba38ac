using Yiju.Access;
using Yiju.Assessment;
using Yiju.Benefits;
using Yiju.Care;
using Yiju.Funds;
using Yiju.Network;
using Yiju.People;
using Yiju.Platform;
using Yiju.Safety;
using Yiju.Workforce;

namespace Yiju.Host;

/// <summary>The areas of care this program is made of. A test compares the list with the folders.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new AccessModule(),
        new PeopleModule(),
        new NetworkModule(),
        new WorkforceModule(),
        new AssessmentModule(),
        new FundsModule(),
        new BenefitsModule(),
        new CareModule(),
        new SafetyModule(),
    ];
}
