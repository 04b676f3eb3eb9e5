using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Hardening;

/// <summary>The interface of the VPN beside Traefik in the machine's network. Where its image is a stand-in, so is the interface: all but the encryption is real.</summary>
[Collection(OneEngine.Name)]
public sealed class VpnTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Interface = "wg-traefik";
    private static readonly string[] HighPorts = ["TRAEFIK_WEB_ENTRYPOINT_PORT=8080", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=8443"];

    [LabFact]
    public async Task A_server_has_its_interface_Traefik_listens_there_alone_and_both_end_when_it_is_switched_off()
    {
        await Administrator.UseTheLabAsync();
        (await Administrator.WizardAsync(["traefik", "reconfigure", .. HighPorts])).Succeeded();
        await ConfigureAsync("""
            traefik.vpn: Yes, and this Traefik instance should start the wireguard server.
            TRAEFIK_VPN_HOST: vpn.pi.example.com
            TRAEFIK_VPN_SUBNET: 10.213.16.0
            TRAEFIK_VPN_ADDRESS: 10.213.16.1
            TRAEFIK_VPN_PORT: "51820"
            TRAEFIK_VPN_PEERS: [Add a peer, Done]
            TRAEFIK_VPN_PEERS_NAME: phone
            traefik.vpn.exclusive: Yes, Traefik should only listen on the VPN interface.
            """);
        var install = (await Administrator.MakeAsync("traefik", "install")).Succeeded();
        Assert.True(await IsThereAsync(), install.All);
        Assert.Contains("10.213.16.1", (await Run.Async("ip", ["-4", "address", "show", "dev", Interface])).Output, StringComparison.Ordinal);
        Assert.Contains("10.213.16.2", (await Run.Async("ip", ["route", "show", "dev", Interface])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ConnectAsync("10.213.16.1")).ExitCode);
        Assert.NotEqual(0, (await ConnectAsync("127.0.0.1")).ExitCode);

        var wireguard = await Engine.ContainerAsync("traefik", "wireguard");
        var kernel = await Kernel.OfAsync(wireguard);
        Assert.Equal(1UL << 12, kernel.Rights.First()); // NET_ADMIN, and nothing beside
        Assert.All(kernel.Rights, rights => Assert.Equal(0UL, rights & ~(1UL << 12)));
        Assert.Equal(("1", "2"), (kernel["NoNewPrivs"], kernel["Seccomp"]));
        Assert.Equal("600 0", await Engine.DockerAsync("exec", wireguard, "stat", "-c", "%a %u", "/config/wg.conf"));
        var key = (await File.ReadAllLinesAsync(Administrator.FileOf("traefik", ".env"))).Single(line => line.StartsWith("TRAEFIK_VPN_PRIVATE_KEY=", StringComparison.Ordinal)).Split('=', 2)[1].Trim('\'', '"');
        Assert.Equal(44, key.Length);
        Assert.DoesNotContain(key, await Engine.DockerAsync("inspect", wireguard), StringComparison.Ordinal);
        Assert.DoesNotContain(key, install.All, StringComparison.Ordinal);
        Assert.NotEqual(0, (await Run.Async("docker", ["exec", await Engine.ContainerAsync("traefik", "traefik"), "grep", "-rqF", key, "/etc/traefik"])).ExitCode);

        await ConfigureAsync("traefik.vpn: No, Traefik should use the host network directly.");
        (await Administrator.MakeAsync("traefik", "install")).Succeeded();
        Assert.Empty(await Engine.ContainerAsync("traefik", "wireguard"));
        Assert.False(await IsThereAsync());
        Assert.Equal(0, (await ConnectAsync("127.0.0.1")).ExitCode);
    }

    // not /sys/class/net: it shows the network that it was mounted in, which need not be this one
    private static async Task<bool> IsThereAsync() => (await Run.Async("ip", ["link", "show", "dev", Interface])).ExitCode == 0;

    private static Task<Run> ConnectAsync(string address) => Run.Async("curl", ["--silent", "--output", "/dev/null", "--insecure", "--max-time", "5", $"https://{address}:8443/"]);

    private async Task ConfigureAsync(string answers)
    {
        var file = Path.Combine(Administrator.Home, "vpn.yaml");
        await File.WriteAllTextAsync(file, $"""
            traefik: Config
            traefik.config: Advanced Routing (Layer 7 / Layer 4 / Wireguard)
            traefik.routing: Configure wireguard VPN
            traefik.wireguard: None, server or client
            {answers}
            """);
        (await Administrator.WizardAsync("traefik", "config", "--answers", file)).Succeeded();
    }
}
