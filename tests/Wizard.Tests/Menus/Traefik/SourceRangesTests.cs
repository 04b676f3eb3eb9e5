using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>Which networks may reach an application, from keys to what Traefik reads.</summary>
public sealed class SourceRangesTests : IDisposable
{
    private static readonly (string, string)[] To = [("traefik", "Config"), ("traefik.config", "Middleware (including sentry auth)"), ("traefik.middleware", "IP allow-lists"), ("traefik.ranges", "whoami")];
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Everybody_is_replaced_by_a_network_of_each_family()
    {
        await ConfiguredAsync();
        await RunAsync(("WHOAMI_IP_SOURCERANGE", "Remove some"), ("WHOAMI_IP_SOURCERANGE_REMOVE", "0.0.0.0/0,::/0"), ("WHOAMI_IP_SOURCERANGE", "Done"),
            ("WHOAMI_IP_SOURCERANGE_NETWORK", "192.168.1.7/24"), ("WHOAMI_IP_SOURCERANGE", "Add a network"), ("WHOAMI_IP_SOURCERANGE_NETWORK", "2001:db8::/32"), ("WHOAMI_IP_SOURCERANGE", "Done"));
        Assert.Equal("192.168.1.0/24,2001:db8::/32", _world.Value("whoami", "WHOAMI_IP_SOURCERANGE"));
        var rendered = new Planner(_world.Machine).Plan(_world.With(new ScriptedPrompter([])).Open("whoami"), null).Files.Text(Volume.DynamicFile);
        Assert.Contains("- \"192.168.1.0/24\"", rendered, StringComparison.Ordinal);
        Assert.Contains("- whoami_default_ip", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_is_never_saved()
    {
        await ConfiguredAsync();
        await RunAsync(("WHOAMI_IP_SOURCERANGE", "Remove some"), ("WHOAMI_IP_SOURCERANGE_REMOVE", "0.0.0.0/0,::/0"), ("WHOAMI_IP_SOURCERANGE", "Done"),
            ("WHOAMI_IP_SOURCERANGE_NETWORK", ScriptedPrompter.Back), ("WHOAMI_IP_SOURCERANGE", "Done"), ("WHOAMI_IP_SOURCERANGE_NETWORK", "10.0.0.1"), ("WHOAMI_IP_SOURCERANGE", "Done"));
        Assert.Equal("10.0.0.1/32", _world.Value("whoami", "WHOAMI_IP_SOURCERANGE"));
    }

    [Fact]
    public async Task What_is_no_network_or_two_or_there_already_is_refused()
    {
        await ConfiguredAsync();
        var script = await RunAsync(("WHOAMI_IP_SOURCERANGE", "Add a network"), ("WHOAMI_IP_SOURCERANGE_NETWORK", "home"), ("WHOAMI_IP_SOURCERANGE_NETWORK", "10.0.0.0/8,10.1.0.0/16"),
            ("WHOAMI_IP_SOURCERANGE_NETWORK", "0.0.0.0/0"), ("WHOAMI_IP_SOURCERANGE_NETWORK", "10.0.0.0/8"), ("WHOAMI_IP_SOURCERANGE", "Done"));
        Assert.Contains(script.Transcript, line => line.Contains("is no IP network", StringComparison.Ordinal));
        Assert.Contains("Enter one network; the others are lines of their own.", script.Transcript);
        Assert.Contains("0.0.0.0/0 is in the list already.", script.Transcript);
    }

    [Fact]
    public async Task Before_an_application_is_configured_the_item_says_so()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync());
        Assert.Contains("No application is configured yet", error.Message, StringComparison.Ordinal);
    }

    private Task ConfiguredAsync() => _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");

    private async Task<ScriptedPrompter> RunAsync(params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter([.. To, .. script]);
        await _world.RunAsync(prompter, "traefik", "config");
        Assert.Equal(0, prompter.Left);
        return prompter;
    }
}
