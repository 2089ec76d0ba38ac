namespace Yiju.Platform.Tables;

/// <summary>Serial numbers of days, as spreadsheet programs store dates.</summary>
internal static class ExcelDate
{
    /// <summary>
    /// Null outside 1900–2199. In the 1900 system the day 60 (29 February 1900) never was; serials below it count
    /// from one day later.
    /// </summary>
    public static DateOnly? Of(double serial, bool date1904)
    {
        var days = Math.Floor(serial);
        if (!(days >= 1 && days <= 109_574))
        {
            return null;
        }
        return (date1904, days) switch
        {
            (true, _) => new DateOnly(1904, 1, 1).AddDays((int)days),
            (_, 60) => null,
            (_, < 60) => new DateOnly(1899, 12, 31).AddDays((int)days),
            _ => new DateOnly(1899, 12, 30).AddDays((int)days),
        };
    }
}
