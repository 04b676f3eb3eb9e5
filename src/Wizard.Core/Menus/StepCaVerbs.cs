using Wizard.Installing;

namespace Wizard.Menus;

/// <summary>The verbs that only a certificate authority has.</summary>
internal static class StepCaVerbs
{
    /// <summary>The password that step-ca printed when it was first started.</summary>
    public static async Task PasswordAsync(VerbCall call, CancellationToken cancellation)
    {
        var password = await StepCaLog.PasswordAsync(new Installer(call.Session.Machine).ComposeOf(call.Id), cancellation).ConfigureAwait(false)
            ?? throw new UserError(
                "The log of step-ca does not hold the admin password any more: it is printed only at the very first start, and a reinstall clears it.",
                $"Use the copy that you saved. Without one, only a new authority helps, and every certificate of the old one ends: {call.Id.CommandOf("uninstall")}, `docker volume rm {call.Id.ComposeProject}_data`, {call.Id.CommandOf("install")}.");
        await call.Session.Prompter.ShowAsync(new("The admin password of step-ca (save it in a safe place)", [password]) { IsResult = true }, cancellation).ConfigureAwait(false);
    }

    /// <summary>The SHA-256 of the root certificate.</summary>
    public static async Task FingerprintAsync(VerbCall call, CancellationToken cancellation)
    {
        var machine = call.Session.Machine;
        var container = await StepCaContainer.FindAsync(new Installer(machine).ComposeOf(call.Id), machine.Docker, cancellation).ConfigureAwait(false);
        var certificates = await container.CertificatesAsync(cancellation).ConfigureAwait(false);
        await call.Session.Prompter.ShowAsync(new("The fingerprint of the root certificate", [certificates.Fingerprint]) { IsResult = true }, cancellation).ConfigureAwait(false);
    }
}
