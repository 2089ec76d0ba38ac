namespace Yiju.Rules.Checking;

/// <summary>How something is called.</summary>
/// <param name="Name">As rules write it.</param>
/// <param name="Title">As people read it; the name where the pack gives none.</param>
internal sealed record Label(string Name, string Title, string? Unit)
{
    public static Label Of(InputSource input) => new(input.Name, input.Title ?? input.Name, input.Unit);

    public static Label Of(OutputSource output) => new(output.Name, output.Title ?? output.Name, output.Unit);

    public static Label Of(ParameterSource parameter) =>
        new(parameter.Name, parameter.Title ?? parameter.Name, parameter.Unit);
}

/// <summary>What is expected where something is written that alone says too little: a word, a set, a division.</summary>
/// <param name="Words">Of a word or a set its words; of a text those met so far.</param>
internal sealed record Sort(Kind Kind, IReadOnlyList<WordSource>? Words)
{
    public static Sort Of(Node node) => new(node.Kind, node.Words);
}
