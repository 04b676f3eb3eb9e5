namespace Wizard.Compose;

/// <summary>Variables that docker and compose read for themselves: in a .env they would change what runs, and where.</summary>
internal static class ReservedVariables
{
    private static readonly string[] Families = ["COMPOSE_", "DOCKER_", "BUILDX_", "BUILDKIT_", "LD_"];

    /// <summary>True for a variable that no deployment may have.</summary>
    public static bool Contains(string name) =>
        DockerSettings.Passed.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.Ordinal));
}
