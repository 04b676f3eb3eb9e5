using System.Text.Json;

namespace Wizard.Compose;

/// <summary>What Docker's own configuration says, read without starting Docker.</summary>
/// <param name="environment">The value of an environment variable, or null.</param>
public sealed class DockerSettings(Func<string, string?> environment)
{
    // Everything else stays out: a shell variable would override what --env-file says, and what runs would differ from what was checked.
    internal static IReadOnlyList<string> Passed { get; } = ["PATH", "HOME", "USER", "LANG", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "DOCKER_CONFIG", "DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH", "DOCKER_API_VERSION", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

    /// <summary>The name of the current context, as `docker context show` prints it.</summary>
    public string CurrentContext => environment("DOCKER_CONTEXT") is { Length: > 0 } named ? named
        : environment("DOCKER_HOST") is { Length: > 0 } ? "default"
        : Configured() ?? "default";

    /// <summary>The environment of every docker command, with these variables added.</summary>
    public IReadOnlyDictionary<string, string> Environment(IEnumerable<KeyValuePair<string, string>> added)
    {
        var variables = Passed.Select(name => (name, value: environment(name))).Where(pair => pair.value is not null).ToDictionary(pair => pair.name, pair => pair.value!);
        foreach (var (name, value) in added) variables[name] = value;
        return variables;
    }

    /// <summary>The names of all contexts; <c>default</c> is always one.</summary>
    public IReadOnlyList<string> Contexts() => [.. Endpoints().Select(endpoint => endpoint.Context)];

    /// <summary>All contexts by name, and where the engine of each is, as in <c>ssh://me@pi.example.com</c>; empty where its file does not say.</summary>
    public IReadOnlyList<(string Context, string Host)> Endpoints()
    {
        var folder = Path.Combine(Folder, "contexts", "meta");
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "meta.json", SearchOption.AllDirectories) : [];
        var usual = ("default", environment("DOCKER_HOST") is { Length: > 0 } host ? host : "unix:///var/run/docker.sock");
        return [.. files.Select(file => (Text(file, "Name") ?? "", Text(file, "Endpoints", "docker", "Host") ?? "")).Where(found => found.Item1.Length > 0).Prepend(usual).DistinctBy(found => found.Item1).OrderBy(found => found.Item1, StringComparer.Ordinal)];
    }

    private string Folder => environment("DOCKER_CONFIG") is { Length: > 0 } folder ? folder : Path.Combine(environment("HOME") ?? "/", ".docker");

    private string? Configured()
    {
        var file = Path.Combine(Folder, "config.json");
        return File.Exists(file) ? Text(file, "currentContext") : null;
    }

    private static string? Text(string file, params ReadOnlySpan<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var found = document.RootElement;
            foreach (var property in path)
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(property, out found)) return null;
            }

            return found.ValueKind == JsonValueKind.String && found.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (JsonException error)
        {
            throw new UserError($"{file} is not valid JSON: {error.Message}", "Correct that file: docker itself cannot read it either.", error);
        }
    }
}
