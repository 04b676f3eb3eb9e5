using Wizard.LabTests.Lab;

namespace Wizard.LabTests.Lifecycle;

/// <summary>Which containers there are, and since when they run: to see which of them an install has touched.</summary>
internal static class Containers
{
    /// <summary>Service to id and time of start, of every compose project.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AllAsync()
    {
        var ids = (await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=com.docker.compose.project")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var lines = (await Engine.DockerAsync(["inspect", "--format", "{{index .Config.Labels \"com.docker.compose.service\"}}={{.Id}} {{.State.StartedAt}}", .. ids])).Split('\n');
        return lines.Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>The services whose containers differ.</summary>
    public static async Task<string[]> TouchedSinceAsync(IReadOnlyDictionary<string, string> before)
    {
        var now = await AllAsync();
        return [.. now.Keys.Union(before.Keys).Where(service => now.GetValueOrDefault(service) != before.GetValueOrDefault(service)).Order(StringComparer.Ordinal)];
    }
}
