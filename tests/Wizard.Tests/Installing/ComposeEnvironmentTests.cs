using Wizard.Compose;
using Wizard.Projects;
using Xunit;

namespace Wizard.Tests.Installing;

/// <summary>What compose sees is what was checked.</summary>
public sealed class ComposeEnvironmentTests : IDisposable
{
    private readonly World _world = new();
    private readonly Recorder _recorder = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_value_that_means_something_else_to_compose_is_handed_over_as_it_was_checked()
    {
        await WriteAsync("WHOAMI_TRAEFIK_HOST=a.example.com\nWHOAMI_NAME=${HOME}x\nWHOAMI_MTLS_AUTH=No\n");
        var environment = await EnvironmentAsync();
        Assert.Equal("x", environment["WHOAMI_NAME"]);
        Assert.Equal("false", environment["WHOAMI_MTLS_AUTH"]);
    }

    [Fact]
    public async Task A_setting_that_the_file_lacks_has_its_default()
    {
        await WriteAsync("WHOAMI_TRAEFIK_HOST=a.example.com\n");
        Assert.Equal("default", (await EnvironmentAsync())["WHOAMI_NAME"]);
    }

    [Fact]
    public async Task The_name_of_the_router_cannot_be_written_into_the_file()
    {
        await WriteAsync("WHOAMI_TRAEFIK_HOST=a.example.com\nROUTER=other_default\n");
        Assert.Equal("whoami_default", (await EnvironmentAsync())["ROUTER"]);
    }

    [Fact]
    public async Task What_the_editor_writes_after_the_check_does_not_reach_compose()
    {
        await WriteAsync("WHOAMI_TRAEFIK_HOST=a.example.com\nWHOAMI_NAME=checked\n");
        var deployment = Whoami();
        await WriteAsync("WHOAMI_TRAEFIK_HOST=a.example.com\nWHOAMI_NAME=later\n");
        Assert.Equal("checked", (await EnvironmentAsync(deployment))["WHOAMI_NAME"]);
    }

    [Theory]
    [InlineData("COMPOSE_PROFILES")]
    [InlineData("COMPOSE_FILE")]
    [InlineData("COMPOSE_PROJECT_NAME")]
    [InlineData("DOCKER_HOST")]
    [InlineData("PATH")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("LD_PRELOAD")]
    public async Task A_variable_of_dockers_own_in_the_file_is_refused(string name)
    {
        await WriteAsync($"WHOAMI_TRAEFIK_HOST=a.example.com\n{name}=evil\n");
        var error = await Assert.ThrowsAsync<UserError>(() => EnvironmentAsync());
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", error.Message, StringComparison.Ordinal);
    }

    private Deployment Whoami() => _world.Machine.Store.Open(_world.Machine.Id("whoami", InstanceName.Default));

    private async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(Deployment? deployment = null)
    {
        var machine = _world.Machine with { Docker = new Docker(_recorder, new DockerSettings(_ => null), "default") };
        await machine.ComposeFor(deployment ?? Whoami(), new()).CheckAsync(default);
        return _recorder.Last!.Environment;
    }

    private async Task WriteAsync(string text)
    {
        var path = Whoami().Paths.EnvFile;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    private sealed class Recorder : IProcesses
    {
        public ProcessCall? Last { get; private set; }

        public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            Last = call;
            return Task.FromResult(new ProcessResult(0, "", ""));
        }
    }
}
