namespace Yiju.Rules.Packs.Running;

/// <summary>Reads rows of a format into columns. For one thread at a time.</summary>
internal interface IRowReader
{
    /// <returns>Null, or why the row was left out.</returns>
    RowFault? Read(ReadOnlySpan<byte> row, long line, People into);
}
