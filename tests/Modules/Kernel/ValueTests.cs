using Yiju.Kernel;

namespace Yiju.Tests.Modules.Kernel;

public sealed class ValueTests
{
    [Theory]
    [InlineData("1234.5", 123450)]
    [InlineData("1,234.50 元", 123450)]
    [InlineData("-0.01", -1)]
    [InlineData("0", 0)]
    public void Money_is_read_in_yuan_and_kept_in_fen(string text, long fen) =>
        Assert.Equal(new Money(fen), Money.TryParse(text, out var money) ? money : throw new FormatException());

    [Theory]
    [InlineData("1.234")]
    [InlineData("十元")]
    [InlineData("")]
    [InlineData("1e5")]
    public void Money_with_a_third_decimal_or_words_is_refused(string text) =>
        Assert.False(Money.TryParse(text, out _));

    [Fact]
    public void Money_is_shown_with_two_decimals() => Assert.Equal("1,234.50 元", new Money(123450).ToString());

    [Fact]
    public void Money_that_does_not_fit_is_an_error_not_a_wrong_number() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));

    [Theory]
    [InlineData("44", DivisionLevel.Province, "44", "440000000000", "449999999999")]
    [InlineData("4408", DivisionLevel.City, "4408", "440800000000", "440899999999")]
    [InlineData("440823", DivisionLevel.County, "440823", "440823000000", "440823999999")]
    [InlineData("440823101", DivisionLevel.Town, "440823101", "440823101000", "440823101999")]
    [InlineData("440823101201", DivisionLevel.Village, "440823101201", "440823101201", "440823101201")]
    public void A_division_code_knows_its_level_and_its_range(
        string text,
        DivisionLevel level,
        string prefix,
        string first,
        string last
    )
    {
        var code = DivisionCode.Parse(text);
        Assert.Equal((level, prefix, (first, last)), (code.Level, code.Prefix, code.Range));
        Assert.True(code.Contains(DivisionCode.Parse(last)));
    }

    [Fact]
    public void A_division_does_not_contain_its_neighbour() =>
        Assert.False(DivisionCode.Parse("440823101000").Contains(DivisionCode.Parse("440823102201")));

    [Theory]
    [InlineData("1966-07-02", "2026-07-01", 59)]
    [InlineData("1966-07-01", "2026-07-01", 60)]
    [InlineData("1964-02-29", "2024-02-28", 59)]
    [InlineData("1964-02-29", "2024-02-29", 60)]
    [InlineData("1966-02-28", "2026-02-28", 60)]
    [Trait("req", "REG-05")]
    public void Age_is_counted_in_whole_years_and_the_birthday_itself_counts(string birth, string day, int years) =>
        Assert.Equal(years, DateOnly.Parse(birth).YearsUntil(DateOnly.Parse(day)));

    [Theory]
    [InlineData("13800138000", true)]
    [InlineData("+86 138-0013-8000", true)]
    [InlineData("0759-3312345", true)]
    [InlineData("3312345", true)]
    [InlineData("12345", false)]
    [InlineData("23800138000", false)]
    public void A_phone_is_a_mobile_or_a_fixed_line(string text, bool right) =>
        Assert.Equal(right, PhoneNumber.Read(text).Ok);

    [Theory]
    [InlineData("张秀英", "张*英")]
    [InlineData("李四", "李*")]
    [InlineData("阿卜杜·热合曼", "阿*****曼")]
    [InlineData("𠮷田", "𠮷*")]
    public void A_name_is_masked_by_signs_not_by_code_units(string name, string masked) =>
        Assert.Equal(masked, Masking.Name(name));

    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91440300708461136T", true)]
    [InlineData("91440300708461137T", false)]
    [InlineData("91440300708461136I", false)]
    public void A_credit_code_is_checked_by_its_last_character(string text, bool right) =>
        Assert.Equal(right, CreditCode.Read(text).Ok);

    [Fact]
    public void Ids_rise_and_never_repeat_even_when_the_clock_stands_still()
    {
        var ids = new Ids(new Testing.TestTime());
        var made = Enumerable.Range(0, 100_000).Select(_ => ids.Next()).ToList();
        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }
}
