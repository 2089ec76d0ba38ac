using System.Globalization;

namespace Yiju.People.Domain.Names;

/// <summary>
/// The first pinyin letter of every Han character that has a known reading: the whole base block and Extension A,
/// parts of the later extensions. Read once from <c>pinyin-initials.txt</c>, which names its sources and licences.
/// </summary>
internal static class PinyinTable
{
    private const int LowFirst = 0x3000;
    private const int LowEnd = 0xFB00;
    private const int HighFirst = 0x20000;
    private const int HighEnd = 0x323C0;

    private static readonly byte[] Low = new byte[LowEnd - LowFirst];
    private static readonly byte[] High = new byte[HighEnd - HighFirst];

    static PinyinTable()
    {
        const string resource = "Yiju.People.pinyin-initials.txt";
        using var stream =
            typeof(PinyinTable).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                Take(line);
            }
        }
    }

    /// <summary>The letter a–z, or '\0' when no reading is known.</summary>
    public static char Letter(int codePoint) =>
        codePoint switch
        {
            >= LowFirst and < LowEnd => (char)Low[codePoint - LowFirst],
            >= HighFirst and < HighEnd => (char)High[codePoint - HighFirst],
            _ => '\0',
        };

    private static void Take(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var first = int.Parse(line.AsSpan(0, space), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var (table, start) = first < HighFirst ? (Low, LowFirst) : (High, HighFirst);
        for (var i = space + 1; i < line.Length; i++)
        {
            if (line[i] != '.')
            {
                table[first - start + i - space - 1] = (byte)line[i];
            }
        }
    }
}
