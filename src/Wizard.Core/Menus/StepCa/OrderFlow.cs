using Wizard.Pki;
using Wizard.Pki.Api;
using Wizard.Pki.Files;
using Wizard.Pki.Jose;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Settings.Types;

namespace Wizard.Menus.StepCa;

/// <summary>What `make step-ca cert` ends in: everything that it takes to have a certificate signed.</summary>
/// <param name="Authority">Who signs.</param>
/// <param name="Order">What is signed.</param>
/// <param name="Signer">Who allows it.</param>
/// <param name="Seal">How the .p12 is made.</param>
internal sealed record SigningOrder(KnownAuthority Authority, CertificateOrder Order, ProvisionerKey Signer, Pkcs12Seal Seal) : IDisposable
{
    public void Dispose() => Signer.Dispose();

    /// <summary>The name alone.</summary>
    public override string ToString() => Order.Name;
}

/// <summary>`make step-ca cert`: for whom, how long, and the passwords.</summary>
internal static class OrderFlow
{
    private static readonly DurationType Duration = new();

    /// <summary>Asks.</summary>
    public static async Task<SigningOrder> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var authority = await prompter.LookUpAsync("the certificate authority", token => KnownAuthority.FindAsync(session, token), cancellation).ConfigureAwait(false);
        var provisioners = await prompter.LookUpAsync($"{authority.Trust.Address} says who signs", token => new StepCaClient(authority.Trust, session.Clock).ProvisionersAsync(token), cancellation).ConfigureAwait(false);
        var name = await NameQuestions.CommonNameAsync(prompter, authority.Policy, cancellation).ConfigureAwait(false);
        var provisioner = await ProvisionerQuestions.ChooseAsync(prompter, provisioners, cancellation).ConfigureAwait(false);
        var limits = DurationLimits.Of(provisioner, authority.Policy);
        var (order, form) = await DetailsAsync(session, new(name) { Duration = limits.Usual }, limits, authority.Policy, prompter, cancellation).ConfigureAwait(false);
        var signer = await ProvisionerQuestions.UnlockAsync(prompter, provisioner, cancellation).ConfigureAwait(false);
        var seal = await PasswordQuestions.SealAsync(prompter, form, signer.Password, cancellation).ConfigureAwait(false);
        return new(authority, order, signer.Key, seal);
    }

    // All of it has a default: one Enter where nothing special is wanted.
    private static async Task<(CertificateOrder Order, Pkcs12Form Form)> DetailsAsync(Session session, CertificateOrder order, DurationLimits limits, CaPolicy? policy, IPrompter prompter, CancellationToken cancellation)
    {
        var form = Pkcs12Form.Modern;
        var title = $"A certificate for {order.Name}{Replaced(session, order.Name)}";
        while (true)
        {
            switch (await prompter.ChooseAsync(Question(title, order, form), cancellation).ConfigureAwait(false))
            {
                case 0: return (order, form);
                case 1: order = order with { Duration = await DurationAsync(prompter, order.Duration, limits, cancellation).ConfigureAwait(false) }; break;
                case 2: order = order with { OtherNames = await NameQuestions.OtherNamesAsync(prompter, policy, order.OtherNames, cancellation).ConfigureAwait(false) }; break;
                case 3: order = order with { Key = await KeyAsync(prompter, order.Key, cancellation).ConfigureAwait(false) }; break;
                default: form = await PasswordQuestions.FormAsync(prompter, form, cancellation).ConfigureAwait(false); break;
            }
        }
    }

    private static ChoiceQuestion Question(string title, CertificateOrder order, Pkcs12Form form) => new("step-ca.cert", title,
    [
        new("Issue it"),
        new("Duration") { Value = order.Duration is { } duration ? Durations.Write(duration) : "the authority's default" },
        new("Further names") { Value = order.OtherNames.Count == 0 ? "none" : string.Join(", ", order.OtherNames) },
        new("Key") { Value = order.Key == KeyKind.Rsa ? "RSA 2048" : "EC P-256" },
        new("The .p12 file") { Value = form == Pkcs12Form.Modern ? "for modern devices" : "for old devices too" },
    ]);

    private static string Replaced(Session session, string name) => KnownAuthority.Folder(session, session.Id("step-ca")).Find(name) is { } before
        ? $": it replaces the one that is valid until {CertificateWords.Time(before.Until)}, which is kept in certs/{CertificateFolder.Old}/"
        : "";

    private static async Task<TimeSpan?> DurationAsync(IPrompter prompter, TimeSpan? present, DurationLimits limits, CancellationToken cancellation)
    {
        var bounds = limits is { Shortest: { } shortest, Longest: { } longest } ? $" ({Durations.Write(shortest)} to {Durations.Write(longest)})" : "";
        var question = new TextQuestion("step-ca.cert.duration", $"Enter how long the certificate shall be valid{bounds} (eg. 168h)")
        {
            Initial = present is { } duration ? Durations.Write(duration) : "",
            Refuse = text => Duration.Check(text.Trim()) is { Value: { } value } ? limits.Refuse(Read(value)) : Duration.Check(text.Trim()).Refusal,
        };
        return Read(Duration.Check((await prompter.AskAsync(question, cancellation).ConfigureAwait(false)).Trim()).Value!);
    }

    private static TimeSpan Read(string text) => Durations.TryParse(text, out var duration) ? duration : throw new FormatException(text);

    private static async Task<KeyKind> KeyAsync(IPrompter prompter, KeyKind present, CancellationToken cancellation)
    {
        var question = new ChoiceQuestion("step-ca.cert.key", "Which kind of key?", [new("EC P-256"), new("RSA 2048, for old devices")]) { Selected = (int)present };
        return (KeyKind)await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
    }
}
