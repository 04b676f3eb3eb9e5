using System.Globalization;
using Wizard.Pki.Files;

namespace Wizard.Menus.StepCa;

/// <summary>Certificates as people read them.</summary>
internal static class CertificateWords
{
    /// <summary>A moment, to the minute.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What remains of a certificate: <c>6 days 23 h left</c>.</summary>
    public static string Left(DateTimeOffset until, DateTimeOffset now) => (until - now) switch
    {
        var left when left <= TimeSpan.Zero => "expired",
        { TotalHours: < 1 } left => $"{left.Minutes} min left",
        { TotalDays: < 1 } left => $"{left.Hours} h {left.Minutes} min left",
        var left => $"{left.Days} days {left.Hours} h left",
    };

    /// <summary>How a certificate stands, in a word or two: for a line that also says what remains.</summary>
    public static string Status(KeptCertificate kept, DateTimeOffset now) => kept.StatusAt(now) switch
    {
        CertificateStatus.Expired => "over",
        CertificateStatus.Revoked => "REVOKED",
        CertificateStatus.Superseded => "replaced by a newer one",
        CertificateStatus.Due => "* renew it",
        _ => "valid",
    };

    /// <summary>How a certificate stands, in a sentence.</summary>
    public static string Standing(KeptCertificate kept, DateTimeOffset now) => kept.StatusAt(now) switch
    {
        CertificateStatus.Expired => $"expired at {Time(kept.Until)}",
        CertificateStatus.Revoked => $"REVOKED, valid until {Time(kept.Until)} ({Left(kept.Until, now)})",
        CertificateStatus.Superseded => $"replaced by a newer one, valid until {Time(kept.Until)} ({Left(kept.Until, now)})",
        CertificateStatus.Due => $"* renew it: two thirds of its time are over, valid until {Time(kept.Until)} ({Left(kept.Until, now)})",
        _ => $"valid until {Time(kept.Until)} ({Left(kept.Until, now)})",
    };
}
