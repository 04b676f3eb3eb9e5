using System.Buffers.Text;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

/// <summary>Secrets that are drawn, and settings that mean something only beside another.</summary>
public sealed class GeneratedTests
{
    [Theory]
    [InlineData("hex:32", 64)]
    [InlineData("base64:32", 44)]
    [InlineData("base64url:32", 43)]
    public void A_drawn_secret_has_the_length_of_its_bytes_and_is_another_one_each_time(string text, int length)
    {
        var random = RandomText.Parse(text)!;
        var (one, other) = (random.Draw(), random.Draw());
        Assert.Equal(length, one.Length);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Base64url_is_what_programs_read_it_as() => Assert.Equal(24, Base64Url.DecodeFromChars(RandomText.Parse("base64url:24")!.Draw()).Length);

    [Theory]
    [InlineData("@type=secret @generate=hex:8")]
    [InlineData("@type=secret @generate=hex:128")]
    [InlineData("@type=secret @generate=rot13:32")]
    [InlineData("@type=secret @generate=hex")]
    [InlineData("@type=text @generate=hex:32")]
    [InlineData("@type=text @when=MODE")]
    [InlineData("@type=text @when=\"A_MODE=\"")]
    [InlineData("@type=text @when=\"A_OTHER=one\"")]
    public void What_cannot_be_meant_names_file_and_line(string decorators)
    {
        var error = Assert.Throws<UserError>(() => Parse($"# {decorators}\nA_X=\n# @type=text\nA_MODE=one\n"));
        Assert.Contains("env-dist/a.env-dist", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one", false)]
    [InlineData("two", true)]
    [InlineData("three", true)]
    public void A_setting_is_required_only_where_it_means_something(string mode, bool required)
    {
        var catalogue = Parse("# @type=text\nA_MODE=one\n# @type=text @required @when=\"A_MODE=two, three\"\nA_X=\n");
        var values = new Values(catalogue, name => name == "A_MODE" ? mode : null, _ => null);
        Assert.Equal(required, values.Faults().Any(fault => fault.Contains("A_X is required", StringComparison.Ordinal)));
    }

    private static Catalogue Parse(string settings) => Catalogue.Parse("a", $"# @prefix=A\n# ---\n\n{settings}", "env-dist/a.env-dist");
}
