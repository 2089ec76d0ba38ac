using System.Reflection;

namespace Yiju.Tests.Architecture;

public sealed class LayerTests
{
    private static readonly string[] Machinery = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];

    [Fact]
    public void Domain_code_knows_neither_the_database_nor_the_web()
    {
        var uses = Repository.Modules.SelectMany(m => TypeUses.In(Repository.AssemblyOf(m))).ToList();
        Assert.Contains(uses, u => u.User.Contains(".Domain.", StringComparison.Ordinal));
        Assert.Empty(DomainUses(uses));
    }

    [Fact]
    public void A_planted_domain_type_that_uses_the_database_is_found()
    {
        var uses = TypeUses.In(typeof(LayerTests).Assembly.Location);
        Assert.Contains(
            DomainUses(uses),
            u => u.StartsWith(typeof(Planted.Domain.KnowsDatabase).FullName!, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Modules_use_of_each_other_only_what_is_in_contracts()
    {
        var modules = Repository.Modules.Select(m => m.GetType().Namespace!).ToList();
        var uses = Repository.Modules.SelectMany(m => TypeUses.In(Repository.AssemblyOf(m))).ToList();
        Assert.Empty(ForeignUses(uses, modules));
        Assert.Equal(
            ["Yiju.Care.Features.X → Yiju.Funds.Domain.Y"],
            ForeignUses(
                [("Yiju.Care.Features.X", "Yiju.Funds.Domain.Y"), ("Yiju.Care.X", "Yiju.Funds.Contracts.Z")],
                modules
            )
        );
    }

    [Fact]
    public void Modules_show_only_contracts_pages_and_themselves()
    {
        var types = Repository.Modules.SelectMany(m => m.GetType().Assembly.GetExportedTypes()).ToList();
        Assert.True(types.Count > 20, "Next to no public types were found.");
        Assert.Empty(Exposed(types));
    }

    [Fact]
    public void A_planted_public_domain_type_is_found() =>
        Assert.Equal(
            [typeof(Planted.Domain.KnowsDatabase).FullName],
            Exposed([typeof(Planted.Domain.KnowsDatabase), typeof(Yiju.Access.Contracts.IAccounts)])
        );

    private static List<string> DomainUses(IEnumerable<(string User, string Used)> uses) =>
        [
            .. uses.Where(u =>
                    (u.User.Contains(".Domain.", StringComparison.Ordinal))
                    && Machinery.Any(m => u.Used.StartsWith(m, StringComparison.Ordinal))
                )
                .Select(u => $"{u.User} → {u.Used}"),
        ];

    private static List<string> ForeignUses(IEnumerable<(string User, string Used)> uses, List<string> modules)
    {
        string? Owner(string type) => modules.Find(m => type.StartsWith(m + ".", StringComparison.Ordinal));
        return
        [
            .. uses.Where(u =>
                    Owner(u.User) is { } from
                    && Owner(u.Used) is { } to
                    && from != to
                    && !u.Used.StartsWith(to + ".Contracts.", StringComparison.Ordinal)
                )
                .Select(u => $"{u.User} → {u.Used}"),
        ];
    }

    private static List<string?> Exposed(IEnumerable<Type> types) =>
        [
            .. types
                .Where(t =>
                    t.DeclaringType is null
                    && !typeof(Yiju.Platform.IModule).IsAssignableFrom(t)
                    && t.Name != "_Imports"
                    && t.Namespace?.Split('.') is not [_, _, "Contracts" or "Pages", ..]
                )
                .Select(t => t.FullName),
        ];
}
