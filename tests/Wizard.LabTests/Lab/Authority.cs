namespace Wizard.LabTests.Lab;

/// <summary>A real step-ca, as a process at a port of 127.0.0.1.</summary>
public sealed class Authority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-ca-").FullName;
    private Listener? _server;

    /// <summary>Its address.</summary>
    public Uri Url { get; private set; } = new("https://localhost");

    /// <summary>The fingerprint of its root, as openssl tells it.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Makes its certificates and starts it.</summary>
    public static async Task<Authority> StartAsync()
    {
        var authority = new Authority();
        var port = Listener.FreePort();
        var password = Path.Combine(authority._folder, "password");
        await File.WriteAllTextAsync(password, "secret");
        (await Run.Async(Engine.Program("step-mini"), ["ca", "init", "--name", "Lab", "--dns", "localhost", "--address", $"127.0.0.1:{port}", "--password-file", password],
            new Dictionary<string, string?> { ["STEPPATH"] = authority._folder })).Succeeded();
        var print = (await Run.Async("openssl", ["x509", "-in", Path.Combine(authority._folder, "certs", "root_ca.crt"), "-noout", "-fingerprint", "-sha256"])).Succeeded().Output;
        (authority.Url, authority.Fingerprint) = (new($"https://localhost:{port}"), print.Split('=')[1].Trim().Replace(":", "", StringComparison.Ordinal).ToLowerInvariant());
        authority._server = await Listener.StartAsync("Serving HTTPS on", Engine.Program("step-ca"), "--password-file", password, Path.Combine(authority._folder, "config", "ca.json"));
        return authority;
    }

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
