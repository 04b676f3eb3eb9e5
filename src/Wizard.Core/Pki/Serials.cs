using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;

namespace Wizard.Pki;

/// <summary>Serial numbers of certificates.</summary>
public static class Serials
{
    /// <summary>As step-ca writes them: decimal.</summary>
    public static string InDecimal(X509Certificate2 certificate) =>
        new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);

    /// <summary>As openssl writes them, in lower case: hex, two digits a byte.</summary>
    public static string InHex(X509Certificate2 certificate) => Convert.ToHexStringLower(certificate.SerialNumberBytes.Span.TrimStart((byte)0));
}
