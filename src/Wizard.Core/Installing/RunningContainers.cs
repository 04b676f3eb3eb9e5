using Wizard.Compose;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>The containers of a deployment, against those that its settings ask for.</summary>
/// <param name="machine">Where.</param>
/// <param name="deployment">The deployment as it is configured.</param>
internal sealed class RunningContainers(Machine machine, Deployment deployment)
{
    private readonly Docker _docker = machine.Docker;

    /// <summary>A line for each difference; empty for none.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(CancellationToken cancellation)
    {
        var compose = machine.ComposeFor(deployment, ProjectKind.Of(deployment.Id.Project).Parts(deployment));
        var (model, hashes, containers) = (compose.ModelAsync(cancellation), compose.HashesAsync(cancellation), compose.ContainersAsync(cancellation));
        await Task.WhenAll(model, hashes, containers).ConfigureAwait(false);
        var (wanted, found) = ((await model.ConfigureAwait(false)).Services.Where(service => service.Value.Scale > 0).ToDictionary(), (await containers.ConfigureAwait(false)).OrderBy(container => container.Name, StringComparer.Ordinal).ToList());
        var images = await ImagesAsync(wanted.Values.Select(service => service.Image).Distinct(), cancellation).ConfigureAwait(false);
        var hashOf = await hashes.ConfigureAwait(false);
        return
        [
            .. wanted.SelectMany(service => Missing(service.Key, service.Value.Scale, found)),
            .. found.SelectMany(container => wanted.TryGetValue(container.Service, out var service)
                ? Unlike(container, hashOf.GetValueOrDefault(container.Service), service.Image, images.GetValueOrDefault(service.Image))
                : [$"{container.Name} is there, and is not configured"]),
        ];
    }

    private static IEnumerable<string> Missing(string service, int scale, IReadOnlyList<ContainerState> found) => found.Count(container => container.Service == service) switch
    {
        0 => [$"{service} has no container"],
        var count when count < scale => [$"{service} has {count} of {scale} containers"],
        _ => [],
    };

    private static IEnumerable<string> Unlike(ContainerState container, string? hash, string image, string? imageId)
    {
        if (container.State != "running") yield return $"{container.Name} is {container.State}";
        if (container.Hash != hash) yield return $"{container.Name} was made with another configuration";
        if (imageId is not null && container.ImageId != imageId) yield return $"{container.Name} was made from another image than {image} is now";
    }

    // one that is not here has no id: only a container can tell then what it was made from
    private async Task<IReadOnlyDictionary<string, string?>> ImagesAsync(IEnumerable<string> images, CancellationToken cancellation)
    {
        var ids = await Task.WhenAll(images.Select(async image => (Image: image, Id: (await _docker.TryAsync(_docker.Call(["image", "inspect", "--format", "{{.Id}}", image]), cancellation).ConfigureAwait(false))?.Trim()))).ConfigureAwait(false);
        return ids.ToDictionary(pair => pair.Image, pair => pair.Id);
    }
}
