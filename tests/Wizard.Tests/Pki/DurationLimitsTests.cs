using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class DurationLimitsTests
{
    private static readonly CaPolicy Policy = new("ca.example.com", ["*.clients.example.com"], "5m", "2160h", "168h", DisableRenewal: false);

    [Fact]
    public void Without_claims_of_its_own_the_authoritys_limits_count() =>
        Assert.Equal(new DurationLimits(TimeSpan.FromMinutes(5), TimeSpan.FromHours(2160), TimeSpan.FromHours(168)), DurationLimits.Of(new("admin", "JWK"), Policy));

    [Fact]
    public void The_provisioners_own_limits_go_before_the_authoritys() =>
        Assert.Equal(
            new DurationLimits(TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)),
            DurationLimits.Of(new("admin", "JWK") { Claims = (null, TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)) }, Policy));

    [Fact]
    public void What_is_not_known_limits_nothing()
    {
        var limits = DurationLimits.Of(new("admin", "JWK"), policy: null);
        Assert.Equal(new DurationLimits(null, null, null), limits);
        Assert.Null(limits.Refuse(TimeSpan.FromDays(10_000)));
    }

    [Fact]
    public void What_is_outside_is_refused_with_the_limit()
    {
        var limits = DurationLimits.Of(new("admin", "JWK"), Policy);
        Assert.Contains("5m at least", limits.Refuse(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1))!, StringComparison.Ordinal);
        Assert.Contains("2160h at most", limits.Refuse(TimeSpan.FromHours(2160) + TimeSpan.FromMilliseconds(1))!, StringComparison.Ordinal);
        Assert.Null(limits.Refuse(TimeSpan.FromMinutes(5)));
        Assert.Null(limits.Refuse(TimeSpan.FromHours(2160)));
    }
}
