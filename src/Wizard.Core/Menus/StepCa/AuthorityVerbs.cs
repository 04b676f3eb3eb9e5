using Wizard.Pki.Configuration;
using Wizard.Pki.Jose;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>The verbs that change the certificate authority of this context, in its own container.</summary>
internal static class AuthorityVerbs
{
    /// <summary>Adds an ACME provisioner.</summary>
    public static async Task EnableAcmeAsync(VerbCall call, CancellationToken cancellation)
    {
        var container = await InspectVerbs.ContainerAsync(call, cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, "An ACME provisioner is added to ca.json, and step-ca reads it again.").ConfigureAwait(false)) return;
        var isNew = await container.EditAsync(CaProvisioners.WithAcme, cancellation).ConfigureAwait(false);
        var acme = CaProvisioners.AcmeOf(await container.ConfigurationAsync(cancellation).ConfigureAwait(false));
        var values = call.Session.Open(call.Project).Values;
        await call.AnswerAsync(isNew ? "ACME is enabled." : "ACME was enabled before.",
        [
            isNew ? "✔ ACME is enabled." : "ACME was enabled before.",
            $"Its directory: {KnownAuthority.AddressOf(values)}/acme/{acme}/directory",
            $"It signs the same names as everybody: {string.Join(", ", values.List("STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS"))}",
            "Its certificates do not enter a service behind mutual TLS: only those of the JWK provisioners do.",
        ], cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives a provisioner another password, or another key.</summary>
    public static async Task ChangePasswordAsync(VerbCall call, CancellationToken cancellation)
    {
        using var change = await call.ConverseAsync((prompter, token) => AskAsync(call, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, $"The provisioner {change.Key} gets another password.").ConfigureAwait(false)) return;
        var container = await InspectVerbs.ContainerAsync(call, cancellation).ConfigureAwait(false);
        var locked = await Task.Run(() => change.Key.Lock(change.Password), cancellation).ConfigureAwait(false);
        await container.EditAsync(json => CaProvisioners.WithKey(json, change.Key, locked), cancellation).ConfigureAwait(false);
        await call.AnswerAsync("The password is changed.",
        [
            $"✔ The provisioner {change.Key} has a new password{(change.IsNewKey ? " and a new key" : "")}.",
            "Where the log still holds the first one, a reinstall takes it away: inspect-password would show that.",
            .. change.IsRandom ? new[] { "It is shown this once; save it in a safe place:", change.Password } : [],
        ], cancellation).ConfigureAwait(false);
    }

    private static async Task<PasswordChange> AskAsync(VerbCall call, IPrompter prompter, CancellationToken cancellation)
    {
        var json = await prompter.LookUpAsync("ca.json of step-ca", async token => await (await InspectVerbs.ContainerAsync(call, token).ConfigureAwait(false)).ConfigurationAsync(token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var provisioner = await ProvisionerQuestions.ChooseAsync(prompter, CaProvisioners.Read(json), cancellation).ConfigureAwait(false);
        var present = await ProvisionerQuestions.UnlockAsync(prompter, provisioner, cancellation).ConfigureAwait(false);
        var isNewKey = await KeyAsync(prompter, cancellation).ConfigureAwait(false) == 1;
        var (password, isRandom) = await PasswordQuestions.AdminAsync(prompter, present.Password, cancellation).ConfigureAwait(false);
        return new(isNewKey ? ProvisionerKey.Create(provisioner) : present.Key, password, isNewKey, isRandom);
    }

    private static Task<int> KeyAsync(IPrompter prompter, CancellationToken cancellation) => prompter.ChooseAsync(new("step-ca.password.key", "May somebody else know the old password?",
    [
        new("No: keep the key, and encrypt it with a new password"),
        new("Yes: make a new key too, so that the old one signs nothing any more"),
    ]), cancellation);

    private sealed record PasswordChange(ProvisionerKey Key, string Password, bool IsNewKey, bool IsRandom) : IDisposable
    {
        public void Dispose() => Key.Dispose();

        public override string ToString() => $"{Key}";
    }
}
