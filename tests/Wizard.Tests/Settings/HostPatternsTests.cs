using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class HostPatternsTests
{
    [Theory]
    [InlineData("a.example.com", "a.example.com")]
    [InlineData("A.Example.com", "a.eXample.COM")]
    [InlineData("*.x", "a.x")]
    [InlineData("*.X", "A.x")]
    [InlineData("*.x", "a_1.x")]
    [InlineData("localhost", "localhost")]
    public void A_pattern_stands_for_a_name(string pattern, string host) => Assert.True(HostPatterns.Match(pattern, host));

    [Theory]
    [InlineData("*.x", "x")]
    [InlineData("*.x", "a.b.x")]
    [InlineData("*.x", ".x")]
    [InlineData("*.x", "ax")]
    [InlineData("*.b.x", "a.x")]
    [InlineData("a.x", "b.x")]
    [InlineData("a.x", "a.x.example.com")]
    [InlineData("*", "a")]
    [InlineData("*", "a.x")]
    [InlineData("a.*.x", "a.b.x")]
    [InlineData("*.*.x", "a.b.x")]
    [InlineData("f*.x", "foo.x")]
    [InlineData("", "")]
    [InlineData("*.", "a.")]
    public void A_star_is_one_label_and_only_the_first(string pattern, string host) => Assert.False(HostPatterns.Match(pattern, host));

    [Theory]
    [InlineData("*.x", "*.x")]
    [InlineData("*.x", "a,!b.x")]
    [InlineData("*.x", "a b.x")]
    [InlineData("*.x", "-a.x")]
    [InlineData("*.x", "a.x.")]
    [InlineData("a.x.", "a.x.")]
    [InlineData("*.x", "a.x\n")]
    [InlineData("k.x", "\u212a.x")]
    [InlineData("*.k", "a.\u212a")]
    [InlineData("s.x", "\u017f.x")]
    public void What_no_client_can_be_called_is_nobody(string pattern, string host) => Assert.False(HostPatterns.Match(pattern, host));
}
