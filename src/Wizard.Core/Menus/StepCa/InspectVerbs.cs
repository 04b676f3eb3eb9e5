using Wizard.Installing;
using Wizard.Pki.Configuration;

namespace Wizard.Menus.StepCa;

/// <summary>The verbs that look at the certificate authority of this context, in its own container.</summary>
internal static class InspectVerbs
{
    /// <summary>The password that step-ca printed when it was first started.</summary>
    public static async Task PasswordAsync(VerbCall call, CancellationToken cancellation)
    {
        var password = await StepCaLog.PasswordAsync(new Installer(call.Session.Machine).ComposeOf(call.Id), cancellation).ConfigureAwait(false)
            ?? throw new UserError(
                "The log of step-ca does not hold the admin password any more: it is printed only at the very first start, and a reinstall clears it.",
                $"Use the copy that you saved. Without one, only a new authority helps, and every certificate of the old one ends: {call.Id.CommandOf("uninstall")}, `docker volume rm {call.Id.ComposeProject}_data`, {call.Id.CommandOf("install")}.");
        await call.AnswerAsync("The admin password of step-ca (save it in a safe place)", [password], cancellation).ConfigureAwait(false);
    }

    /// <summary>The SHA-256 of the root certificate.</summary>
    public static async Task FingerprintAsync(VerbCall call, CancellationToken cancellation)
    {
        var certificates = await (await ContainerAsync(call, cancellation).ConfigureAwait(false)).CertificatesAsync(cancellation).ConfigureAwait(false);
        await call.AnswerAsync("The fingerprint of the root certificate", [certificates.Fingerprint], cancellation).ConfigureAwait(false);
    }

    /// <summary>The root certificate, as PEM: what other programs are given to trust.</summary>
    public static async Task CertificateAsync(VerbCall call, CancellationToken cancellation)
    {
        var certificates = await (await ContainerAsync(call, cancellation).ConfigureAwait(false)).CertificatesAsync(cancellation).ConfigureAwait(false);
        await call.AnswerAsync("The root certificate", certificates.Root.ExportCertificatePem().Split('\n'), cancellation).ConfigureAwait(false);
    }

    /// <summary>Its ca.json, passwords and keys masked.</summary>
    public static async Task ConfigurationAsync(VerbCall call, CancellationToken cancellation)
    {
        var json = await (await ContainerAsync(call, cancellation).ConfigureAwait(false)).ConfigurationAsync(cancellation).ConfigureAwait(false);
        await call.AnswerAsync("ca.json of step-ca", CaProvisioners.Masked(json).TrimEnd('\n').Split('\n'), cancellation).ConfigureAwait(false);
    }

    /// <summary>The running container of a call's deployment.</summary>
    /// <exception cref="UserError">It does not run.</exception>
    internal static Task<StepCaContainer> ContainerAsync(VerbCall call, CancellationToken cancellation) => StepCaContainer.FindAsync(call.Session.Machine, call.Id, cancellation);
}
