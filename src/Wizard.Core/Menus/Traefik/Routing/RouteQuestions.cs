using Wizard.Prompting;
using Wizard.Settings.Routes;

namespace Wizard.Menus.Traefik.Routing;

/// <summary>The questions about routes and destinations: what they clash with is said while it is typed.</summary>
/// <param name="session">What they work with.</param>
/// <param name="prompter">The front end.</param>
internal sealed class RouteQuestions(Session session, IPrompter prompter)
{
    /// <summary>Asks for a domain that is routed nowhere yet.</summary>
    /// <param name="taken">The other routes.</param>
    /// <param name="initial">What stands in the field at first.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> DomainAsync(IReadOnlyList<ProxyRoute> taken, string initial, CancellationToken cancellation)
    {
        var question = new TextQuestion("traefik.route.domain", "Enter the domain to hand on (eg. ca.pi.example.com)")
        {
            Initial = initial,
            Refuse = text => ProxyRoute.FromFault(text.Trim(), RouteLayer.Seven) is { } fault ? $"{fault}." : Clash(taken, Normal(text)),
            Remark = text => Clash(taken, Normal(text)),
            Help = "Its DNS record must point to this machine. The server behind it shows its own certificate: TLS is not opened here.",
        };
        return Normal(await prompter.AskAsync(question, cancellation).ConfigureAwait(false));
    }

    /// <summary>Asks for an entrypoint that carries no other route.</summary>
    public async Task<EntryPointChoice> EntryPointAsync(IReadOnlyList<ProxyRoute> taken, string? present, CancellationToken cancellation)
    {
        var all = EntryPointChoice.AllOf(session.Open(TraefikMenu.Project).Values);
        if (all.Count == 0) throw new UserError("No entrypoint is enabled that could carry such a route.", "Enable one first: Config > Entrypoints.");
        var options = all.Select(one => new Option(one.Name) { Value = one.Address, Disabled = taken.Any(route => route.From == one.Name) ? "it carries a route already" : null });
        var question = new ChoiceQuestion("traefik.route.entrypoint", "Which entrypoint's connections shall be handed on?", [.. options])
        {
            Selected = Math.Max(0, all.ToList().FindIndex(one => one.Name == present)),
        };
        return all[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)];
    }

    /// <summary>Asks for a name that no other destination has.</summary>
    public Task<string> NameAsync(IReadOnlyList<Destination> taken, string initial, CancellationToken cancellation)
    {
        var question = new TextQuestion("traefik.destination.name", "Enter a name for the destination (eg. pi)") { Initial = initial, Refuse = text => Fault(text) ?? Clash(text), Remark = Clash };
        return prompter.AskAsync(question, cancellation);

        string? Clash(string text) => taken.Any(other => other.Name == text) ? $"There is a destination {text} already: choose another name." : null;
        string? Fault(string text) => Destination.NameFault(text) is { } fault ? $"{fault}." : null;
    }

    /// <summary>Asks for address, port and PROXY protocol of a server.</summary>
    /// <param name="what">Whose, as in <c>pi</c>.</param>
    /// <param name="present">What stands in the fields at first; null for nothing.</param>
    /// <param name="isUdp">Packets know no PROXY protocol.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ServerAddress> ServerAsync(string what, ServerAddress? present, bool isUdp, CancellationToken cancellation)
    {
        var host = await prompter.AskAsync(
            new("traefik.server.address", $"Enter the address of {what} (eg. 10.13.16.2)") { Initial = present?.Host ?? "", Refuse = text => ServerAddress.HostFault(text.Trim()) is { } fault ? $"{fault}." : null }, cancellation).ConfigureAwait(false);
        var port = await prompter.AskAsync(
            new("traefik.server.port", $"Enter the port of {what} (eg. 443)") { Initial = $"{present?.Port ?? 443}", Refuse = PortFault }, cancellation).ConfigureAwait(false);
        var version = isUdp ? 0 : await ProxyProtocolAsync(what, present, cancellation).ConfigureAwait(false);
        return ServerAddress.Read(host.Trim(), port.Trim(), $"{version}").Server!;
    }

    private static string? PortFault(string text) => ServerAddress.Read("localhost", text.Trim(), "0").Fault is { } fault ? $"{fault}: it must be a number from 1 to 65535." : null;

    private Task<int> ProxyProtocolAsync(string what, ServerAddress? present, CancellationToken cancellation)
    {
        var question = new ChoiceQuestion("traefik.server.proxy-protocol", $"Shall {what} learn its clients' addresses by the PROXY protocol?",
        [
            new("No"), new("Yes, version 1 (text)"), new("Yes, version 2 (binary)"),
        ])
        {
            Selected = present?.ProxyProtocol ?? 0,
        };
        return prompter.ChooseAsync(question, cancellation);
    }

    private string? Clash(IReadOnlyList<ProxyRoute> taken, string domain)
    {
        if (taken.Any(route => route.From == domain)) return $"There is a route for {domain} already.";
        return RouteTable.Owner(session, domain) is { } owner ? $"{owner} of this machine is reached by {domain}: give one of them another name." : null;
    }

    private static string Normal(string text) => text.Trim().TrimEnd('.').ToLowerInvariant();
}
