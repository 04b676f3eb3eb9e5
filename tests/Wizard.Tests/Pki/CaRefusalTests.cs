using System.Globalization;
using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>Every refusal of the authority has its own sentence.</summary>
public sealed class CaRefusalTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, "2026-03-01 12:10:00 UTC")]
    [InlineData(-10, "2026-03-01 11:50:00 UTC")]
    public async Task Clocks_that_differ_are_both_shown(int minutes, string theirs)
    {
        var message = await SignAsync(Authority.Refuse(401, "The request lacked necessary authorization", Date(Now.AddMinutes(minutes))));
        Assert.Contains($"the authority has {theirs}, this machine has 2026-03-01 12:00:00 UTC", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(59)]
    [InlineData(-59)]
    public async Task Clocks_that_differ_by_less_than_a_minute_are_not_the_cause(int seconds) =>
        Assert.Contains("did not accept the one-time token", await SignAsync(Authority.Refuse(401, "no", Date(Now.AddSeconds(seconds)))), StringComparison.Ordinal);

    [Fact]
    public async Task An_authority_that_does_not_tell_the_time_is_not_said_to_have_another() =>
        Assert.Contains("did not accept the one-time token", await SignAsync(Authority.Refuse(401, "no")), StringComparison.Ordinal);

    [Fact]
    public async Task A_token_that_was_shown_twice_is_told()
    {
        var token = new OneTimeToken("token", Now);
        await SignAsync(Authority.Refuse(401, "no"), token);
        Assert.Contains("was used before", await SignAsync(Authority.Refuse(401, "no"), token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_too_old_is_told() =>
        Assert.Contains("older than 5 minutes", await SignAsync(Authority.Refuse(401, "no"), new OneTimeToken("token", Now.AddMinutes(-5))), StringComparison.Ordinal);

    [Fact]
    public async Task A_name_outside_the_policy_is_told() =>
        Assert.Contains("does not sign this name: dns name \"foo\" not allowed", await SignAsync(Authority.Refuse(403, "dns name \"foo\" not allowed")), StringComparison.Ordinal);

    [Theory]
    [InlineData("requested duration of 9000h0m0s is more than the authorized maximum certificate duration of 2160h0m0s")]
    [InlineData("requested duration of 1m0s is less than the authorized minimum certificate duration of 5m0s")]
    public async Task A_duration_outside_the_limits_is_told(string why) =>
        Assert.Contains($"does not sign for that time: {why}", await SignAsync(Authority.Refuse(403, why)), StringComparison.Ordinal);

    [Fact]
    public async Task Another_reason_is_passed_on() =>
        Assert.Contains("refuses (403): the moon is wrong", await SignAsync(Authority.Refuse(403, "the moon is wrong")), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"message\":1}")]
    [InlineData("<html>")]
    public async Task A_refusal_without_a_reason_says_so(string body) =>
        Assert.Contains("refuses (500): no reason", await SignAsync(new(body, 500)), StringComparison.Ordinal);

    [Fact]
    public async Task A_reason_neither_drives_the_terminal_nor_fills_it()
    {
        var message = await SignAsync(Authority.Refuse(403, $"\u001b]0;owned\u0007{new string('x', 5000)}"));
        Assert.DoesNotContain(message, char.IsControl);
        Assert.True(message.Length < 400, message);
    }

    [Fact]
    public async Task What_is_no_step_ca_is_told() => Assert.Contains("no /1.0/sign", await SignAsync(new("nothing here", 404)), StringComparison.Ordinal);

    [Fact]
    public async Task A_certificate_that_is_not_renewed_was_revoked_or_nothing_is()
    {
        await using var authority = new Authority(_ => Authority.Refuse(401, "no"));
        using var own = Own(authority);
        Assert.Contains("does not renew this certificate", (await Assert.ThrowsAsync<UserError>(() => authority.Client.RenewAsync(own, authority.Ca.Above, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_revocation_is_not_told_as_a_renewal()
    {
        await using var authority = new Authority(_ => Authority.Refuse(401, "no"));
        using var own = Own(authority);
        Assert.Contains("refuses (401)", (await Assert.ThrowsAsync<UserError>(() => authority.Client.RevokeAsync(own, authority.Ca.Above, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_was_revoked_before_is_revoked()
    {
        await using var authority = new Authority(_ => Authority.Refuse(400, "certificate with serial number '5' is already revoked"));
        await authority.Client.RevokeAsync("5", new("token", Now), default);
        Assert.Contains("\"serial\":\"5\"", Assert.Single(authority.Server.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_is_not_even_shown()
    {
        await using var authority = new Authority(_ => new("{}"));
        using var own = Own(authority);
        authority.Clock.Now = DateTimeOffset.UtcNow.AddDays(2);
        Assert.Contains("The certificate expired at", (await Assert.ThrowsAsync<UserError>(() => authority.Client.RenewAsync(own, authority.Ca.Above, default))).Message, StringComparison.Ordinal);
        Assert.Equal(0, authority.Server.Connections);
    }

    private static System.Security.Cryptography.X509Certificates.X509Certificate2 Own(Authority authority)
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        return key.With(authority.Ca.Chain(key, "foo.example.com", DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1)).Leaf);
    }

    private static async Task<string> SignAsync(TlsAnswer answer, OneTimeToken? token = null)
    {
        await using var authority = new Authority(_ => answer);
        authority.Clock.Now = Now;
        return (await Assert.ThrowsAsync<UserError>(() => authority.SignAsync(token))).Message;
    }

    private static string Date(DateTimeOffset time) => $"Date: {time.ToString("R", CultureInfo.InvariantCulture)}\r\n";
}
