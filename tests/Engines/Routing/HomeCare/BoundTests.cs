using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Bounds;

namespace Yiju.Tests.Engines.Routing.HomeCare;

public sealed class BoundTests
{
    private static SearchBudget Unlimited => new(TimeProvider.System, Timeout.InfiniteTimeSpan);

    [Fact]
    public void No_plan_costs_less_than_the_assignment_bound() =>
        RandomCare.Each(
            60,
            random =>
            {
                var instance = RandomCare.Instance(random, 2 + random.Below(2), 2, random.Below(3) > 0);
                var bound = new AssignmentBound(instance, new CareWeights(), Unlimited);
                Assert.True(bound.OfAll / 3000.0 <= Exhaustive.Optimum(instance) + 1e-9);
                Assert.True(bound.OfAll > 0);
            }
        );

    /// <summary>It begins without a plan, so that it has to find the best itself.</summary>
    [Fact]
    public void Branch_and_bound_finds_what_exhaustive_search_finds() =>
        RandomCare.Each(
            60,
            random =>
            {
                var instance = RandomCare.Instance(
                    random,
                    2 + random.Below(2),
                    2 + random.Below(2),
                    random.Below(3) > 0
                );
                var bound = new AssignmentBound(instance, new CareWeights(), Unlimited);
                var proof = BranchAndBound.Prove(instance, new CareWeights(), bound, long.MaxValue / 8, Unlimited);
                Assert.Equal(Exhaustive.Optimum(instance), proof!.Cost / 3000.0, 1e-9);
                Assert.Equal(instance.Operations.Count, proof.Better!.Sum(route => route.Count));
            }
        );

    [Fact]
    public void A_large_instance_is_left_to_the_search()
    {
        var instance = RandomCare.Instance(new SeededRandom(1), 40, 4);
        var bound = new AssignmentBound(instance, new CareWeights(), Unlimited);
        Assert.Null(BranchAndBound.Prove(instance, new CareWeights(), bound, long.MaxValue / 8, Unlimited));
    }
}
