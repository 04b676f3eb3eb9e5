using System.Net;
using System.Net.Sockets;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Remote;

/// <summary>A machine that only SSH reaches is administered as this one is.</summary>
[Collection(OneEngine.Name)]
public sealed class RemoteTests(RemoteMachine remote) : IClassFixture<RemoteMachine>
{
    [LabFact]
    public async Task What_was_installed_there_serves_and_is_looked_at_from_here()
    {
        Assert.Contains("Hostname:", (await remote.Engine.BrowseAsync(Server.WhoamiHost)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("whoami: running", (await remote.WizardAsync("whoami", "status")).Succeeded().Output, StringComparison.Ordinal);
        (await remote.WizardAsync("traefik", "wait")).Succeeded();
        Assert.Contains("Starting up on port", (await remote.WizardAsync("whoami", "logs-out")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal($"alias {RemoteMachine.Context}='wizard --context {RemoteMachine.Context}'", (await remote.Administrator.WizardAsync("alias", RemoteMachine.Context)).Succeeded().Output.Trim());
    }

    [LabFact]
    public async Task No_folder_of_this_machine_is_mounted_there()
    {
        var containers = (await remote.Engine.RunAsync("docker", "ps", "--all", "--quiet")).Split('\n');
        var mounts = (await remote.Engine.RunAsync(["docker", "inspect", "--format", "{{range .Mounts}}{{.Type}} {{.Source}}\n{{end}}", .. containers])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"bind {remote.Engine.Socket}", Assert.Single(mounts, mount => !mount.StartsWith("volume ", StringComparison.Ordinal)));
    }

    [LabFact]
    public async Task A_route_is_live_there_and_no_container_is_touched()
    {
        var before = await StartedAsync();
        Assert.Contains("Live. No container was touched.", (await remote.WizardAsync("route", "set", "other.pi.example.com", "127.0.0.1", "9")).Succeeded().All, StringComparison.Ordinal);
        Assert.Contains("other.pi.example.com", (await remote.WizardAsync("route", "list")).Succeeded().Output, StringComparison.Ordinal);
        (await remote.WizardAsync("route", "remove", "other.pi.example.com")).Succeeded();
        Assert.Equal(before, await StartedAsync());
    }

    [LabTheory]
    [InlineData("up --no-start --remove-orphans", "Creating")]
    [InlineData("cp -", "")]
    public async Task A_link_that_is_lost_in_the_midst_of_an_install_is_told_and_the_next_install_completes_it(string command, string sign)
    {
        await remote.Ssh.StartAsync();
        (await remote.WizardAsync("whoami", "uninstall")).Succeeded();
        Assert.NotEqual(0, (await remote.Engine.BrowseAsync(Server.WhoamiHost)).ExitCode);
        await remote.Ssh.CutDuringAsync(command, sign);
        var install = (await remote.WizardAsync("whoami", "install")).Failed();
        remote.Ssh.Cut();
        Assert.True(install.Errors.Contains("SSH", StringComparison.Ordinal), install.All);
        Assert.Empty(remote.Administrator.LeftOver());
        Assert.Contains("SSH", (await remote.WizardAsync("whoami", "status")).Failed().All, StringComparison.Ordinal);

        await remote.Ssh.StartAsync();
        (await remote.WizardAsync("whoami", "install")).Succeeded();
        (await remote.Engine.BrowseAsync(Server.WhoamiHost)).Succeeded();
    }

    [LabFact]
    public async Task What_keeps_the_connection_from_being_made_is_told()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start(); // lets everybody in, and says nothing
        try
        {
            await FailsAsync(((IPEndPoint)silent.LocalEndpoint).Port, "host", "client", "does not answer over SSH");
            await FailsAsync(Listener.FreePort(), "host", "client", "No SSH server answers");
            await FailsAsync(remote.Ssh.Port, "stranger", "client", "does not prove to be the one");
            await FailsAsync(remote.Ssh.Port, "host", "stranger", "does not let this user in");
        }
        finally
        {
            await remote.Ssh.ConfigureClientAsync(remote.Ssh.Port, "host", "client");
        }
    }

    private async Task FailsAsync(int port, string known, string identity, string because)
    {
        await remote.Ssh.ConfigureClientAsync(port, known, identity);
        var install = (await remote.WizardAsync("whoami", "install")).Failed();
        Assert.Contains(because, install.Errors, StringComparison.Ordinal);
    }

    private async Task<string> StartedAsync()
    {
        var ids = (await remote.Engine.RunAsync("docker", "ps", "--all", "--quiet", "--no-trunc")).Split('\n');
        return await remote.Engine.RunAsync(["docker", "inspect", "--format", "{{.Id}} {{.State.StartedAt}} {{.RestartCount}}", .. ids.Order()]);
    }
}
