using System.Text;
using Wizard.Projects.Backup;
using Xunit;

namespace Wizard.Tests.Projects.Backup;

public sealed class SealedTests
{
    private const string Passphrase = "correct hörse battery";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("what is sealed ", 20_000)));
    private static readonly byte[] Whole = Sealed.Seal(Content, Passphrase, count: 0x60); // 65,536 bytes: what is tested here does not depend on it

    [Fact]
    public void With_the_passphrase_it_opens() => Assert.Equal(Content, Sealed.Open(Whole, Passphrase));

    [Fact]
    public void Nothing_of_it_can_be_read_without() =>
        Assert.DoesNotContain("sealed", Encoding.Latin1.GetString(Whole), StringComparison.Ordinal);

    // two bytes of the beginning tell a wrong passphrase; once in 65536 times the integrity has to
    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("")]
    public void With_another_passphrase_it_stays_shut(string other)
    {
        try
        {
            Assert.Null(Sealed.Open(Whole, other));
        }
        catch (InvalidDataException)
        {
            // the one time
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(1000)]
    [InlineData(70_000)]
    public void What_was_cut_off_is_refused(int length) =>
        Assert.Throws<InvalidDataException>(() => Sealed.Open(Whole[..length], Passphrase) ?? throw new InvalidDataException());

    [Fact]
    public void The_last_byte_missing_is_seen() => Assert.Throws<InvalidDataException>(() => Sealed.Open(Whole[..^1], Passphrase));

    [Theory]
    [InlineData(100)]
    [InlineData(65_000)]
    [InlineData(-1)]
    [InlineData(-30)]
    public void One_bit_that_was_changed_is_seen(int at)
    {
        var damaged = Whole.ToArray();
        damaged[at < 0 ? damaged.Length + at : at] ^= 1;
        Assert.Throws<InvalidDataException>(() => Sealed.Open(damaged, Passphrase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("WHOAMI_TRAEFIK_HOST=whoami.example.com\n")]
    [InlineData("\u001f\u008b and no gzip")]
    [InlineData("-----BEGIN PGP MESSAGE-----\n")]
    public void What_is_no_such_file_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Sealed.Open(Encoding.Latin1.GetBytes(text), Passphrase));

    [Fact]
    public void What_stands_behind_it_is_seen() => Assert.Throws<InvalidDataException>(() => Sealed.Open([.. Whole, 1, 2, 3], Passphrase));
}
