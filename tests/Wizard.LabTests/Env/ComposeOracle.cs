using System.Text.Json;
using CliWrap.Buffered;

namespace Wizard.LabTests.Env;

/// <summary>What docker compose reads in a .env file.</summary>
internal static class ComposeOracle
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string text, IEnumerable<string> names)
    {
        var folder = Directory.CreateTempSubdirectory("wizard-compose-");
        try
        {
            var lines = names.Select(name => $"      {name}: \"${{{name}}}\"");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "compose.yaml"), $"services:\n  s:\n    image: x\n    environment:\n{string.Join('\n', lines)}\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.env"), text);
            return await ConfigAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> ConfigAsync(string folder)
    {
        var result = await CliWrap.Cli.Wrap("docker")
            .WithArguments(["compose", "--env-file", "test.env", "-f", "compose.yaml", "config", "--format", "json"])
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(Scrubbed())
            .ExecuteBufferedAsync();
        using var json = JsonDocument.Parse(result.StandardOutput);
        // config prints a file that compose could read again: each $ as two.
        return json.RootElement.GetProperty("services").GetProperty("s").GetProperty("environment").EnumerateObject()
            .ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!.Replace("$$", "$", StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> Scrubbed()
    {
        string[] kept = ["PATH", "HOME", "DOCKER_HOST", "DOCKER_CONFIG"];
        return Environment.GetEnvironmentVariables().Keys.Cast<string>().Except(kept).ToDictionary(name => name, _ => (string?)null);
    }
}
