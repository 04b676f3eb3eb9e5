using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Hardening;

/// <summary>Traefik and whoami behind it, installed with settings of a kind's own.</summary>
public abstract class InstalledTraefik(Checkout checkout, int user, params string[] settings) : IAsyncLifetime
{
    /// <summary>The user and group that Traefik is to run as.</summary>
    public int User { get; } = user;

    /// <summary>Who installed it.</summary>
    public Administrator Administrator { get; } = new(checkout);

    /// <summary>Traefik's container.</summary>
    public string Traefik { get; private set; } = "";

    /// <summary>The container of the proxy before the engine's socket.</summary>
    public string SocketProxy { get; private set; } = "";

    public virtual async Task InitializeAsync()
    {
        if (!LabFactAttribute.IsThere) return;
        await Engine.ClearAsync();
        await Administrator.UseTheLabAsync();
        if (settings.Length > 0) (await Administrator.WizardAsync(["traefik", "reconfigure", .. settings])).Succeeded();
        (await Administrator.MakeAsync("traefik", "install")).Succeeded();
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        (await Administrator.MakeAsync("whoami", "install")).Succeeded();
        Traefik = await Engine.ContainerAsync("traefik", "traefik");
        SocketProxy = await Engine.ContainerAsync("traefik", "socket-proxy");
    }

    public virtual Task DisposeAsync() => Administrator.DisposeAsync().AsTask();

    /// <summary>What an installed Traefik answers with for whoami.</summary>
    public abstract Task<Run> BrowseAsync();
}

/// <summary>As root, at ports 80 and 443.</summary>
public sealed class TraefikAsRoot(Checkout checkout) : InstalledTraefik(checkout, 0)
{
    public override Task<Run> BrowseAsync() => Browser.GetAsync(Server.WhoamiHost, "--fail");
}

/// <summary>As a user without rights, at ports that everybody may have.</summary>
public sealed class TraefikAsOwnUser(Checkout checkout) : InstalledTraefik(checkout, Number,
    "TRAEFIK_USER=traefik", "TRAEFIK_UID=61524", "TRAEFIK_GID=61524", "TRAEFIK_WEB_ENTRYPOINT_PORT=8080", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=8443")
{
    public const int Number = 61524;

    public override Task<Run> BrowseAsync() => Run.Async("curl",
        ["--silent", "--show-error", "--fail", "--insecure", "--max-time", "20", "--resolve", $"{Server.WhoamiHost}:8443:127.0.0.1", $"https://{Server.WhoamiHost}:8443/"]);
}
