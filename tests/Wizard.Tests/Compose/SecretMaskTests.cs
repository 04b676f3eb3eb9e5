using CsCheck;
using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("hunter22", "invalid hostPort: hunter22", "invalid hostPort: ********")]
    [InlineData("pa\"ss\\word", "near \"pa\\\"ss\\\\word\"", "near \"********\"")]
    [InlineData("it's mine", "value: 'it''s mine'", "value: '********'")]
    [InlineData("a$b$cdef", "a$$b$$cdef", "********")]
    [InlineData("<tag>&more", "\"\\u003ctag\\u003e\\u0026more\"", "\"********\"")]
    [InlineData("p@ss/word", "https://me:p%40ss%2Fword@x", "https://me:********@x")]
    [InlineData("first line\nsecond line", "near second line", "near ********")]
    [InlineData("10.0.0.1-secret:8080", "invalid IP address: 10.0.0.1-secret", "invalid IP address: ********")]
    [InlineData("abc", "abc is too short to be hidden", "abc is too short to be hidden")]
    [InlineData("", "nothing", "nothing")]
    public void A_secret_is_covered_in_every_form_in_which_compose_quotes_it(string secret, string said, string shown) =>
        Assert.Equal(shown, new SecretMask([secret]).Cover(said));

    [Fact]
    public void Of_two_secrets_the_longer_one_is_covered_as_a_whole() =>
        Assert.Equal("******** and ********", new SecretMask(["pass", "password"]).Cover("password and pass"));

    [Fact]
    public void No_secret_of_four_characters_or_more_comes_through() =>
        Gen.Select(Gen.String[4, 30], Gen.String[0, 20], Gen.String[0, 20]).Sample((secret, before, after) =>
            !new SecretMask([secret]).Cover(before + secret + after).Contains(secret, StringComparison.Ordinal) || "********".Contains(secret, StringComparison.Ordinal));
}
