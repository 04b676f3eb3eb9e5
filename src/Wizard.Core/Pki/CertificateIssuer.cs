using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Pki.Api;
using Wizard.Pki.Files;
using Wizard.Pki.Jose;
using Wizard.Settings;

namespace Wizard.Pki;

/// <summary>Asks an authority for certificates, and keeps them. What comes back is looked at before it replaces anything.</summary>
/// <param name="authority">Whose certificates.</param>
/// <param name="folder">Where they are kept.</param>
/// <param name="clock">This machine's clock.</param>
public sealed class CertificateIssuer(CaTrust authority, CertificateFolder folder, TimeProvider clock)
{
    private const int LongestSerial = 21; // bytes: RFC 5280, 4.1.2.2, and a sign
    private const int MostIntermediates = 10;
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(10); // clocks that differ by less still sign
    private readonly StepCaClient _client = new(authority, clock);

    /// <summary>A new certificate, with a new key.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="signer">Who allows it.</param>
    /// <param name="seal">Makes the .p12.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">The authority refuses, or it cannot be written: everything is as it was.</exception>
    public async Task<KeptCertificate> IssueAsync(CertificateOrder order, ProvisionerKey signer, Pkcs12Seal seal, CancellationToken cancellation)
    {
        using var key = ClientKey.Create(order.Key);
        using var staged = folder.Stage(order.Name, key);
        var token = OneTimeToken.ForSigning(signer, authority, order.Name, order.Names, clock.GetUtcNow());
        var chain = await _client.SignAsync(key.Request(order), token, order.Duration, cancellation).ConfigureAwait(false);
        RequireMeant(chain, key, order.Name, order.Names);
        return staged.Commit(chain, seal.Write(chain, key, order.Name));
    }

    /// <summary>The same certificate with a new validity; key and names stay.</summary>
    /// <param name="kept">The one that is still valid.</param>
    /// <param name="seal">Makes the new .p12; null for none: the old one, with the old certificate in it, moves to old/.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">It has expired, its key is not here, or the authority refuses.</exception>
    public async Task<KeptCertificate> RenewAsync(KeptCertificate kept, Pkcs12Seal? seal, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() >= kept.Until) throw CaRefusal.Expired(kept.Chain.Leaf);
        using var key = kept.ReadKey() ?? throw NoKey(kept);
        using var own = key.With(kept.Chain.Leaf);
        using var staged = folder.Stage(kept.Name, key);
        var chain = await _client.RenewAsync(own, kept.Chain.Intermediates, cancellation).ConfigureAwait(false);
        RequireMeant(chain, key, NameOf(kept.Chain.Leaf), [.. NamesOf(kept.Chain.Leaf)]);
        return staged.Commit(chain, seal?.Write(chain, key, kept.Name));
    }

    /// <summary>Revokes a certificate; its own key allows it, else a provisioner does.</summary>
    /// <param name="kept">Which one.</param>
    /// <param name="signer">Who allows it where the key is not here; null where the key is.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Revocation> RevokeAsync(KeptCertificate kept, ProvisionerKey? signer, CancellationToken cancellation)
    {
        if (signer is not null) await _client.RevokeAsync(kept.Serial, OneTimeToken.ForRevoking(signer, authority, kept.Serial, clock.GetUtcNow()), cancellation).ConfigureAwait(false);
        else await RevokeByItselfAsync(kept, cancellation).ConfigureAwait(false);
        return folder.Revoke(kept);
    }

    private async Task RevokeByItselfAsync(KeptCertificate kept, CancellationToken cancellation)
    {
        using var key = kept.ReadKey() ?? throw NoKey(kept);
        using var own = key.With(kept.Chain.Leaf);
        await _client.RevokeAsync(own, kept.Chain.Intermediates, cancellation).ConfigureAwait(false);
    }

    private void RequireMeant(CertificateChain chain, ClientKey key, string name, IReadOnlyList<string> names)
    {
        if (Wrong(chain, key, name, names) is { } wrong)
            throw new UserError($"{authority.Address} answered with another certificate than was asked for: {wrong}. It was not kept.", "Look at the templates of its provisioner, and at its log: `make step-ca logs-out`.");
    }

    private string? Wrong(CertificateChain chain, ClientKey key, string name, IReadOnlyList<string> names)
    {
        try
        {
            return !key.Fits(chain.Leaf) ? "it is for another key"
                : NameOf(chain.Leaf) != name || !NamesOf(chain.Leaf).Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal)) ? "it has other names"
                : chain.Leaf.SerialNumberBytes.Length > LongestSerial ? "its serial number is too long"
                : Authorities.IsAuthority(chain.Leaf) ? "it is one of an authority"
                : chain.Intermediates.Count > MostIntermediates ? "too many others come with it"
                : !IsValid(chain.Leaf) ? $"it is valid from {chain.Leaf.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} until {chain.Leaf.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC, not now"
                : !Authorities.HasSigned(authority.Root, chain.Leaf, chain.Intermediates, X509VerificationFlags.IgnoreNotTimeValid) ? "it does not come from its own root"
                : null;
        }
        catch (CryptographicException)
        {
            return "it cannot be read";
        }
    }

    private bool IsValid(X509Certificate2 certificate)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now + Leeway && certificate.NotAfter.ToUniversalTime() > now - Leeway;
    }

    private static string NameOf(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    private static IEnumerable<string> NamesOf(X509Certificate2 certificate) => certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames());

    private static UserError NoKey(KeptCertificate kept) =>
        new($"The private key of {kept.Name} is not here: {kept.Files.Key} is missing.", "Restore it, or make a new certificate of the same name: `make step-ca cert`.");
}
