using Wizard.Installing;

namespace Wizard.Menus;

/// <summary>The verbs that only a certificate authority has.</summary>
internal static class StepCaVerbs
{
    private const string Announcement = "CA administrative password is:";

    /// <summary>The password that step-ca printed when it was first started.</summary>
    public static async Task PasswordAsync(VerbCall call, CancellationToken cancellation)
    {
        var log = await new Installer(call.Session.Machine).ComposeOf(call.Id).LogsAsync("step-ca", null, cancellation).ConfigureAwait(false);
        var line = log.Split('\n').LastOrDefault(line => line.Contains(Announcement, StringComparison.Ordinal))
            ?? throw new UserError("The log of step-ca does not hold the admin password any more.", "It is printed only at the very first start, until the next reinstall: use the copy that you saved.");
        var password = line[(line.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..].Trim();
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
