using System.Text.Json;
using static Wizard.Compose.EngineAnswer;

namespace Wizard.Compose;

/// <summary>The part of `docker compose config --format json` that is looked at: how many containers a service has, of which image, and where its volumes are mounted.</summary>
/// <param name="Services">The services by name.</param>
public sealed record ComposeModel(IReadOnlyDictionary<string, ComposeService> Services)
{
    /// <summary>Where a named volume is mounted, as in <c>/data in whoami</c>; empty where the compose files name it no more.</summary>
    public string MountsOf(string volume) => string.Join(", ",
        from service in Services
        from mount in service.Value.Volumes
        where mount.Volume == volume
        select $"{mount.Target} in {service.Key}");

    internal static ComposeModel Read(JsonElement root) =>
        new(Members(root, "services").ToDictionary(service => service.Name, service => Service(service.Value)));

    private static ComposeService Service(JsonElement service) => new(
        Text(service, "image"),
        Scale(service),
        [.. Items(service, "volumes").Where(volume => Text(volume, "type") == "volume").Select(volume => (Text(volume, "source"), Text(volume, "target")))]);

    private static int Scale(JsonElement service) => Number(service, "scale") ?? (service.TryGetProperty("deploy", out var deploy) ? Number(deploy, "replicas") : null) ?? 1;

    private static int? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;

    private static JsonElement.ObjectEnumerator Members(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}

/// <summary>One service.</summary>
/// <param name="Image">The image that its containers are made from.</param>
/// <param name="Scale">How many containers it shall have.</param>
/// <param name="Volumes">The named volumes, and where they are mounted.</param>
public sealed record ComposeService(string Image, int Scale, IReadOnlyList<(string Volume, string Target)> Volumes);
