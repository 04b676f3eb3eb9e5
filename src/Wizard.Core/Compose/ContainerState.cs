using System.Text.Json;

namespace Wizard.Compose;

/// <summary>One container of a project, as `docker compose ps --format json` tells it, or `docker ps`.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Service">The service of the compose file.</param>
/// <param name="State">running, exited, created, restarting, ...</param>
/// <param name="Health">healthy, unhealthy, starting, or empty where it has no health check.</param>
/// <param name="Status">As a person reads it: <c>Up 3 minutes (healthy)</c>.</param>
/// <param name="Image">The image it was made from.</param>
public sealed record ContainerState(string Id, string Service, string State, string Health, string Status, string Image)
{
    /// <summary>Its name, as in <c>whoami-whoami-1</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its ports, as in <c>127.0.0.1:8080->8080/tcp</c>, comma separated; empty where it has none.</summary>
    public string Ports { get; init; } = "";

    /// <summary>It runs, and its health check, where it has one, says that it is well.</summary>
    public bool IsWell => State == "running" && Health is "" or "healthy";

    /// <summary>It will not become well by waiting.</summary>
    public bool IsLost => State is "created" or "exited" or "dead" || Health == "unhealthy";

    /// <summary>Reads one object a line, or (older compose) one array.</summary>
    internal static IReadOnlyList<ContainerState> ReadAll(string json) =>
        [.. json.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(ReadLine)];

    // docker itself tells it in words: Up 3 minutes (health: starting)
    private static string HealthIn(string status) =>
        status.EndsWith("(healthy)", StringComparison.Ordinal) ? "healthy"
        : status.EndsWith("(unhealthy)", StringComparison.Ordinal) ? "unhealthy"
        : status.EndsWith("(health: starting)", StringComparison.Ordinal) ? "starting"
        : "";

    private static List<ContainerState> ReadLine(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(Read)] : [Read(document.RootElement)];
    }

    private static ContainerState Read(JsonElement container)
    {
        return new(Text("ID"), Text("Service"), Text("State"), container.TryGetProperty(nameof(Health), out _) ? Text("Health") : HealthIn(Text("Status")), Text("Status"), Text("Image"))
        {
            Name = Text("Name"),
            Ports = Text("Ports"),
        };

        string Text(string property) => container.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
    }
}
