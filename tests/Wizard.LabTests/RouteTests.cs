using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class RouteTests(Server server) : IClassFixture<Server>
{
    private const string Domain = "other.pi.example.com";

    [LabFact]
    public async Task A_route_that_is_added_while_Traefik_runs_is_live_and_no_container_is_made_anew()
    {
        using var authority = await Authority.StartAsync();
        var before = await StartedAsync();

        var set = (await server.Administrator.WizardAsync("route", "set", Domain, "127.0.0.1", $"{authority.Url.Port}")).Succeeded();
        Assert.Contains("Live. No container was touched.", set.All, StringComparison.Ordinal);
        Assert.Contains($"HostSNI(`{Domain}`)", await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"ok\"", (await HealthAsync()).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains(Domain, (await server.Administrator.MakeAsync("route", "list")).Succeeded().Output, StringComparison.Ordinal);

        (await server.Administrator.MakeAsync("route", "remove", Domain)).Succeeded();
        Assert.DoesNotContain(Domain, await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"status\":\"ok\"", (await HealthAsync()).All, StringComparison.Ordinal);
        Assert.Equal(before, await StartedAsync());
    }

    [LabFact]
    public async Task The_chapters_own_words_ask_for_a_destination_once_and_make_its_route_live()
    {
        using var authority = await Authority.StartAsync();
        var before = await StartedAsync();
        (await server.Administrator.WizardAsync(["route", "set", "pi", Domain], $"127.0.0.1\n{authority.Url.Port}\n1\n")).Succeeded();
        Assert.Contains("\"status\":\"ok\"", (await HealthAsync()).Succeeded().Output, StringComparison.Ordinal);
        var list = (await server.Administrator.WizardAsync("route", "list")).Succeeded().Output;
        Assert.Matches($@"{Domain}\s+layer 7\s+pi \(127\.0\.0\.1:{authority.Url.Port}\)\s+live", list);
        Assert.Matches(@"whoami\.pi\.example\.com\s+application\s+whoami\s+live", list);
        (await server.Administrator.WizardAsync("route", "remove", Domain)).Succeeded();
        Assert.Equal(before, await StartedAsync());
    }

    [LabFact]
    public async Task What_else_was_saved_for_Traefik_does_not_go_live_with_a_route()
    {
        await server.Administrator.ReconfigureAsync("traefik", "TRAEFIK_LOG_LEVEL=info");
        (await server.Administrator.WizardAsync("route", "set", Domain, "127.0.0.1", "9")).Succeeded();
        Assert.Contains("level: WARN", await Engine.TraefikFileAsync("traefik.yml"), StringComparison.Ordinal);
        Assert.Contains("TRAEFIK_LOG_LEVEL=warn", await File.ReadAllTextAsync(server.Administrator.FileOf("traefik", "applied/.env")), StringComparison.Ordinal);
        (await server.Administrator.WizardAsync("route", "remove", Domain)).Succeeded();
        await server.Administrator.ReconfigureAsync("traefik", "TRAEFIK_LOG_LEVEL=warn");
    }

    [LabFact]
    public async Task A_route_cannot_take_the_name_of_a_service_behind_mutual_TLS()
    {
        var set = await server.Administrator.WizardAsync("route", "set", Server.WhoamiHost, "127.0.0.1", "9");
        Assert.Equal(1, set.ExitCode);
        Assert.Contains("whoami of this machine", set.All, StringComparison.Ordinal);
        var saved = await server.Administrator.MakeAsync("traefik", "reconfigure", $"var=TRAEFIK_LAYER_7_TLS_PROXY_ROUTES={Server.WhoamiHost}:127.0.0.1:9:0");
        saved.Succeeded();
        await server.Administrator.ReconfigureAsync("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED=true");
        var install = await server.Administrator.MakeAsync("traefik", "install");
        Assert.NotEqual(0, install.ExitCode);
        Assert.Contains("are both on the host whoami.pi.example.com", install.All, StringComparison.Ordinal);
        await server.Administrator.ReconfigureAsync("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED=false", "TRAEFIK_LAYER_7_TLS_PROXY_ROUTES=");
    }

    private static Task<Run> HealthAsync() =>
        Run.Async("curl", ["--silent", "--show-error", "--max-time", "20", "--insecure", "--resolve", $"{Domain}:443:127.0.0.1", $"https://{Domain}/health"]);

    private static async Task<string> StartedAsync()
    {
        var ids = (await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return await Engine.DockerAsync(["inspect", "--format", "{{.Id}} {{.State.StartedAt}} {{.RestartCount}}", .. ids.Order()]);
    }
}
