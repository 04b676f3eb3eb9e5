using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wizard.Pki.Jose;

namespace Wizard.Pki.Api;

/// <summary>A conversation with one certificate authority: what it answers is read, what it refuses is explained.</summary>
internal sealed class CaConnection : IDisposable
{
    private readonly CaTrust _authority;
    private readonly TimeProvider _clock;
    private readonly ShownCertificates _shown = new();
    private readonly CaHttp _http;
    private readonly X509Certificate2? _own;

    /// <param name="authority">Who must answer.</param>
    /// <param name="clock">This machine's clock.</param>
    /// <param name="shows">The certificate that this machine shows, and those between it and the root; null for none.</param>
    public CaConnection(CaTrust authority, TimeProvider clock, (X509Certificate2 Certificate, X509Certificate2Collection Chain)? shows)
    {
        (_authority, _clock, _own) = (authority, clock, shows?.Certificate);
        _http = new(authority.Url, new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, chain, _) => _shown.Keep(certificate, chain) && IsTheAuthority,
            ClientCertificateContext = shows is { } own ? SslStreamCertificateContext.Create(own.Certificate, own.Chain, offline: true) : null,
        });
    }

    // Judged within the handshake: a token and a certificate's request go to nobody else. A client's own certificate, which holds
    // its name and no secret, has been seen by then: TLS shows it first.
    private bool IsTheAuthority => _shown.ChainTo(_authority.Root) && _shown.AreFor(_authority.Url.IdnHost.Trim('[', ']'));

    public void Dispose() => _http.Dispose();

    public Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellation) =>
        AskAsync(() => _http.GetAsync(path, cancellation), answer => CaRefusal.Explain(path, answer, null, _clock.GetUtcNow()), read);

    /// <param name="path">As in <c>1.0/sign</c>.</param>
    /// <param name="json">One object, or nothing.</param>
    /// <param name="token">The token in it; null where there is none.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<T> PostAsync<T>(string path, byte[] json, OneTimeToken? token, Func<JsonElement, T> read, CancellationToken cancellation) =>
        AskAsync(() => _http.PostAsync(path, json, cancellation), answer => CaRefusal.Explain(path, answer, token, _clock.GetUtcNow()), read);

    private async Task<T> AskAsync<T>(Func<Task<CaAnswer>> ask, Func<CaAnswer, UserError> refusal, Func<JsonElement, T> read)
    {
        try
        {
            var answer = await ask().ConfigureAwait(false);
            if (!answer.IsGood && !CaRefusal.IsRevokedAlready(answer)) throw refusal(answer);
            using var document = JsonDocument.Parse(answer.Body);
            return read(document.RootElement);
        }
        catch (EndpointUnreachable) when (!_shown.IsEmpty && !IsTheAuthority)
        {
            throw _shown.ChainTo(_authority.Root) ? _shown.NotFor(_authority.Url) : _shown.NotOf(_authority.Url, _authority.Root);
        }
        catch (EndpointUnreachable) when (_own is not null && !_shown.IsEmpty)
        {
            throw CaRefusal.NotTaken(_own, _clock.GetUtcNow());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or CryptographicException)
        {
            throw new UserError($"{_authority.Url} answered something that this program does not understand.", "Look whether it is a step-ca of version 0.25 or newer; its log says more: `make step-ca logs-out`.", error);
        }
    }
}
