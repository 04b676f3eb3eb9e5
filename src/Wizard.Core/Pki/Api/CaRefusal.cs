using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wizard.Pki.Jose;

namespace Wizard.Pki.Api;

/// <summary>What a step-ca's refusal means, and what to do.</summary>
/// <remarks>smallstep/certificates 0.30 tells reasons with 400 and 403; every 401 reads the same, its reason is only in the authority's log.</remarks>
internal static class CaRefusal
{
    /// <summary>The mend where two clocks differ.</summary>
    public const string SetTheClock = "Set the clock that is wrong: `timedatectl set-ntp true` keeps it right. A Raspberry Pi without a battery starts with a wrong one.";

    /// <summary>What step-ca and its tokens take for the same moment.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    /// <summary>The error for an answer that is none of success.</summary>
    /// <param name="path">What was asked for.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="token">The one-time token that was shown; null where none was.</param>
    /// <param name="now">This machine's clock.</param>
    public static UserError Explain(string path, CaAnswer answer, OneTimeToken? token, DateTimeOffset now) => (answer.Status, Reason(answer.Body)) switch
    {
        (HttpStatusCode.Forbidden, var why) when why.Contains("not allowed", StringComparison.Ordinal) => NameRefused(why),
        (HttpStatusCode.Forbidden, var why) when why.Contains("authorized m", StringComparison.Ordinal) => DurationRefused(why),
        (HttpStatusCode.Unauthorized, _) when token is not null => TokenRefused(answer, token, now),
        (HttpStatusCode.Unauthorized, _) when path.EndsWith("/renew", StringComparison.Ordinal) => NotRenewed(),
        (0, _) => new("The authority's answer has no end.", "Look whether the address is that of a step-ca."),
        (HttpStatusCode.NotFound, _) => new($"The authority has no /{path}.", "Look whether the address is that of a step-ca."),
        var (status, why) => new($"The authority refuses ({(int)status}): {why}", "Its log says more: `make step-ca logs-out`."),
    };

    /// <summary>True where a certificate had been revoked before: what was asked for is so already.</summary>
    public static bool IsRevokedAlready(CaAnswer answer) => answer.Status == HttpStatusCode.BadRequest && Reason(answer.Body).Contains("is already revoked", StringComparison.Ordinal);

    public static UserError Expired(X509Certificate2 certificate) => new(
        $"The certificate expired at {Time(certificate.NotAfter)}: step-ca renews only what is still valid.",
        "Make a new one of the same name: `make step-ca cert`.");

    /// <summary>The error where the authority does not take the certificate that is shown to it: TLS tells no reason.</summary>
    public static UserError NotTaken(X509Certificate2 certificate, DateTimeOffset now) => new(
        $"The authority ends the connection when it sees this certificate, which is valid until {Time(certificate.NotAfter)}; this machine has {Time(now.UtcDateTime)}.",
        "Compare the two clocks (`date`): by the authority's it may be over. Where they agree, make a new one: `make step-ca cert`.");

    private static UserError NameRefused(string why) => new(
        $"The authority does not sign this name: {why}",
        "Use a name that STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS allows, or extend it (`make step-ca config`, then `make step-ca install`).");

    private static UserError DurationRefused(string why) => new(
        $"The authority does not sign for that time: {why}",
        "Ask for another duration, or change the limits: `make step-ca reconfigure var=STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION=...`, then `make step-ca install`.");

    private static UserError TokenRefused(CaAnswer answer, OneTimeToken token, DateTimeOffset now)
    {
        if (answer.Clock is { } theirs && (theirs - now).Duration() >= Leeway) return ClocksDiffer(theirs, now);
        if (token.Shown > 1) return new("This one-time token was used before: each is good for one request.", "Make a new one: `make step-ca token`.");
        if (now - token.Made >= OneTimeToken.Lifetime) return new($"This one-time token is older than {OneTimeToken.Lifetime.TotalMinutes:0} minutes: it has expired.", "Make a new one: `make step-ca token`.");
        return new(
            "The authority did not accept the one-time token: it was started or reloaded after the token was made, its provisioner has another key by now, or it does not answer to this address.",
            "Try it again; where it fails again, the authority's log says which: `make step-ca logs-out`.");
    }

    private static UserError ClocksDiffer(DateTimeOffset theirs, DateTimeOffset now) => new(
        $"The clocks differ: the authority has {Time(theirs.UtcDateTime)}, this machine has {Time(now.UtcDateTime)}. A token of the one is not valid for the other.",
        SetTheClock);

    private static UserError NotRenewed() => new(
        "The authority does not renew this certificate: it was revoked, or renewals are switched off (STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL).",
        "Make a new one of the same name: `make step-ca cert`.");

    /// <summary>A moment, to the second.</summary>
    public static string Time(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Reason(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return ForeignText.Shown(document.RootElement.GetProperty("message").GetString() ?? "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "no reason";
        }
    }
}
