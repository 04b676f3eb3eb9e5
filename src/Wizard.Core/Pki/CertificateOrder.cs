namespace Wizard.Pki;

/// <summary>What is asked of the authority.</summary>
/// <param name="Name">The common name, a DNS name; also the first of the subject alternative names.</param>
public sealed record CertificateOrder(string Name)
{
    /// <summary>The longest common name (RFC 5280, ub-common-name).</summary>
    public const int LongestName = 64;

    /// <summary>Further DNS names.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>How long it shall be valid; the authority's default where null.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The kind of its key.</summary>
    public KeyKind Key { get; init; }

    /// <summary>All names, each once.</summary>
    public IReadOnlyList<string> Names => [.. OtherNames.Prepend(Name).Distinct()];
}

/// <summary>Kinds of keys.</summary>
public enum KeyKind
{
    /// <summary>Elliptic curve P-256.</summary>
    EllipticCurve,

    /// <summary>RSA with 2048 bits, for devices that know no elliptic curves.</summary>
    Rsa,
}
