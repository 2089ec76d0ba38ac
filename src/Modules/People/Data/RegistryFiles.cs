using Yiju.People.Domain;
using Yiju.Platform.Packs;

namespace Yiju.People.Data;

/// <summary>Reads the numbers of the registry, <c>registry.yaml</c>, from every pack that has some.</summary>
internal static class RegistryFiles
{
    public static RegistryNumbers Read(PackReader packs) =>
        new([
            .. packs
                .All<FileContent>("registry.yaml")
                .SelectMany(f => f.Content.Parameters.Select(p => Number(f.Content, p))),
        ]);

    private static RegistryNumber Number(FileContent file, Parameter p) =>
        new(p.Key, file.Division, p.Value, p.Inclusive, p.From, p.To, file.Document, p.Clause, p.InText);

    private sealed class FileContent
    {
        public required string Document { get; init; }

        public required string Division { get; init; }

        public required List<Parameter> Parameters { get; init; }
    }

    private sealed class Parameter
    {
        public required string Key { get; init; }

        public int? Value { get; init; }

        public bool Inclusive { get; init; } = true;

        public required DateOnly From { get; init; }

        public DateOnly? To { get; init; }

        public required string Clause { get; init; }

        public bool InText { get; init; } = true;
    }
}
