using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Remote;

/// <summary>A machine that only SSH reaches, with Traefik and whoami installed on it from here.</summary>
public sealed class RemoteMachine(Checkout checkout) : IAsyncLifetime
{
    /// <summary>The Docker context that names it.</summary>
    public const string Context = "remote";

    private SecondEngine? _engine;
    private SshServer? _ssh;

    /// <summary>Who types the commands: here no engine answers.</summary>
    public Administrator Administrator { get; } = new(checkout);

    /// <summary>The engine there, as one who sits there sees it.</summary>
    internal SecondEngine Engine => _engine!;

    /// <summary>The way there.</summary>
    internal SshServer Ssh => _ssh!;

    /// <summary>Types `wizard WORDS --context remote`.</summary>
    public Task<Run> WizardAsync(params string[] words) => Administrator.WizardAsync([.. words, "--context", Context]);

    /// <summary>A file of a deployment there, of the instance default.</summary>
    public string FileOf(string project, string file) => Path.Combine(Administrator.State, Context, project, "default", file);

    public async Task InitializeAsync()
    {
        if (!LabFactAttribute.IsThere) return;
        _engine = await SecondEngine.StartAsync();
        _ssh = await SshServer.CreateAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = $"unix://{_engine.Socket}" });
        await _ssh.StartAsync();
        await KnowAsync();
        (await WizardAsync("traefik", "reconfigure", $"TRAEFIK_DOCKER_SOCKET={_engine.Socket}")).Succeeded();
        (await WizardAsync("traefik", "install")).Succeeded();
        (await WizardAsync("whoami", "reconfigure", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}")).Succeeded();
        (await WizardAsync("whoami", "install")).Succeeded();
    }

    public async Task DisposeAsync()
    {
        _ssh?.Dispose();
        if (_engine is not null) await _engine.DisposeAsync();
        await Administrator.DisposeAsync();
    }

    // a folder of docker's own settings too: the context is this administrator's alone
    private async Task KnowAsync()
    {
        var (lab, own) = (Environment.GetEnvironmentVariable("DOCKER_CONFIG"), Directory.CreateDirectory(Path.Combine(Administrator.Home, "docker")).FullName);
        if (Directory.Exists(Path.Combine(lab ?? "/", "cli-plugins"))) Directory.CreateSymbolicLink(Path.Combine(own, "cli-plugins"), Path.Combine(lab!, "cli-plugins"));
        Administrator.Export("PATH", $"{Ssh.Bin}:{Environment.GetEnvironmentVariable("PATH")}");
        Administrator.Export("DOCKER_CONFIG", own);
        Administrator.Export("DOCKER_HOST", $"unix://{own}/nothing.sock");
        (await Administrator.ShellAsync($"docker context create {Context} --docker host=ssh://root@{SshServer.Host}")).Succeeded();
    }
}
