using System.Text;
using Wizard.Compose;
using Wizard.Pki;

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
    public static async Task<StepCaContainer> FindAsync(ComposeProject compose, Docker docker, CancellationToken cancellation)
    {
        var states = await compose.StateAsync(cancellation).ConfigureAwait(false);
        return states.FirstOrDefault(state => state.Service == Service && state.State == "running") is { } running
            ? new(docker, running.Id)
            : throw new UserError("Step-CA does not run in this context.", "Install it: `make step-ca install wait`.");
    }

    /// <summary>Its root and intermediate certificates.</summary>
    public async Task<CaCertificates> CertificatesAsync(CancellationToken cancellation)
    {
        var root = await RequireAsync("/home/step/certs/root_ca.crt", cancellation).ConfigureAwait(false);
        var intermediate = await RequireAsync("/home/step/certs/intermediate_ca.crt", cancellation).ConfigureAwait(false);
        var fingerprint = CaCertificates.FingerprintOf(CaCertificates.ReadPem(root)[0]);
        return CaCertificates.Find(root, intermediate, fingerprint)!;
    }

    /// <summary>Writes the policy into ca.json and has it read; false where it stood there already.</summary>
    /// <exception cref="UserError">It reads back otherwise.</exception>
    public async Task<bool> ApplyAsync(CaPolicy policy, CancellationToken cancellation)
    {
        var present = await RequireAsync(Configuration, cancellation).ConfigureAwait(false);
        var wanted = CaConfiguration.With(present, policy);
        if (wanted == present) return false;
        await WriteAsync(wanted, cancellation).ConfigureAwait(false);
        await docker.ReloadAsync(id, cancellation).ConfigureAwait(false);
        var written = await RequireAsync(Configuration, cancellation).ConfigureAwait(false);
        return CaConfiguration.Holds(written, policy)
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
