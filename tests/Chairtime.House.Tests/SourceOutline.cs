using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chairtime.House.Tests;

/// <summary>A member with a body.</summary>
/// <param name="Line">Of its first line, counted from 1.</param>
/// <param name="Lines">From its first line to its last, attributes and comments above it left out.</param>
/// <param name="Parameters">None for the positional properties of a record: those are its facts.</param>
internal sealed record MemberOutline(string Name, int Line, int Lines, int Parameters);

/// <summary>What the compiler's own parser sees in one source file.</summary>
internal sealed class SourceOutline
{
    private static readonly Lazy<IReadOnlyList<SourceOutline>> Parsed = new(() =>
        [.. Repository.Sources.AsParallel().AsOrdered().Select(file => new SourceOutline(file))]);

    private SourceOutline(RepositoryFile file)
    {
        File = file;
        var root = CSharpSyntaxTree.ParseText(file.Text).GetRoot();
        var nodes = root.DescendantNodes().ToList();
        Members = [.. nodes.Select(Member).OfType<MemberOutline>()];
        Types = [.. nodes.OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text),
            .. nodes.OfType<DelegateDeclarationSyntax>().Select(type => type.Identifier.Text)];
        Comments = [.. root.DescendantTrivia(descendIntoTrivia: false).Where(IsComment)
            .Select(comment => (LineOf(comment.GetLocation()), comment.ToString()))];
    }

    public static IReadOnlyList<SourceOutline> All => Parsed.Value;

    public RepositoryFile File { get; }

    public IReadOnlyList<MemberOutline> Members { get; }

    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<(int Line, string Text)> Comments { get; }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static MemberOutline? Member(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => Outline(method, method.Identifier.Text, method.ParameterList),
        ConstructorDeclarationSyntax made => Outline(made, made.Identifier.Text, made.ParameterList),
        OperatorDeclarationSyntax sign => Outline(sign, "operator " + sign.OperatorToken.Text, sign.ParameterList),
        LocalFunctionStatementSyntax local => Outline(local, local.Identifier.Text, local.ParameterList),
        ClassDeclarationSyntax { ParameterList: { } primary } type => new MemberOutline(
            type.Identifier.Text, LineOf(type.GetLocation()), 1, primary.Parameters.Count),
        AccessorDeclarationSyntax accessor => Outline(accessor, accessor.Keyword.Text, null),
        PropertyDeclarationSyntax { ExpressionBody: not null } property =>
            Outline(property, property.Identifier.Text, null),
        GlobalStatementSyntax statement => Outline(statement, "top-level statement", null),
        _ => null,
    };

    private static MemberOutline Outline(SyntaxNode node, string name, ParameterListSyntax? parameters)
    {
        var attributes = node.ChildNodes().OfType<AttributeListSyntax>().LastOrDefault();
        var first = attributes is null ? node.GetFirstToken() : attributes.GetLastToken().GetNextToken();
        var from = LineOf(first.GetLocation());
        var to = node.GetLastToken().GetLocation().GetLineSpan().EndLinePosition.Line + 1;
        return new MemberOutline(name, from, to - from + 1, parameters?.Parameters.Count ?? 0);
    }
}
