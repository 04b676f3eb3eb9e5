using System.Globalization;
using System.Net;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Settings.Types;

namespace Wizard.Menus.Traefik.EntryPoints;

/// <summary>Edits the list of the administrator's own entrypoints.</summary>
internal static class CustomEntryPointsFlow
{
    private const string Id = CustomEntryPoint.Setting;
    private const string AnyHost = "0.0.0.0";

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var present = CustomEntryPoint.ListOf(traefik.Values);
        var stock = await TakenAddresses.FindAsync(session, traefik.Values, [.. present.Select(one => one.Name)], prompter, cancellation).ConfigureAwait(false);
        var editor = new ListEditor<CustomEntryPoint>(Id, "Custom entrypoints:", "entrypoint")
        {
            Show = Show,
            AskAsync = (others, before, token) => AskAsync(others, before, stock.With(others), prompter, token),
        };
        var list = await editor.RunAsync(present, prompter, cancellation).ConfigureAwait(false);
        return new(traefik, new Dictionary<string, string> { [Id] = string.Join(',', list) });
    }

    /// <summary>An entrypoint as the list shows it.</summary>
    public static string Show(CustomEntryPoint entryPoint)
    {
        var proxies = entryPoint.Proxies.Count == 0 ? "" : $", behind {string.Join(' ', entryPoint.Proxies)}";
        var protocol = entryPoint.Listen.Protocol == Protocol.Udp ? "" : entryPoint.UsesHttps ? " (HTTPS)" : " (TCP)";
        return $"{entryPoint.Name}: {entryPoint.Listen}{protocol}{proxies}";
    }

    private static async Task<CustomEntryPoint> AskAsync(IReadOnlyList<CustomEntryPoint> others, CustomEntryPoint? before, TakenAddresses taken, IPrompter prompter, CancellationToken cancellation)
    {
        var name = await NameAsync(others, before, prompter, cancellation).ConfigureAwait(false);
        var protocol = await ProtocolAsync(before, prompter, cancellation).ConfigureAwait(false);
        var questions = new AddressQuestions(prompter, taken, [protocol]);
        var present = before?.Listen.Port.ToString(CultureInfo.InvariantCulture) ?? "";
        var host = await questions.HostAsync(new($"{Id}_HOST", $"Enter the address that {name} listens on (eg. {AnyHost} for all)", before?.Listen.Host.ToString() ?? AnyHost, text => new IpType().Check(text.Trim())), present, cancellation).ConfigureAwait(false);
        var port = await questions.PortAsync(new($"{Id}_PORT", $"Enter the port that {name} listens on", present, text => new PortType().Check(text.Trim())), host, cancellation).ConfigureAwait(false);
        var listen = new ListenAddress(IPAddress.Parse(host), int.Parse(port, CultureInfo.InvariantCulture), protocol);
        if (protocol == Protocol.Udp) return new(name, listen, [], UsesHttps: false);
        var known = string.Join(',', before?.Proxies ?? []);
        var proxies = await questions.ProxiesAsync($"{Id}_PROXIED", name, new($"{Id}_PROXIES", "Enter the addresses of your proxies, comma separated (eg. 10.13.16.1/32)", known, Networks), cancellation).ConfigureAwait(false);
        return new(name, listen, [.. proxies.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPNetwork.Parse)], await HttpsAsync(name, before, prompter, cancellation).ConfigureAwait(false));
    }

    private static Task<string> NameAsync(IReadOnlyList<CustomEntryPoint> others, CustomEntryPoint? before, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new TextQuestion($"{Id}_NAME", "Enter the name of the entrypoint (eg. telnet)") { Initial = before?.Name ?? "", Refuse = Refuse, Remark = name => name.Length == 0 ? null : Refuse(name) };
        return prompter.AskAsync(question, cancellation);

        string? Refuse(string name) => CustomEntryPoint.NameFault(name) is { } fault ? $"{fault}, for example telnet."
            : others.Any(other => other.Name == name) ? $"The name {name} is taken by another entrypoint: choose another one." : null;
    }

    private static async Task<Protocol> ProtocolAsync(CustomEntryPoint? before, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new ChoiceQuestion($"{Id}_PROTOCOL", "Which protocol?", [new("TCP"), new("UDP")]) { Selected = before?.Listen.Protocol == Protocol.Udp ? 1 : 0 };
        return await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false) == 0 ? Protocol.Tcp : Protocol.Udp;
    }

    private static Task<bool> HttpsAsync(string name, CustomEntryPoint? before, IPrompter prompter, CancellationToken cancellation) =>
        prompter.ConfirmAsync(new($"{Id}_HTTPS", $"Is {name} for HTTPS?") { Default = before?.UsesHttps ?? false, Details = ["Yes gives TLS to every HTTP router on it. No is right for all other protocols."] }, cancellation);

    private static Verdict Networks(string text) => text.Trim().Length == 0 ? Verdict.Accept("") : new CidrListType().Check(text.Trim());
}
