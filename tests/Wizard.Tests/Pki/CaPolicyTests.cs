using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class CaPolicyTests
{
    private static readonly CaPolicy Policy = new("ca.example.com", ["*.clients.example.com", "pi.example.com"], "5m", "2160h", "168h", DisableRenewal: false);

    [Theory]
    [InlineData("foo.clients.example.com")]
    [InlineData("FOO.clients.example.com")]
    [InlineData("pi.example.com")]
    public void A_name_that_the_policy_allows_is_not_refused(string name) => Assert.Null(Policy.Refuse(name));

    [Theory]
    [InlineData("clients.example.com")]
    [InlineData("a.b.clients.example.com")]
    [InlineData("foo.pi.example.com")]
    [InlineData("foo.clients.example.com.evil.org")]
    [InlineData("*.clients.example.com")]
    public void Another_is_refused_with_a_name_that_is_allowed(string name)
    {
        var refusal = Policy.Refuse(name)!;
        Assert.Contains(name, refusal, StringComparison.Ordinal);
        Assert.Contains("such as foo.clients.example.com", refusal, StringComparison.Ordinal);
    }
}
