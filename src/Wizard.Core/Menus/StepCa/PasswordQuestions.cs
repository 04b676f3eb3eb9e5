using System.Security.Cryptography;
using Wizard.Pki;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>New passwords: of a .p12, of the provisioner.</summary>
internal static class PasswordQuestions
{
    private const int Shortest = 12;
    private const int RandomLength = 40;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>How the .p12 is encrypted.</summary>
    public static async Task<Pkcs12Form> FormAsync(IPrompter prompter, Pkcs12Form present, CancellationToken cancellation)
    {
        var question = new ChoiceQuestion("step-ca.p12.form", "Which devices will open the .p12 file?",
        [
            new("Modern ones (AES-256)"),
            new("Old ones too: Apple before iOS 17 and macOS 14, old Androids (3DES)"),
        ])
        {
            Selected = (int)present,
        };
        return (Pkcs12Form)await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
    }

    /// <summary>The password of a .p12, typed twice.</summary>
    /// <param name="prompter">The front end.</param>
    /// <param name="form">How it is encrypted.</param>
    /// <param name="admin">The authority's password, which it must not be; null where it was not asked for.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Pkcs12Seal> SealAsync(IPrompter prompter, Pkcs12Form form, string? admin, CancellationToken cancellation)
    {
        var password = await TwiceAsync(prompter, "step-ca.p12.password", "Please enter a password to encrypt the .p12 file:", Refuse, cancellation).ConfigureAwait(false);
        return new(password, form);

        string? Refuse(string text) => text.Length == 0 ? "A .p12 without a password protects nothing: enter one that you will share with the end user."
            : text == admin ? "This is the password of the certificate authority, which the end user must never get: enter another one."
            : null;
    }

    /// <summary>The new password of the provisioner.</summary>
    public static async Task<(string Password, bool IsRandom)> AdminAsync(IPrompter prompter, string old, CancellationToken cancellation)
    {
        var how = new ChoiceQuestion("step-ca.password.kind", "Which password shall it have?", [new("A random one"), new("One that I type")]);
        if (await prompter.ChooseAsync(how, cancellation).ConfigureAwait(false) == 0)
            return (await prompter.LookUpAsync("a random password", _ => Task.FromResult(RandomNumberGenerator.GetString(Letters, RandomLength)), cancellation).ConfigureAwait(false), true);
        return (await TwiceAsync(prompter, "step-ca.password.new", "Enter the new password:", Refuse, cancellation).ConfigureAwait(false), false);

        // everybody may fetch the encrypted key from the authority and try passwords on it for as long as he likes
        string? Refuse(string text) => text.Length < Shortest ? $"The encrypted key is public, so that only its password protects it: enter at least {Shortest} characters."
            : text == old ? "This is the present password: enter another one."
            : null;
    }

    private static async Task<string> TwiceAsync(IPrompter prompter, string id, string title, Func<string, string?> refuse, CancellationToken cancellation)
    {
        var password = await prompter.AskAsync(new(id, title) { Secret = true, Refuse = refuse }, cancellation).ConfigureAwait(false);
        var again = new TextQuestion($"{id}.again", "Please enter it again:") { Secret = true, Refuse = text => text == password ? null : "The two differ: enter the same password again, or go back to the first." };
        await prompter.AskAsync(again, cancellation).ConfigureAwait(false);
        return password;
    }
}
