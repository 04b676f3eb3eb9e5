using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Wizard.Settings;

namespace Wizard.Pki.AcmeDns;

/// <summary>An ACME-DNS server (github.com/joohoi/acme-dns): it answers DNS-01 challenges for those whose CNAME records point to it.</summary>
/// <param name="url">Where it answers.</param>
public sealed class AcmeDnsServer(Uri url)
{
    private const int LongestAnswer = 1 << 16; // bytes; an account is about 300
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Registers a new account: <c>POST /register</c>, answered with 201.</summary>
    /// <param name="allowFrom">The networks that may use the account; empty for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">It cannot be reached, refuses, or answers with something else.</exception>
    public async Task<AcmeDnsAccount> RegisterAsync(IReadOnlyList<string> allowFrom, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience };
        using var client = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };
        using var content = new ByteArrayContent(Request(allowFrom)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        try
        {
            using var answer = await client.PostAsync(new Uri($"{url.ToString().TrimEnd('/')}/register"), content, cancellation).ConfigureAwait(false);
            return await ReadAsync(answer, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new UserError($"The ACME-DNS server {url} cannot be reached: {error.Message}", "Correct its address, or look whether it runs and a firewall lets you through.", error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new UserError($"The ACME-DNS server {url} did not answer within {Patience.TotalSeconds:0} seconds.", "Look whether it runs, and try again.", error);
        }
    }

    private async Task<AcmeDnsAccount> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.StatusCode != HttpStatusCode.Created)
            throw new UserError($"The ACME-DNS server {url} registers nobody: it answered with status {(int)answer.StatusCode}.", "Correct its address; on your own server, look whether registration is switched off (disable_registration).");
        try
        {
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            return AcmeDnsAccount.Read(document.RootElement, url.ToString().TrimEnd('/'));
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new UserError($"{url} did not answer as an ACME-DNS server does.", "Correct the address, for example https://auth.acme-dns.io.", error);
        }
    }

    private static byte[] Request(IReadOnlyList<string> allowFrom) => JsonText.Write(json =>
    {
        if (allowFrom.Count == 0) return;
        json.WriteStartArray("allowfrom");
        foreach (var network in allowFrom) json.WriteStringValue(network);
        json.WriteEndArray();
    });
}
