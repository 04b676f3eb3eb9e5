using System.Globalization;
using System.Text.Json;
using Wizard.Compose;
using static Wizard.Compose.EngineAnswer;

namespace Wizard.Status;

/// <summary>Reads what <c>docker container inspect</c> prints with <see cref="Format"/>: an object a line.</summary>
internal static class ContainerReader
{
    /// <summary>Only what is needed: the whole answer is ten kilobytes a container. Docker's own `json` writes each value.</summary>
    /// <remarks>The state as a whole: a template cannot ask for the health of a container without a health check.</remarks>
    public const string Format =
        """{"id":{{json .Id}},"state":{{json .State}},"image":{{json .Config.Image}},"labels":{{json .Config.Labels}},"ports":{{json .NetworkSettings.Ports}}}""";

    /// <summary>Reads every line.</summary>
    /// <exception cref="UserError">It is not what was asked for.</exception>
    public static IReadOnlyList<Container> ReadAll(string lines) => EngineAnswer.Lines(lines, Read);

    private static Container Read(JsonElement container)
    {
        var (state, labels) = (container.GetProperty("state"), container.GetProperty("labels"));
        var service = Text(labels, "com.docker.compose.service");
        return new(Text(container, "id"), Text(labels, "com.docker.compose.project"), service)
        {
            State = Text(state, "Status"),
            Health = state.TryGetProperty("Health", out var health) && Text(health, "Status") is var said and not "none" ? said : "",
            Image = Text(container, "image"),
            ImageVersion = Text(labels, "org.opencontainers.image.version") is { Length: > 0 } version ? version : null,
            Started = Time(state, "StartedAt"),
            Ended = Time(state, "FinishedAt"),
            Ports = [.. Ports(container.GetProperty("ports"), service).Distinct()],
        };
    }

    // "8080/tcp": [{"HostIp": "0.0.0.0", "HostPort": "80"}, {"HostIp": "::", "HostPort": "80"}]; null where it is not published
    private static IEnumerable<Port> Ports(JsonElement ports, string service) =>
        from port in ports.ValueKind == JsonValueKind.Object ? ports.EnumerateObject() : default
        where port.Value.ValueKind == JsonValueKind.Array
        let protocol = port.Name.Split('/')[^1]
        from binding in port.Value.EnumerateArray()
        let number = int.TryParse(Text(binding, "HostPort"), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0
        where number > 0
        select new Port(service, Text(binding, "HostIp") is "::" or "" ? "0.0.0.0" : Text(binding, "HostIp"), number, protocol);

    // what never happened, happened in the year 1
    private static DateTimeOffset? Time(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) && time.Year > 1 ? time : null;
}
