using System.Net;
using System.Net.Sockets;
using Wizard.Compose;
using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Installing;

public sealed class LocalListenersTests : IDisposable
{
    private readonly World _world = new();
    private readonly TcpListener _program = new(IPAddress.Loopback, 0);
    private readonly UdpClient _packets = new(new IPEndPoint(IPAddress.Loopback, 0));

    public LocalListenersTests() => _program.Start();

    public void Dispose()
    {
        _program.Dispose();
        _packets.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task Programs_of_this_machine_that_listen_are_found_by_protocol()
    {
        var found = await FindAsync("unix:///run/user/1000/docker.sock");
        Assert.Contains(new ListenAddress(IPAddress.Loopback, Port, Protocol.Tcp), found);
        Assert.Contains(new ListenAddress(IPAddress.Loopback, ((IPEndPoint)_packets.Client.LocalEndPoint!).Port, Protocol.Udp), found);
    }

    [Theory]
    [InlineData("ssh://pi@pi.example.com")]
    [InlineData("tcp://10.0.0.1:2376")]
    [InlineData(null)]
    public async Task Of_another_machine_nobody_can_tell(string? host) => Assert.Empty(await FindAsync(host));

    [Fact]
    public async Task What_Traefik_itself_holds_is_nobody_elses()
    {
        await _world.SetAsync("traefik", "TRAEFIK_SSH_ENTRYPOINT_ENABLED=true", $"TRAEFIK_SSH_ENTRYPOINT_PORT={Port}");
        var plan = new Planner(_world.Machine).Plan(_world.With(new ScriptedPrompter([])).Open("traefik"), null);
        AsInstalled.Record(plan);
        Assert.DoesNotContain(await FindAsync("unix:///var/run/docker.sock"), listener => listener.Port == Port && listener.Protocol == Protocol.Tcp);
    }

    private int Port => ((IPEndPoint)_program.LocalEndpoint).Port;

    private Task<IReadOnlyList<ListenAddress>> FindAsync(string? host) =>
        LocalListeners.FindAsync(_world.Machine with { Docker = new Docker(new Engine(host), new DockerSettings(_ => null), "default") }, default);

    private sealed class Engine(string? host) : IProcesses
    {
        public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            Assert.Equal(["--context", "default", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}", "default"], call.Arguments);
            return Task.FromResult(host is null ? new ProcessResult(1, "", "context not found") : new ProcessResult(0, $"{host}\n", ""));
        }
    }
}
