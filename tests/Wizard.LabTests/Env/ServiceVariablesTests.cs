using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Wizard.Compose;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Env;

/// <summary>Variables that reach compose on standard input, beside its file.</summary>
public sealed class ServiceVariablesTests
{
    [LabFact]
    public async Task Compose_reads_a_secret_from_standard_input_as_it_was_typed_and_keeps_what_its_file_says()
    {
        string[] values = ["a$b", "${HOME}", "a'b\"c\\d", "{{x}}", " blank ", "# no comment", "yes", "007", "äß漢", "`id`$(id)"];
        var variables = new ServiceVariables("s", values.Index().ToDictionary(value => $"V{value.Index}", value => value.Item));
        var folder = Directory.CreateTempSubdirectory("wizard-compose-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "compose.yaml"), "services:\n  s:\n    image: x\n    environment:\n      OWN: own\n");
            var result = await CliWrap.Cli.Wrap("docker").WithArguments(["compose", "-f", "compose.yaml", "-f", "-", "config", "--format", "json"]).WithWorkingDirectory(folder.FullName)
                .WithStandardInputPipe(PipeSource.FromString(variables.ToComposeFile())).ExecuteBufferedAsync();
            using var json = JsonDocument.Parse(result.StandardOutput);
            var read = json.RootElement.GetProperty("services").GetProperty("s").GetProperty("environment");
            Assert.Equal("own", read.GetProperty("OWN").GetString());
            Assert.All(values.Index(), value => Assert.Equal(value.Item, read.GetProperty($"V{value.Index}").GetString()!.Replace("$$", "$", StringComparison.Ordinal)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
