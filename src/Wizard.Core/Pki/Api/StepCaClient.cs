using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wizard.Pki.Jose;

namespace Wizard.Pki.Api;

/// <summary>A client of a step-ca that is known: speaks to nobody but a server whose certificate comes from the authority's root and is for its name.</summary>
/// <remarks>smallstep/certificates 0.30, package api: /provisioners, /1.0/sign, /1.0/renew, /1.0/revoke.</remarks>
/// <param name="authority">Where it answers, and its root.</param>
/// <param name="clock">This machine's clock.</param>
public sealed class StepCaClient(CaTrust authority, TimeProvider clock)
{
    private const int MostProvisioners = 1000;

    /// <summary>All provisioners, in the order of the authority.</summary>
    /// <exception cref="UserError">The authority cannot be reached, is another one, or answers something else.</exception>
    public async Task<IReadOnlyList<Provisioner>> ProvisionersAsync(CancellationToken cancellation)
    {
        using var connection = new CaConnection(authority, clock, shows: null);
        var found = new List<Provisioner>();
        var cursors = new HashSet<string> { "" };
        for (var cursor = ""; ;)
        {
            cursor = await connection.GetAsync($"provisioners?limit=100&cursor={Uri.EscapeDataString(cursor)}", root => ReadProvisioners(root, found), cancellation).ConfigureAwait(false);
            if (cursor.Length == 0) return found;
            if (!cursors.Add(cursor) || found.Count > MostProvisioners) throw new UserError($"{authority.Address} names provisioners without end.", "Look whether it is a step-ca; its log says more: `make step-ca logs-out`.");
        }
    }

    /// <summary>Asks for a certificate.</summary>
    /// <param name="request">For which key and which names.</param>
    /// <param name="token">Who allows it.</param>
    /// <param name="duration">How long it shall be valid; the authority's default where null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The certificate, and those between it and the root.</returns>
    /// <exception cref="UserError">The authority refuses; each reason with its own sentence.</exception>
    public async Task<CertificateChain> SignAsync(CertificateRequest request, OneTimeToken token, TimeSpan? duration, CancellationToken cancellation)
    {
        using var connection = new CaConnection(authority, clock, shows: null);
        var body = JsonText.Write(json =>
        {
            json.WriteString("csr", request.CreateSigningRequestPem());
            json.WriteString("ott", token.Text);
            if (duration is { } time) json.WriteString("notAfter", $"{time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)}ms");
        });
        return await connection.PostAsync("1.0/sign", body, token.Show(), ReadChain, cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks for the same certificate with a new validity; the certificate itself, shown in the handshake, is what allows it.</summary>
    /// <param name="certificate">With its private key.</param>
    /// <param name="chain">Those between it and the root.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">It is not valid now, or the authority refuses.</exception>
    public async Task<CertificateChain> RenewAsync(X509Certificate2 certificate, X509Certificate2Collection chain, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() >= certificate.NotAfter.ToUniversalTime()) throw CaRefusal.Expired(certificate);
        using var connection = new CaConnection(authority, clock, (certificate, chain));
        return await connection.PostAsync("1.0/renew", [], null, ReadChain, cancellation).ConfigureAwait(false);
    }

    /// <summary>Revokes a certificate: the authority does not renew it any more. It stays valid until it expires (passive revocation; step-ca has no other).</summary>
    /// <param name="serial">Its serial number, decimal.</param>
    /// <param name="token">Who allows it.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task RevokeAsync(string serial, OneTimeToken token, CancellationToken cancellation) => RevokeAsync(serial, token.Show(), null, cancellation);

    /// <summary>The same, allowed by the certificate itself, shown in the handshake.</summary>
    /// <param name="certificate">With its private key.</param>
    /// <param name="chain">Those between it and the root.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task RevokeAsync(X509Certificate2 certificate, X509Certificate2Collection chain, CancellationToken cancellation) =>
        RevokeAsync(Serials.InDecimal(certificate), null, (certificate, chain), cancellation);

    private async Task RevokeAsync(string serial, OneTimeToken? token, (X509Certificate2, X509Certificate2Collection)? shows, CancellationToken cancellation)
    {
        using var connection = new CaConnection(authority, clock, shows);
        var body = JsonText.Write(json =>
        {
            json.WriteString("serial", serial);
            if (token is not null) json.WriteString("ott", token.Text);
            json.WriteNumber("reasonCode", 0);
            json.WriteString("reason", "revoked by its administrator");
            json.WriteBoolean("passive", true);
        });
        await connection.PostAsync("1.0/revoke", body, token, _ => true, cancellation).ConfigureAwait(false);
    }

    private static string ReadProvisioners(JsonElement root, List<Provisioner> found)
    {
        if (root.GetProperty("provisioners") is { ValueKind: JsonValueKind.Array } list) found.AddRange(list.EnumerateArray().Take(MostProvisioners).Select(Provisioner.Read));
        return root.TryGetProperty("nextCursor", out var cursor) ? cursor.GetString() ?? "" : "";
    }

    private static CertificateChain ReadChain(JsonElement root)
    {
        var pems = root.TryGetProperty("certChain", out var chain) && chain.ValueKind == JsonValueKind.Array && chain.GetArrayLength() > 0
            ? chain.EnumerateArray().Select(pem => pem.GetString())
            : [root.GetProperty("crt").GetString(), root.GetProperty("ca").GetString()];
        var certificates = CaCertificates.ReadPem(string.Join('\n', pems));
        return certificates.Count > 0 ? new(certificates[0], [.. certificates.Skip(1)]) : throw new InvalidOperationException("no certificate");
    }
}
