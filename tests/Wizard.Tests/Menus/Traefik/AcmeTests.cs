using Wizard.Compose;
using Wizard.Installing;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

public sealed class AcmeTests : IDisposable
{
    private static readonly (string, string) LetsEncrypt = ("traefik.acme", "From Let's Encrypt (or another public authority).");
    private static readonly (string, string) Production = ("TRAEFIK_ACME_CERT_RESOLVER", "Production");
    private static readonly (string, string) Email = ("TRAEFIK_ACME_CA_EMAIL", "me@example.com");
    private static readonly (string, string) Dns = ("TRAEFIK_ACME_CHALLENGE", "DNS-01: a record in your DNS, for private hosts and wildcards");
    private readonly TlsConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task Lets_Encrypt_over_TLS_ALPN_01_becomes_a_resolver()
    {
        var script = await _console.AcmeAsync(LetsEncrypt, Production, Email, ("TRAEFIK_ACME_CHALLENGE", "TLS-ALPN-01"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160"));
        Assert.Equal("2160", script.LastInitial);
        Assert.Contains(script.Transcript, line => line.Contains("make certs", StringComparison.Ordinal));
        var yaml = await _console.RenderAsync("traefik.yml");
        Assert.Contains("caServer: \"https://acme-v02.api.letsencrypt.org/directory\"", yaml, StringComparison.Ordinal);
        Assert.Contains("tlsChallenge:\n        delay: \"0s\"", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staging_over_HTTP_01_at_another_port_is_warned_about_at_once()
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_WEB_ENTRYPOINT_PORT=8080");
        var script = await _console.AcmeAsync(LetsEncrypt, ("TRAEFIK_ACME_CERT_RESOLVER", "Staging"), ("TRAEFIK_ACME_CA_EMAIL", ""), ("TRAEFIK_ACME_CHALLENGE", "HTTP-01"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160"));
        Assert.Contains(script.Transcript, line => line.Contains("HTTP-01 comes in at port 80, and TRAEFIK_WEB_ENTRYPOINT_PORT is 8080", StringComparison.Ordinal));
        Assert.Contains("httpChallenge:\n        entryPoint: web", await _console.RenderAsync("traefik.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_CA_is_chosen_only_where_Traefik_knows_it_and_signs_for_hours()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _console.AcmeAsync(("traefik.acme", "From my own Step-CA.")));
        Assert.Contains("Configure certificate authorities (CA)", error.Message, StringComparison.Ordinal);
        await _console.World.TrustStepCaAsync();
        var script = await _console.AcmeAsync(("traefik.acme", "From my own Step-CA."), ("TRAEFIK_ACME_CERT_RESOLVER_STEP_CA", "https://ca.pi.example.com/acme/acme/directory"),
            ("TRAEFIK_ACME_CHALLENGE", "TLS-ALPN-01"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "24"));
        Assert.Equal("24", script.LastInitial);
        var yaml = await _console.RenderAsync("traefik.yml");
        Assert.Contains("caCertificates:\n        - /etc/traefik/trust/step-ca-", yaml, StringComparison.Ordinal);
        Assert.Contains("caSystemCertPool: true", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_that_the_own_Step_CA_signs_for_by_itself_is_proposed()
    {
        await _console.World.TrustStepCaAsync();
        await _console.World.SetAsync("step-ca", "STEP_CA_TRAEFIK_HOST=ca.pi.example.com", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.pi.example.com");
        var script = await _console.AcmeAsync(("traefik.acme", "From my own Step-CA."), ("TRAEFIK_ACME_CERT_RESOLVER_STEP_CA", "https://ca.pi.example.com/acme/acme/directory"),
            ("TRAEFIK_ACME_CHALLENGE", "TLS-ALPN-01"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "168"));
        Assert.Equal("168", script.LastInitial);
    }

    [Fact]
    public async Task DNS_01_asks_for_exactly_the_variables_of_the_provider_and_hands_them_to_the_container()
    {
        var script = await _console.AcmeAsync(LetsEncrypt, Production, Email, Dns, ("TRAEFIK_ACME_DNS_PROVIDER", "digitalocean"), ("DO_AUTH_TOKEN", ""), ("DO_AUTH_TOKEN", "a$b 'c'"),
            ("TRAEFIK_ACME_DNS_VARIABLES_OPTIONAL", "DO_TTL"), ("DO_TTL", "60"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160"));
        Assert.Contains("digitalocean needs one of DO_AUTH_TOKEN at least.", script.Transcript);
        Assert.Contains("dnsChallenge:\n        provider: digitalocean", await _console.RenderAsync("traefik.yml"), StringComparison.Ordinal);
        var (arguments, input) = await ComposeAsync();
        Assert.Equal("""{"services":{"traefik":{"environment":{"DO_AUTH_TOKEN":"a$$b \u0027c\u0027","DO_TTL":"60"}}}}""", input);
        Assert.Contains("--file -", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("a$b", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Present_values_are_kept_on_request_and_forgotten_for_another_provider()
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_ACME_DNS_PROVIDER=digitalocean", "TRAEFIK_ACME_DNS_VARIABLES={\"DO_AUTH_TOKEN\":\"hush\"}");
        var script = await _console.AcmeAsync(LetsEncrypt, Production, Email, Dns, ("TRAEFIK_ACME_DNS_PROVIDER", "digitalocean"), ("TRAEFIK_ACME_DNS_VARIABLES_KEEP", "yes"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160"));
        Assert.DoesNotContain(script.Transcript, line => line.Contains("hush", StringComparison.Ordinal));
        Assert.Equal("""{"DO_AUTH_TOKEN":"hush"}""", _console.Value("TRAEFIK_ACME_DNS_VARIABLES"));
        await _console.AcmeAsync(LetsEncrypt, Production, Email, Dns, ("TRAEFIK_ACME_DNS_PROVIDER", "duckdns"), ("DUCKDNS_TOKEN", "t"), ("TRAEFIK_ACME_DNS_VARIABLES_OPTIONAL", ""), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160"));
        Assert.Equal("""{"DUCKDNS_TOKEN":"t"}""", _console.Value("TRAEFIK_ACME_DNS_VARIABLES"));
    }

    [Fact]
    public async Task A_provider_that_the_list_lacks_is_named_with_its_variables()
    {
        var script = await _console.AcmeAsync(LetsEncrypt, Production, Email, Dns, ("TRAEFIK_ACME_DNS_PROVIDER", "Another one"), ("TRAEFIK_ACME_DNS_PROVIDER_CODE", "azuredns"),
            ("TRAEFIK_ACME_DNS_VARIABLES_NAMES", "SSL_CERT_FILE"), ("TRAEFIK_ACME_DNS_VARIABLES_NAMES", "AZURE_CLIENT_ID, AZURE_CLIENT_SECRET"), ("AZURE_CLIENT_ID", "id"), ("AZURE_CLIENT_SECRET", "hush"),
            ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160"));
        Assert.Contains(script.Transcript, line => line.StartsWith("SSL_CERT_FILE is no provider's variable", StringComparison.Ordinal));
        Assert.Contains("provider: azuredns", await _console.RenderAsync("traefik.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ESC_in_the_middle_changes_nothing()
    {
        await _console.AcmeAsync(LetsEncrypt, Production, Email, ("TRAEFIK_ACME_CHALLENGE", ScriptedPrompter.Back), ("TRAEFIK_ACME_CA_EMAIL", ScriptedPrompter.Back), ("TRAEFIK_ACME_CERT_RESOLVER", ScriptedPrompter.Back), ("traefik.acme", ScriptedPrompter.Back));
        Assert.Equal("", _console.World.EnvFile("traefik"));
    }

    [Fact]
    public async Task Off_takes_the_resolver_and_the_variables_away()
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_ACME_ENABLED=true", "TRAEFIK_ACME_CHALLENGE=dns", "TRAEFIK_ACME_DNS_PROVIDER=digitalocean", "TRAEFIK_ACME_DNS_VARIABLES={\"DO_AUTH_TOKEN\":\"hush\"}");
        Assert.NotEmpty((await ComposeAsync()).Input);
        await _console.AcmeAsync(("traefik.acme", "Not at all: disable ACME."));
        Assert.DoesNotContain("certificatesResolvers", await _console.RenderAsync("traefik.yml"), StringComparison.Ordinal);
        Assert.Equal("", (await ComposeAsync()).Input);
    }

    [Fact]
    public async Task A_wildcard_that_is_listed_leaves_DNS_01_alone_to_be_chosen()
    {
        await _console.World.SetAsync("traefik", """TRAEFIK_ACME_CERT_DOMAINS=[["*.example.com",[]]]""");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _console.AcmeAsync(LetsEncrypt, Production, Email, ("TRAEFIK_ACME_CHALLENGE", "HTTP-01")));
        Assert.Contains("*.example.com, which only DNS-01 can prove", error.Message, StringComparison.Ordinal);
    }

    // what docker compose is run with
    private async Task<(string Arguments, string Input)> ComposeAsync()
    {
        var recorder = new Recorder();
        var machine = _console.World.Machine with { Docker = new Docker(recorder, new DockerSettings(_ => null), "default") };
        await new Installer(machine).ComposeOf(machine.TraefikId).CheckAsync(default);
        return (recorder.Arguments, recorder.Input);
    }

    private sealed class Recorder : IProcesses
    {
        public string Arguments { get; private set; } = "";

        public string Input { get; private set; } = "";

        public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            using var input = new MemoryStream();
            if (call.Input is { } write) await write(input, cancellation);
            (Arguments, Input) = (string.Join(' ', call.Arguments), System.Text.Encoding.UTF8.GetString(input.ToArray()));
            return new(0, "", "");
        }
    }
}
