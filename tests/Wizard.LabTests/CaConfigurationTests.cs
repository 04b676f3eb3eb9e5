using System.Text.Json.Nodes;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public class CaConfigurationTests(Server server) : IClassFixture<Server>
{
    [LabFact]
    public async Task The_running_step_ca_has_the_allowed_names_and_durations_of_the_settings()
    {
        var authority = (await ReadAsync())["authority"]!;
        Assert.Equal("*.clients.pi.example.com", (string?)authority["policy"]!["x509"]!["allow"]!["dns"]![0]);
        Assert.Equal("5m", (string?)authority["claims"]!["minTLSCertDuration"]);
        Assert.Equal("168h", (string?)authority["claims"]!["defaultTLSCertDuration"]);
        Assert.Equal("2160h", (string?)authority["claims"]!["maxTLSCertDuration"]);
        Assert.False((bool)authority["claims"]!["disableRenewal"]!);
    }

    [LabFact]
    public async Task A_certificate_of_another_name_or_a_longer_life_is_refused_by_step_ca()
    {
        using var client = await server.ClientAsync();
        (await client.AskAsync("good.clients.pi.example.com", "24h")).Succeeded();
        Assert.Contains("forbidden by the certificate authority", (await client.AskAsync("foo.elsewhere.example.com")).Failed().Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("is more than", (await client.AskAsync("long.clients.pi.example.com", "2161h")).Failed().Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("is less than", (await client.AskAsync("short.clients.pi.example.com", "2m")).Failed().Errors, StringComparison.OrdinalIgnoreCase);
    }

    [LabFact]
    public async Task A_new_duration_counts_after_install_and_nothing_has_to_be_restarted()
    {
        using var client = await server.ClientAsync();
        var (json, started) = (await ReadAsync(), await StartedAsync());
        (await client.AskAsync("day.clients.pi.example.com", "2h")).Succeeded();

        await server.Administrator.ReconfigureAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=24h");
        (await server.Administrator.MakeAsync("step-ca", "install")).Succeeded();

        Assert.Contains("is less than", (await client.AskAsync("day.clients.pi.example.com", "2h")).Failed().Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(started, await StartedAsync());
        await OnlyTheDurationDiffersAsync(json);
        await server.Administrator.ReconfigureAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=5m");
        (await server.Administrator.MakeAsync("step-ca", "install")).Succeeded();
    }

    [LabFact]
    public async Task A_saved_duration_is_not_live_before_the_install()
    {
        var before = (await ReadAsync()).ToJsonString();
        await server.Administrator.ReconfigureAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION=8760h");
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        Assert.Equal(before, (await ReadAsync()).ToJsonString());
        await server.Administrator.ReconfigureAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION=2160h");
    }

    private static async Task OnlyTheDurationDiffersAsync(JsonNode before)
    {
        Assert.NotEmpty(before["authority"]!["provisioners"]!.AsArray());
        before["authority"]!["claims"]!["minTLSCertDuration"] = "24h";
        Assert.Equal(before.ToJsonString(), (await ReadAsync()).ToJsonString());
    }

    private static async Task<JsonNode> ReadAsync() =>
        JsonNode.Parse(await Engine.DockerAsync("exec", await Engine.ContainerAsync("step-ca", "step-ca"), "cat", "/home/step/config/ca.json"))!;

    private static async Task<string> StartedAsync() =>
        await Engine.DockerAsync("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", await Engine.ContainerAsync("step-ca", "step-ca"));
}
