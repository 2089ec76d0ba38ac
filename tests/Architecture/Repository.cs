using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Yiju.Host;
using Yiju.Platform;

namespace Yiju.Tests.Architecture;

/// <summary>The checkout these tests judge: its sources and its built assemblies.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ModulesFolder => Path.Combine(Root, "src", "Modules");

    public static IReadOnlyList<IModule> Modules => Yiju.Host.Modules.All;

    /// <summary>Every hand-written C# file under a folder of the checkout, parsed.</summary>
    public static IReadOnlyList<(string File, CompilationUnitSyntax Code)> Sources(params string[] folders) =>
        [
            .. folders
                .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
                .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "History"))
                .Order(StringComparer.Ordinal)
                .Select(f =>
                    (
                        Path.GetRelativePath(Root, f).Replace('\\', '/'),
                        CSharpSyntaxTree.ParseText(File.ReadAllText(f)).GetCompilationUnitRoot()
                    )
                ),
        ];

    /// <summary>The compiled assembly of a module.</summary>
    public static string AssemblyOf(IModule module) => module.GetType().Assembly.Location;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the checkout.");
        }
        return folder.FullName;
    }
}
