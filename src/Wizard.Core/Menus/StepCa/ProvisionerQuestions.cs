using Wizard.Pki;
using Wizard.Pki.Jose;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>Who signs, and the password that unlocks its key.</summary>
internal static class ProvisionerQuestions
{
    /// <summary>The only provisioner that signs by a password, or the chosen one of several.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static async Task<Provisioner> ChooseAsync(IPrompter prompter, IReadOnlyList<Provisioner> all, CancellationToken cancellation)
    {
        var usable = all.Where(provisioner => provisioner.Unusable is null).ToList();
        if (usable.Count == 0) throw NoneUsable(all);
        if (usable.Count == 1) return usable[0];
        var question = new ChoiceQuestion("step-ca.provisioner", "Which provisioner shall sign?", [.. all.Select(provisioner => new Option($"{provisioner}") { Disabled = provisioner.Unusable })]) { Selected = all.ToList().IndexOf(usable[0]) };
        return all[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)];
    }

    /// <summary>Asks for the password until it unlocks the key.</summary>
    public static async Task<UnlockedProvisioner> UnlockAsync(IPrompter prompter, Provisioner provisioner, CancellationToken cancellation)
    {
        while (true)
        {
            var password = await prompter.AskAsync(new("step-ca.password", "Please enter the password to decrypt the provisioner key:") { Secret = true, Refuse = RefuseBlank }, cancellation).ConfigureAwait(false);
            try
            {
                var key = await prompter.LookUpAsync(new Lookup($"the key of {provisioner.Name} is decrypted") { Key = password }, _ => Task.Run(() => ProvisionerKey.Unlock(provisioner, password), cancellation), cancellation).ConfigureAwait(false);
                return new(key, password);
            }
            catch (WrongPassword wrong)
            {
                await prompter.ShowAsync(Note.About(wrong), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static string? RefuseBlank(string password) => password.Length > 0 ? null : "It is the admin password of step-ca: the one that it printed at its very first start.";

    private static UserError NoneUsable(IReadOnlyList<Provisioner> all) => new(
        $"This authority has no JWK provisioner, the kind that signs by a password{(all.Count == 0 ? "" : $", only {string.Join(", ", all)}")}.",
        "Add one on the authority's machine: `step ca provisioner add admin --type JWK --create`.");
}

/// <summary>A provisioner whose key was unlocked.</summary>
/// <param name="Key">The key.</param>
/// <param name="Password">What unlocked it: no other password may be the same.</param>
internal sealed record UnlockedProvisioner(ProvisionerKey Key, string Password)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => $"{Key}";
}
