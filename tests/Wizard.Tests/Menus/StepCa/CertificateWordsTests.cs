using Wizard.Menus.StepCa;
using Xunit;

namespace Wizard.Tests.Menus.StepCa;

public sealed class CertificateWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "expired")]
    [InlineData(-5, "expired")]
    [InlineData(59, "59 min left")]
    [InlineData(60, "1 h 0 min left")]
    [InlineData(1439, "23 h 59 min left")]
    [InlineData(1440, "1 days 0 h left")]
    [InlineData(10_079, "6 days 23 h left")]
    public void What_is_left_is_told_in_the_units_that_matter(int minutes, string words) => Assert.Equal(words, CertificateWords.Left(Now.AddMinutes(minutes), Now));

    [Fact]
    public void A_moment_is_told_to_the_minute_wherever_it_was_measured() =>
        Assert.Equal("2026-03-01 12:00 UTC", CertificateWords.Time(Now.ToOffset(TimeSpan.FromHours(5))));
}
