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
}
