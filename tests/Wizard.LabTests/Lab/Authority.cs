using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Wizard.Pki;
using Wizard.Pki.Api;
using Wizard.Pki.Configuration;
using Wizard.Pki.Jose;

namespace Wizard.LabTests.Lab;

/// <summary>How an authority differs from one that `step ca init` makes.</summary>
public sealed record AuthorityOptions
{
    /// <summary>The name in its address, and in its certificate.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>The address that it listens at.</summary>
    public string ListensAt { get; init; } = "127.0.0.1";

    /// <summary>What it allows; null for what step-ca allows by itself.</summary>
    public CaPolicy? Policy { get; init; }

    /// <summary>Changes its ca.json before the start.</summary>
    public Func<string, string> Edit { get; init; } = json => json;
}

/// <summary>A real step-ca, as a process at a port of this machine.</summary>
public sealed class Authority : IDisposable
{
    /// <summary>The password of its provisioner admin.</summary>
    public const string Password = "secret of the authority";

    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-ca-").FullName;
    private Listener? _server;
    private ProvisionerKey? _signer;

    /// <summary>Its address.</summary>
    public Uri Url { get; private set; } = new("https://localhost");

    /// <summary>The fingerprint of its root, as openssl tells it.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>The file of its root, PEM.</summary>
    public string RootFile => Path.Combine(_folder, "certs", "root_ca.crt");

    /// <summary>Its address and its root.</summary>
    public CaTrust Trust => new(Url, X509CertificateLoader.LoadCertificateFromFile(RootFile));

    private string Configuration => Path.Combine(_folder, "config", "ca.json");

    private string PasswordFile => Path.Combine(_folder, "password");

    /// <summary>Makes its certificates and starts it.</summary>
    public static async Task<Authority> StartAsync(AuthorityOptions? options = null)
    {
        var authority = new Authority();
        await authority.InitializeAsync(options ?? new());
        await authority.RunAsync();
        return authority;
    }

    /// <summary>Starts it again: whatever it had in memory alone is gone.</summary>
    public async Task RestartAsync()
    {
        Stop();
        await RunAsync();
    }

    /// <summary>The key of its provisioner admin, unlocked once for all who ask.</summary>
    public async Task<ProvisionerKey> SignerAsync() =>
        _signer ??= ProvisionerKey.Unlock((await new StepCaClient(Trust, TimeProvider.System).ProvisionersAsync(default)).Single(provisioner => provisioner.Name == "admin"), Password);

    /// <summary>Ends its process; its files stay.</summary>
    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        Stop();
        _signer?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>ca.json with one more JWK provisioner, whose key this program has made.</summary>
    public static string WithProvisioner(string json, string name, string password, JsonObject? claims = null)
    {
        var root = JsonNode.Parse(json)!;
        root["authority"]!["provisioners"]!.AsArray().Add(new JsonObject { ["type"] = "JWK", ["name"] = name, ["claims"] = claims });
        using var key = ProvisionerKey.Create(new(name, "JWK"));
        return CaProvisioners.WithKey(root.ToJsonString(), key, key.Lock(password));
    }

    private async Task InitializeAsync(AuthorityOptions options)
    {
        var port = Listener.FreePort();
        await File.WriteAllTextAsync(PasswordFile, Password);
        (await Run.Async(Engine.Program("step-mini"), ["ca", "init", "--name", "Lab", "--dns", options.Host.Trim('[', ']'), "--address", $"{options.ListensAt}:{port}", "--password-file", PasswordFile],
            new Dictionary<string, string?> { ["STEPPATH"] = _folder })).Succeeded();
        var json = await File.ReadAllTextAsync(Configuration);
        await File.WriteAllTextAsync(Configuration, options.Edit(options.Policy is { } policy ? CaConfiguration.With(json, policy) : json));
        var print = (await Run.Async("openssl", ["x509", "-in", RootFile, "-noout", "-fingerprint", "-sha256"])).Succeeded().Output;
        (Url, Fingerprint) = (new($"https://{options.Host}:{port}"), print.Split('=')[1].Trim().Replace(":", "", StringComparison.Ordinal).ToLowerInvariant());
    }

    private async Task RunAsync() => _server = await Listener.StartAsync("Serving HTTPS on", Engine.Program("step-ca"), "--password-file", PasswordFile, Configuration);
}
