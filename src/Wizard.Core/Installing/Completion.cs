using System.Text;
using Wizard.Compose;
using Wizard.Env;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>What ran when an install had come to its end. While it is written nowhere, nobody can tell what runs: it is removed first and written last.</summary>
/// <param name="Configuration">What the compose files meant, as a hash.</param>
/// <param name="Containers">A line for each container: service, id, image.</param>
internal sealed record Completion(string Configuration, IReadOnlyList<string> Containers)
{
    /// <summary>What runs now.</summary>
    public static Completion Of(string configuration, IEnumerable<ContainerState> containers) => new(configuration, [.. containers.Select(Line).Order(StringComparer.Ordinal)]);

    /// <summary>What the last install left; null where it did not come to its end, or there was none.</summary>
    public static Completion? Read(Deployment deployment) =>
        File.Exists(deployment.Paths.CompletionFile) && File.ReadAllLines(deployment.Paths.CompletionFile) is [var configuration, .. var containers] ? new(configuration, containers) : null;

    /// <summary>Keeps it in the deployment's applied/ folder.</summary>
    public void Write(Deployment deployment) =>
        AtomicFile.Write(deployment.Paths.CompletionFile, Encoding.UTF8.GetBytes(string.Join('\n', Containers.Prepend(Configuration)) + "\n"));

    /// <summary>From now on nobody can tell.</summary>
    public static void Remove(Deployment deployment)
    {
        if (Directory.Exists(deployment.Paths.Applied)) File.Delete(deployment.Paths.CompletionFile);
    }

    /// <summary>True where these containers, and no others, are the ones of then, of the same images, and well.</summary>
    public bool Holds(IReadOnlyList<ContainerState> containers) =>
        containers.Count > 0 && containers.All(container => container.IsWell && !IsOfAnotherImage(container)) && Of(Configuration, containers).Containers.SequenceEqual(Containers);

    /// <summary>True where that container was there.</summary>
    public bool Knows(ContainerState container) => Containers.Contains(Line(container));

    // the engine shows the id of an image whose name has gone to another one
    private static bool IsOfAnotherImage(ContainerState container) => container.Image.StartsWith("sha256:", StringComparison.Ordinal);

    private static string Line(ContainerState container) => $"{container.Service} {container.Id} {container.Image}";
}
