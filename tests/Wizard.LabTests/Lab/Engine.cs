namespace Wizard.LabTests.Lab;

/// <summary>The lab's Docker engine.</summary>
internal static class Engine
{
    private static readonly string[][] Kinds = [["ps", "--all"], ["volume", "ls"], ["network", "ls"]];

    /// <summary>The lab's folder.</summary>
    public static string Lab => Environment.GetEnvironmentVariable("WIZARD_LAB") ?? throw new InvalidOperationException("WIZARD_LAB is not set: tests/lab/up.sh prints it.");

    /// <summary>The socket that the engine listens at.</summary>
    public static string Socket => Path.Combine(Lab, "docker.sock");

    /// <summary>A program that the lab has built: step-ca, step-mini.</summary>
    public static string Program(string name) => Path.Combine(Lab, "bin", name);

    /// <summary>Runs docker, which must succeed.</summary>
    public static async Task<string> DockerAsync(params string[] arguments) => (await Run.Async("docker", arguments)).Succeeded().Output.Trim();

    /// <summary>A file inside Traefik's volume.</summary>
    public static Task<string> TraefikFileAsync(string path) => InTraefikVolumeAsync("cat", $"/v/{path}");

    /// <summary>Runs a command where Traefik's volume is mounted at /v.</summary>
    public static Task<string> InTraefikVolumeAsync(params string[] command) => DockerAsync(["run", "--rm", "--volume", "traefik_config:/v", "local/base:1", .. command]);

    /// <summary>The id of a service's container.</summary>
    public static Task<string> ContainerAsync(string project, string service) =>
        DockerAsync("ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={project}", "--filter", $"label=com.docker.compose.service={service}");

    /// <summary>Removes the containers, volumes and networks of every compose project, also of a run that was killed.</summary>
    public static async Task ClearAsync()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") != $"unix://{Socket}")
            throw new InvalidOperationException($"DOCKER_HOST is not the engine of the lab, unix://{Socket}: these tests remove everything that compose made there.");
        foreach (var kind in Kinds)
        {
            var found = (await DockerAsync([.. kind, "--quiet", "--filter", "label=com.docker.compose.project"])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string[] remove = kind[0] == "ps" ? ["rm", "--force", "--volumes"] : [kind[0], "rm"];
            if (found.Length > 0) await DockerAsync([.. remove, .. found]);
        }
    }
}
