using Xunit;

namespace Wizard.Tests;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("a plain text, with ümlauts and 👉", "a plain text, with ümlauts and 👉")]
    [InlineData("red \u001b[31m and a bell \a", "red ?[31m and a bell ?")]
    [InlineData("two\nlines\r", "two?lines?")]
    [InlineData("turned \u202e round", "turned ? round")]
    [InlineData("unseen \u200b\ufeff", "unseen ??")]
    [InlineData("\u2028\u2029\ue000\u0378", "????")]
    public void What_would_steer_a_terminal_is_no_part_of_a_message(string text, string shown) => Assert.Equal(shown, ForeignText.Shown(text));

    [Fact]
    public void Half_a_character_does_not_come_through() => Assert.DoesNotContain('\ud800', ForeignText.Shown("a\ud800b"));

    [Fact]
    public void A_message_does_not_fill_the_screen() => Assert.Equal(300, ForeignText.Shown(new string('a', 5000)).Length);
}
