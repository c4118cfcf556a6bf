namespace Cdop.Kernel.Tests;

public sealed class NhsNumberTests
{
    [Theory]
    [InlineData("9990000018")]
    [InlineData("999 000 0018")]
    [InlineData(" 999-000-0018 ")]
    public void Reads_ten_digits_however_they_are_spaced(string typed) => Assert.Equal("9990000018", NhsNumber.Parse(typed).ToString());

    [Theory]
    [InlineData("9990000017")]
    [InlineData("999000001")]
    [InlineData("99900000188")]
    [InlineData("x9990000018")]
    [InlineData("0000000000")]
    [InlineData("")]
    [InlineData(null)]
    public void Refuses_what_is_none(string? typed) => Assert.False(NhsNumber.TryParse(typed, null, out _));
}
