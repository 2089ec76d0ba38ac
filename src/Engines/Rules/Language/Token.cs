namespace Yiju.Rules.Language;

internal enum TokenKind
{
    /// <summary>A name, also in Chinese: letters, digits, dots, underscores and hyphens between letters.</summary>
    Name,
    Number,
    Percent,
    Date,
    Text,
    Sign,
    End,
}

/// <param name="At">Offset of the first character.</param>
/// <param name="Text">As written, without the quotes of a text.</param>
internal readonly record struct Token(TokenKind Kind, int At, string Text)
{
    public bool Is(string text) => (Kind is TokenKind.Name or TokenKind.Sign) && Text == text;
}
