using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Yiju.Tests.Architecture;

public sealed partial class TidyTests
{
    private const int FileMax = 400;
    private const int MethodMax = 60;

    [Fact]
    public void The_sources_are_tidy()
    {
        var sources = Repository.Sources("src", "tests", "tools");
        Assert.True(sources.Count > 100, "Next to no sources were found.");
        var found = sources.SelectMany(s => Judge(s.File, s.Code)).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("class A { /* TODO later */ }", "to-do")]
    [InlineData("class A { // todo: later\n }", "to-do")]
    [InlineData("#region x\nclass A {}\n#endregion", "region")]
    [InlineData("class A { object F() => System.DateTime.Now; }", "clock")]
    [InlineData("class A { void F() { try { } catch { } } }", "catch")]
    public void A_planted_untidiness_is_found(string code, string word) =>
        Assert.Contains(Judge("A.cs", Parse(code)), f => f.Contains(word, StringComparison.Ordinal));

    [Fact]
    public void A_planted_long_file_and_a_planted_long_method_are_found()
    {
        var lines = string.Join('\n', Enumerable.Repeat("        _ = 1;", 401));
        var found = Judge("A.cs", Parse($"class A\n{{\n    void F()\n    {{\n{lines}\n    }}\n}}\n")).ToList();
        Assert.Contains(found, f => f.Contains("lines, at most 400", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("lines, at most 60", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class A { void F() { try { } catch (System.Exception) { } } }")]
    [InlineData("class A { void F() { try { } catch when (true) { } } }")]
    [InlineData("class A { string F() => \"DateTime.Now TODO\"; }")]
    public void What_only_looks_untidy_is_left_alone(string code) => Assert.Empty(Judge("A.cs", Parse(code)));

    private static CompilationUnitSyntax Parse(string code) =>
        CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();

    private static IEnumerable<string> Judge(string file, CompilationUnitSyntax code)
    {
        if (Lines(code) is var length and > FileMax)
        {
            yield return $"{file}: {length} lines, at most {FileMax}";
        }
        foreach (var trivia in code.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
            {
                yield return $"{file}:{Line(trivia.GetLocation())}: a region";
            }
            else if (IsComment(trivia) && ToDo().IsMatch(trivia.ToString()))
            {
                yield return $"{file}:{Line(trivia.GetLocation())}: a to-do";
            }
        }
        foreach (var finding in code.DescendantNodes().Select(n => Judge(n)).OfType<(Location Where, string What)>())
        {
            yield return $"{file}:{Line(finding.Where)}: {finding.What}";
        }
    }

    private static (Location, string)? Judge(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax method when Lines(method) > MethodMax => (
                method.GetLocation(),
                $"a method of {Lines(method)} lines, at most {MethodMax}"
            ),
            LocalFunctionStatementSyntax method when Lines(method) > MethodMax => (
                method.GetLocation(),
                $"a local function of {Lines(method)} lines, at most {MethodMax}"
            ),
            CatchClauseSyntax { Declaration: null, Filter: null } clause => (
                clause.GetLocation(),
                "a catch of everything, without type or filter"
            ),
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Now" or "UtcNow" or "Today" } access
                when access.Expression.ToString() is var owner
                    && owner.EndsWith("DateTime", StringComparison.Ordinal) => (
                access.GetLocation(),
                "a clock read by hand"
            ),
            _ => null,
        };

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int Line(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex(@"\bTODO\b|\btodo:")]
    private static partial Regex ToDo();
}
