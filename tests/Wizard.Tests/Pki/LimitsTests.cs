using CsCheck;
using Wizard.Pki;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class LimitsTests
{
    private static readonly CaPolicy Policy = new("ca.example.com", ["*.clients.example.com", "one.example.com"], "5m", "24h", "2h", DisableRenewal: false);

    [Fact]
    public void The_claims_of_a_provisioner_go_before_those_of_the_authority()
    {
        var limits = DurationLimits.Of(new("admin", "JWK") { Claims = (null, TimeSpan.FromHours(1), null) }, Policy);
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(2)), (limits.Shortest, limits.Longest, limits.Usual));
    }

    [Fact]
    public void Without_a_policy_nothing_is_known_and_nothing_is_refused() =>
        Assert.Null(DurationLimits.Of(new("admin", "JWK"), policy: null).Refuse(TimeSpan.FromDays(10_000)));

    [Theory]
    [InlineData("foo.clients.example.com", true)]
    [InlineData("one.example.com", true)]
    [InlineData("ONE.example.com", true)]
    [InlineData("a.foo.clients.example.com", false)]
    [InlineData("clients.example.com", false)]
    [InlineData("two.example.com", false)]
    public void A_name_is_signed_where_a_pattern_stands_for_it(string name, bool isSigned) => Assert.Equal(isSigned, Policy.Refuse(name) is null);

    [Fact]
    public void A_duration_reads_as_it_was_written() => Gen.Long[0, 400L * 24 * 3_600_000].Sample(milliseconds =>
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        return Durations.TryParse(Durations.Write(time), out var read) && read == time;
    });
}
