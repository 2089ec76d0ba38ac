namespace Yiju.People.Domain;

/// <summary>Two signs by which an elder is found inside a division: of the name (<c>秀英</c>) or of the address (<c>@桃溪</c>).</summary>
internal sealed class NameGram
{
    public required string Gram { get; init; }

    public required string Division { get; init; }

    public required long ElderId { get; init; }
}
