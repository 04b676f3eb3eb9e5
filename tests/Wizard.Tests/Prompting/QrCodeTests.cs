using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Prompting;

public class QrCodeTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("[Interface]\nAddress = 10.13.16.2\nPrivateKey = ä\n")]
    public void A_code_reads_back_as_its_text(string text)
    {
        Assert.Equal(text, QrReader.Read(QrCode.Rows(text, halfBlocks: true)));
        Assert.Equal(text, QrReader.ReadLarge(QrCode.Rows(text, halfBlocks: false)));
    }

    [Fact]
    public void Codes_of_every_length_read_back()
    {
        for (var length = 1; length < 1000; length += 37) A_code_reads_back_as_its_text(new string('k', length));
    }

    [Fact]
    public void The_rows_are_of_one_width_and_begin_and_end_light()
    {
        var rows = QrCode.Rows("whoami", halfBlocks: true);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(new string('█', rows[0].Length), rows[0]);
        Assert.All(rows, row => Assert.Equal(('█', '█'), (row[0], row[^1])));
    }

    [Fact]
    public void The_longest_text_reads_back_and_a_longer_one_is_refused()
    {
        A_code_reads_back_as_its_text(new string('x', QrCode.Longest));
        Assert.Throws<ArgumentException>(() => QrCode.Rows(new string('x', QrCode.Longest + 1), halfBlocks: true));
    }
}
