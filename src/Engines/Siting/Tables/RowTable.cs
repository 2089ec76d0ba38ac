using System.Text.Json;

namespace Yiju.Siting.Tables;

/// <summary>Rows of named cells, from CSV or from an array of JSON objects.</summary>
internal abstract class RowTable
{
    /// <summary>Where the present row stands, as a user finds it.</summary>
    public abstract string Place { get; }

    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The row is cut wrongly.</exception>
    public abstract bool Next();

    /// <summary>Whether the rows have a cell of this name; in JSON each row may have its own.</summary>
    public abstract bool Has(string name);

    /// <summary>A column that is none of these; null when there is none, or when each row may have its own.</summary>
    public abstract string? Other(string[] known);

    /// <summary>A cell of the present row; empty when it is not there.</summary>
    public abstract ReadOnlySpan<char> Cell(string name);

    /// <param name="input">JSON when it begins with a bracket, otherwise CSV.</param>
    public static RowTable Open(TextReader input)
    {
        while (input.Peek() is >= 0 and var c && (char.IsWhiteSpace((char)c) || c == '\uFEFF'))
        {
            input.Read();
        }
        return input.Peek() is '[' or '{' ? new JsonRows(input) : new CsvRows(input);
    }

    /// <summary>CSV (RFC 4180) with a head of names; a cell in quotes may not go over the end of a line.</summary>
    private sealed class CsvRows : RowTable
    {
        private readonly TextReader input;
        private readonly Dictionary<string, int> columns = [];
        private readonly List<(int Start, int End)> cells = [];
        private string line = "";
        private long number;

        public CsvRows(TextReader input)
        {
            this.input = input;
            if (!Next())
            {
                throw new InvalidDataException("文件是空的，第一行应当是表头。");
            }
            for (var i = 0; i < cells.Count; i++)
            {
                var name = line[cells[i].Start..cells[i].End];
                if (!columns.TryAdd(name, i))
                {
                    throw new InvalidDataException($"第 1 行：“{name}”有两列。");
                }
            }
        }

        public override string Place => $"第 {number} 行";

        public override bool Next()
        {
            do
            {
                if (input.ReadLine() is not { } read)
                {
                    return false;
                }
                line = read;
                number++;
            } while (line.Length == 0);
            Split();
            return columns.Count == 0 || cells.Count == columns.Count
                ? true
                : throw new InvalidDataException($"{Place}：有 {cells.Count} 格，表头有 {columns.Count} 格。");
        }

        public override bool Has(string name) => columns.ContainsKey(name);

        public override string? Other(string[] known) => columns.Keys.FirstOrDefault(name => !known.Contains(name));

        public override ReadOnlySpan<char> Cell(string name)
        {
            if (!columns.TryGetValue(name, out var column))
            {
                return default;
            }
            var (start, end) = cells[column];
            return line.AsSpan(start, end - start);
        }

        private void Split()
        {
            cells.Clear();
            if (line.Contains('"'))
            {
                Unquote();
                return;
            }
            for (var start = 0; ; )
            {
                var end = line.IndexOf(',', start);
                cells.Add(Trimmed(start, end < 0 ? line.Length : end));
                if (end < 0)
                {
                    return;
                }
                start = end + 1;
            }
        }

        /// <summary>Writes the line anew without quotes and notes where each cell came to lie.</summary>
        private void Unquote()
        {
            var plain = new System.Text.StringBuilder();
            var (quoted, start) = (false, 0);
            for (var i = 0; i < line.Length; i++)
            {
                var c = line[i];
                if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"')
                {
                    plain.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    quoted = !quoted;
                }
                else if (c == ',' && !quoted)
                {
                    cells.Add((start, plain.Length));
                    start = plain.Length;
                }
                else
                {
                    plain.Append(c);
                }
            }
            cells.Add((start, plain.Length));
            if (quoted)
            {
                throw new InvalidDataException($"{Place}：引号没有关上。");
            }
            line = plain.ToString();
            for (var i = 0; i < cells.Count; i++)
            {
                cells[i] = Trimmed(cells[i].Start, cells[i].End);
            }
        }

        private (int Start, int End) Trimmed(int start, int end)
        {
            while (start < end && char.IsWhiteSpace(line[start]))
            {
                start++;
            }
            while (end > start && char.IsWhiteSpace(line[end - 1]))
            {
                end--;
            }
            return (start, end);
        }
    }

    private sealed class JsonRows : RowTable
    {
        private readonly JsonElement rows;
        private int number = -1;

        public JsonRows(TextReader input)
        {
            try
            {
                rows = JsonDocument.Parse(input.ReadToEnd()).RootElement;
            }
            catch (JsonException error)
            {
                throw new InvalidDataException($"第 {error.LineNumber + 1} 行：不是完好的 JSON。");
            }
            if (rows.ValueKind != JsonValueKind.Array)
            {
                throw new InvalidDataException("JSON 应为数组，每项一个对象。");
            }
        }

        public override string Place => $"第 {number + 1} 项";

        public override bool Next()
        {
            if (++number >= rows.GetArrayLength())
            {
                return false;
            }
            return rows[number].ValueKind == JsonValueKind.Object
                ? true
                : throw new InvalidDataException($"{Place}：应为对象。");
        }

        public override bool Has(string name) =>
            number < 0 || number >= rows.GetArrayLength() || rows[number].TryGetProperty(name, out _);

        public override string? Other(string[] known) => null;

        public override ReadOnlySpan<char> Cell(string name)
        {
            try
            {
                return rows[number].TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
                    ? value.ToString().AsSpan().Trim()
                    : default;
            }
            catch (InvalidOperationException)
            {
                // Text that is no Unicode is found only when it is asked for.
                throw new InvalidDataException($"{Place}，{name}：有读不了的文字。");
            }
        }
    }
}
