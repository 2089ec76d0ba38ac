using Yiju.Kernel;

namespace Yiju.Tests.Modules.Kernel;

public sealed class ResidentIdTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014")]
    [InlineData("440802194503150016")]
    [InlineData("370102193807080028")]
    [InlineData(" 44070319400229 0118 ")]
    [InlineData("11010519491231002x")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    public void A_right_number_is_read_however_it_was_typed(string typed) =>
        Assert.True(
            ResidentId
                .Read(typed, typed.Contains("1880", StringComparison.Ordinal) ? new DateOnly(2000, 1, 1) : Today)
                .Ok
        );

    [Theory]
    [InlineData("110105194912310021", "resident-id-check-digit")]
    [InlineData("11010519491331002X", "resident-id-date")]
    [InlineData("44070319410229011X", "resident-id-date")]
    [InlineData("1101051949123100", "resident-id-length")]
    [InlineData("", "resident-id-length")]
    [InlineData("11010519491231A02X", "resident-id-characters")]
    public void A_wrong_number_is_refused_with_what_is_wrong(string typed, string code) =>
        Assert.Equal(code, Assert.Single(ResidentId.Read(typed, Today).Faults).Code);

    [Fact]
    public void A_number_of_fifteen_digits_becomes_eighteen() =>
        Assert.Equal("11010519491231002X", ResidentId.Read("110105491231002", Today).Value.Value);

    [Fact]
    public void Birth_date_and_sex_are_read_from_the_number()
    {
        var id = ResidentId.Read("11010519491231002X", Today).Value;
        Assert.Equal(new DateOnly(1949, 12, 31), id.BirthDate);
        Assert.Equal(Sex.Female, id.Sex);
    }

    [Fact]
    public void A_number_is_shown_masked() =>
        Assert.Equal("1101**********002X", ResidentId.Trusted("11010519491231002X").ToString());
}
