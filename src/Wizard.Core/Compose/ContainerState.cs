using System.Text.Json;

namespace Wizard.Compose;

/// <summary>One container of a project, as `docker ps` tells it: a fifth of the time that `docker compose ps` takes.</summary>
/// <param name="Id">Its whole id.</param>
/// <param name="Service">The service of the compose file.</param>
/// <param name="State">running, exited, created, restarting, ...</param>
/// <param name="Status">As a person reads it: <c>Up 3 minutes (healthy)</c>.</param>
/// <param name="Image">The image it was made from; its id where the name means another image by now.</param>
public sealed record ContainerState(string Id, string Service, string State, string Status, string Image)
{
    /// <summary>What `docker ps --format` has to print for each.</summary>
    internal const string Format = """{"ID":{{json .ID}},"Name":{{json .Names}},"Service":{{json (.Label "com.docker.compose.service")}},"State":{{json .State}},"Status":{{json .Status}},"Image":{{json .Image}},"ImageId":{{json (.Label "com.docker.compose.image")}},"Hash":{{json (.Label "com.docker.compose.config-hash")}},"Ports":{{json .Ports}}}""";

    /// <summary>Its name, as in <c>whoami-whoami-1</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its ports, as in <c>127.0.0.1:8080->8080/tcp</c>, comma separated; empty where it has none.</summary>
    public string Ports { get; init; } = "";

    /// <summary>The id of the image that compose made it from.</summary>
    public string ImageId { get; init; } = "";

    /// <summary>Compose's hash of the configuration that it was made with.</summary>
    public string Hash { get; init; } = "";

    /// <summary>healthy, unhealthy, starting, or empty where it has no health check, or does not run.</summary>
    public string Health { get; } =
        Status.EndsWith("(healthy)", StringComparison.Ordinal) ? "healthy"
        : Status.EndsWith("(unhealthy)", StringComparison.Ordinal) ? "unhealthy"
        : Status.EndsWith("(health: starting)", StringComparison.Ordinal) ? "starting"
        : "";

    /// <summary>It runs, and its health check, where it has one, says that it is well.</summary>
    public bool IsWell => State == "running" && Health is "" or "healthy";

    /// <summary>It will not become well by waiting.</summary>
    public bool IsLost => State is "created" or "exited" or "dead" || Health == "unhealthy";

    /// <summary>Reads one object a line.</summary>
    /// <exception cref="UserError">It is not what was asked for.</exception>
    internal static IReadOnlyList<ContainerState> ReadAll(string lines) => EngineAnswer.Lines(lines, Read);

    private static ContainerState Read(JsonElement container)
    {
        return new(Text("ID"), Text("Service"), Text("State"), Text("Status"), Text("Image"))
        {
            Name = Text("Name"),
            Ports = Text("Ports"),
            ImageId = Text("ImageId"),
            Hash = Text("Hash"),
        };

        string Text(string property) => EngineAnswer.Text(container, property);
    }
}
