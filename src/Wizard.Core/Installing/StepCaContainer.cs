using System.Security.Cryptography;
using System.Text;
using Wizard.Compose;
using Wizard.Pki;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>A step-ca that runs in this context, reached through its container.</summary>
/// <param name="docker">The engine.</param>
/// <param name="id">The container.</param>
public sealed class StepCaContainer(Docker docker, string id)
{
    private const string Configuration = "/home/step/config/ca.json";
    private const string Service = "step-ca";

    /// <summary>Finds the running container of a deployment.</summary>
    /// <exception cref="UserError">It does not run.</exception>
    public static async Task<StepCaContainer> FindAsync(ComposeProject compose, Docker docker, CancellationToken cancellation) =>
        In(await compose.ContainersAsync(cancellation).ConfigureAwait(false), docker);

    /// <summary>The running one among the containers of a deployment.</summary>
    /// <exception cref="UserError">None of them runs.</exception>
    public static StepCaContainer In(IEnumerable<ContainerState> containers, Docker docker) =>
        containers.FirstOrDefault(state => state.Service == Service && state.State == "running") is { } running
            ? new(docker, running.Id)
            : throw new UserError("Step-CA does not run in this context.", "Install it: `make step-ca install wait`.");

    /// <summary>Finds the running container of a deployment.</summary>
    /// <exception cref="UserError">It is not configured, or does not run.</exception>
    public static Task<StepCaContainer> FindAsync(Machine machine, DeploymentId deployment, CancellationToken cancellation) =>
        FindAsync(new Installer(machine).ComposeOf(deployment), machine.Docker, cancellation);

    /// <summary>Its root and intermediate certificates.</summary>
    public async Task<CaCertificates> CertificatesAsync(CancellationToken cancellation)
    {
        var root = await RequireAsync("/home/step/certs/root_ca.crt", cancellation).ConfigureAwait(false);
        var intermediate = await RequireAsync("/home/step/certs/intermediate_ca.crt", cancellation).ConfigureAwait(false);
        try
        {
            if (CaCertificates.ReadPem(root) is [var first, ..]) return CaCertificates.Find(root, intermediate, CaCertificates.FingerprintOf(first))!;
        }
        catch (CryptographicException)
        {
            // told below
        }

        throw new UserError("The certificates in step-ca's container cannot be read.", "Restore its volume; its log says more: `make step-ca logs-out`.");
    }

    /// <summary>The text of its ca.json.</summary>
    public Task<string> ConfigurationAsync(CancellationToken cancellation) => RequireAsync(Configuration, cancellation);

    /// <summary>Changes ca.json and has it read; false where nothing was to be changed.</summary>
    /// <param name="edit">Old text to new one; the same text where it says already what it shall say.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">It reads back otherwise.</exception>
    public async Task<bool> EditAsync(Func<string, string> edit, CancellationToken cancellation)
    {
        var present = await ConfigurationAsync(cancellation).ConfigureAwait(false);
        var wanted = edit(present);
        if (wanted == present) return false;
        await WriteAsync(wanted, cancellation).ConfigureAwait(false);
        await docker.ReloadAsync(id, cancellation).ConfigureAwait(false);
        var written = await ConfigurationAsync(cancellation).ConfigureAwait(false);
        return edit(written) == written
            ? true
            : throw new UserError("ca.json of step-ca does not hold what was written to it.", "Another program may write it too; run `make step-ca reinstall`.");
    }

    // Written beside it and renamed, so that step-ca never reads half a file; renamed only where all of it came: an input that breaks off looks like one that ends.
    private Task<string> WriteAsync(string json, CancellationToken cancellation) => docker.ExecuteAsync(
        id,
        ["sh", "-c", $"umask 077 && cat > {Configuration}.new && test $(wc -c < {Configuration}.new) -eq {Encoding.UTF8.GetByteCount(json)} && mv {Configuration}.new {Configuration}"],
        json,
        cancellation);

    private async Task<string> RequireAsync(string path, CancellationToken cancellation) => await docker.ReadAsync(id, path, cancellation).ConfigureAwait(false)
        ?? throw new UserError($"Step-CA has no file {path} yet.", "Wait until it has started: `make step-ca wait`; its log says more: `make step-ca logs-out`.");
}
