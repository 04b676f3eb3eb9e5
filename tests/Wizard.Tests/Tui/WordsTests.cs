using Wizard.Tui.Drawing;
using Xunit;

namespace Wizard.Tests.Tui;

public class WordsTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("  indented words", 12, "  indented|words")]
    [InlineData("", 5, "")]
    [InlineData("字字字", 4, "字字|字")]
    public void Text_breaks_at_blanks_and_inside_words_that_are_too_long(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', Words.Wrap(text, width)));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("\u001b]8;;http://evil\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001bcreset", "reset")]
    [InlineData("a\u0000b\u007f", "a?b?")]
    [InlineData("first\rlast", "last")]
    [InlineData("näme 字", "näme 字")]
    [InlineData("unfinished \u001b[12", "unfinished 12")]
    public void What_steers_a_terminal_is_taken_out(string text, string shown) => Assert.Equal(shown, Printable.Clean(text));
}
