using Xunit;

namespace Wizard.LabTests.Lab;

/// <summary>A machine on which Step-CA, Traefik and whoami behind mutual TLS were installed with prepared answers.</summary>
public sealed class Server(Checkout checkout) : IAsyncLifetime
{
    public const string WhoamiHost = "whoami.pi.example.com";

    private const string StepCaAnswers = """
        STEP_CA_TRAEFIK_HOST: ca.pi.example.com
        STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS: "*.clients.pi.example.com"
        STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION: 5m
        STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION: 168h
        STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION: 2160h
        STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL: "No"
        """;

    private const string WhoamiAnswers = """
        WHOAMI_TRAEFIK_HOST: whoami.pi.example.com
        WHOAMI_SENTRY: Yes, with Mutual TLS (mTLS)
        WHOAMI_MTLS_AUTHORIZED_CERTS: "*.clients.pi.example.com"
        """;

    /// <summary>Who installed it.</summary>
    public Administrator Administrator { get; } = new(checkout);

    /// <summary>The fingerprint of the authority's root.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>The password of the authority's provisioner.</summary>
    public string Password { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (!LabFactAttribute.IsThere) return;
        await Engine.ClearAsync();
        await ConfigureAsync("step-ca", StepCaAnswers);
        (await Administrator.MakeAsync("step-ca", "install")).Succeeded();
        Password = (await Administrator.MakeAsync("step-ca", "inspect-password")).Succeeded().Output.Trim();
        Fingerprint = (await Administrator.MakeAsync("step-ca", "inspect-fingerprint")).Succeeded().Output.Trim();
        await Administrator.UseTheLabAsync();
        await ConfigureAsync("traefik", TraefikAnswers(Fingerprint));
        (await Administrator.MakeAsync("traefik", "install")).Succeeded();
        await ConfigureAsync("whoami", WhoamiAnswers);
        (await Administrator.MakeAsync("whoami", "install")).Succeeded();
    }

    public Task DisposeAsync() => Administrator.DisposeAsync().AsTask();

    /// <summary>A client with the provisioner's password.</summary>
    public Task<StepClient> ClientAsync() => StepClient.WithPasswordAsync(Password);

    private static string TraefikAnswers(string fingerprint) => $"""
        traefik: Config
        traefik.config: TLS certificates and authorities
        traefik.tls: Configure certificate authorities (CA)
        traefik.ca: Use the stock list, plus add my own root Step-CA certificate.
        TRAEFIK_STEP_CA_ENDPOINT: https://ca.pi.example.com
        TRAEFIK_STEP_CA_FINGERPRINT: {fingerprint}
        """;

    private async Task ConfigureAsync(string project, string answers)
    {
        var file = Path.Combine(Administrator.Home, $"{project}.yaml");
        await File.WriteAllTextAsync(file, answers);
        (await Administrator.WizardAsync(project, "config", "--answers", file)).Succeeded();
    }
}
