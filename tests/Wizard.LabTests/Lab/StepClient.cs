namespace Wizard.LabTests.Lab;

/// <summary>A client of the step-ca container: asks for certificates with the step command that is in the image.</summary>
public sealed class StepClient : IDisposable
{
    private const string Ask = """
        umask 077; cat >/tmp/password
        step ca certificate "$@" --provisioner-password-file /tmp/password --ca-url https://localhost:9000 --root /home/step/certs/root_ca.crt
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-client-").FullName;
    private readonly string _container;
    private readonly string _password;

    private StepClient(string container, string password) => (_container, _password) = (container, password);

    /// <summary>A client that knows the password of the provisioner.</summary>
    public static async Task<StepClient> WithPasswordAsync(string password) => new(await Engine.ContainerAsync("step-ca", "step-ca"), password);

    /// <summary>The certificate of a name, after it was asked for.</summary>
    public string Certificate(string name) => Path.Combine(_folder, $"{name}.crt");

    /// <summary>The key of a name, after it was asked for.</summary>
    public string Key(string name) => Path.Combine(_folder, $"{name}.key");

    /// <summary>Asks for a certificate.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="duration">How long it shall be valid; the authority's default where null.</param>
    public async Task<Run> AskAsync(string name, string? duration = null)
    {
        string[] wanted = [name, $"/tmp/{name}.crt", $"/tmp/{name}.key", "--provisioner", "admin", .. duration is null ? Array.Empty<string>() : ["--not-after", duration]];
        var asked = await Run.Async("docker", ["exec", "-i", _container, "sh", "-c", Ask, "sh", .. wanted], input: _password);
        if (asked.ExitCode != 0) return asked;
        await File.WriteAllTextAsync(Certificate(name), await ReadAsync($"/tmp/{name}.crt") + "\n");
        await File.WriteAllTextAsync(Key(name), await ReadAsync($"/tmp/{name}.key") + "\n");
        return asked;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<string> ReadAsync(string path) => Engine.DockerAsync("exec", _container, "cat", path);
}
