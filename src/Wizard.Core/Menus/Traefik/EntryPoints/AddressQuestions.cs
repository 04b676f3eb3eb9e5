using System.Globalization;
using System.Net;
using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus.Traefik.EntryPoints;

/// <summary>A question of one entrypoint: how it is asked, what stands in the field at first, what judges the answer.</summary>
/// <param name="Id">What an answers file calls it.</param>
/// <param name="Title">The question.</param>
/// <param name="Initial">What stands in the field at first.</param>
/// <param name="Check">Accepts or refuses.</param>
internal sealed record AddressQuestion(string Id, string Title, string Initial, Func<string, Verdict> Check)
{
    /// <summary>The question of a setting.</summary>
    public static AddressQuestion Of(Setting setting, string present) => new(setting.Name, setting.Prompt, present, setting.Check);
}

/// <summary>Asks where an entrypoint listens, and whom it believes, with the conflicts told while typing.</summary>
/// <param name="prompter">The front end.</param>
/// <param name="taken">Where it cannot listen.</param>
/// <param name="protocols">What it speaks.</param>
internal sealed class AddressQuestions(IPrompter prompter, TakenAddresses taken, IReadOnlyList<Protocol> protocols)
{
    /// <summary>Asks for the address; that it is taken on the present port is only remarked, since the port is asked next.</summary>
    public async Task<string> HostAsync(AddressQuestion question, string port, CancellationToken cancellation)
    {
        var text = new TextQuestion(question.Id, question.Title)
        {
            Initial = question.Initial,
            Refuse = host => question.Check(host).Refusal ?? Mapped(host),
            Remark = host => Said(Wanted(question.Check(host).Value, port)),
        };
        return question.Check(await prompter.AskAsync(text, cancellation).ConfigureAwait(false)).Value!;
    }

    /// <summary>Asks for the port on that address.</summary>
    public async Task<string> PortAsync(AddressQuestion question, string host, CancellationToken cancellation)
    {
        var text = new TextQuestion(question.Id, question.Title)
        {
            Initial = question.Initial,
            Refuse = port => question.Check(port).Refusal ?? taken.Refusal(Wanted(host, question.Check(port).Value)),
            Remark = port => Said(Wanted(host, question.Check(port).Value)),
        };
        return question.Check(await prompter.AskAsync(text, cancellation).ConfigureAwait(false)).Value!;
    }

    /// <summary>Asks whether a proxy stands before the entrypoint, and where; blank for none. UDP has none.</summary>
    /// <param name="id">What an answers file calls the first question.</param>
    /// <param name="name">The entrypoint.</param>
    /// <param name="question">Asks for the networks.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> ProxiesAsync(string id, string name, AddressQuestion question, CancellationToken cancellation)
    {
        if (!protocols.Contains(Protocol.Tcp)) return "";
        var choice = new ChoiceQuestion(id, $"How do clients reach {name}?", [new("Directly"), new("Through a proxy of mine that speaks the PROXY protocol")]) { Selected = question.Initial.Length == 0 ? 0 : 1 };
        if (await prompter.ChooseAsync(choice, cancellation).ConfigureAwait(false) == 0) return "";
        var text = new TextQuestion(question.Id, question.Title) { Initial = question.Initial, Refuse = list => question.Check(list).Refusal ?? Everybody(question.Check(list).Value!) };
        return question.Check(await prompter.AskAsync(text, cancellation).ConfigureAwait(false)).Value!;
    }

    private string? Said(List<ListenAddress> wanted) => taken.Refusal(wanted) ?? taken.Remark(wanted);

    private List<ListenAddress> Wanted(string? host, string? port) =>
        IPAddress.TryParse(host, out var address) && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? [.. protocols.Select(protocol => new ListenAddress(address, number, protocol))]
            : [];

    private static string? Mapped(string host) => IPAddress.TryParse(host, out var address) && address.IsIPv4MappedToIPv6
        ? $"{host} is an IPv4 address written as an IPv6 one: write {address.MapToIPv4()}."
        : null;

    private static string? Everybody(string list) =>
        list.Length == 0 ? "Name at least one proxy, for example 10.13.16.1/32, or go back and choose that clients connect directly."
        : list.Split(',').Any(network => CustomEntryPoint.IsEverybody(IPNetwork.Parse(network))) ? "That would be everybody, so that anybody could forge an address: name your proxies only, for example 10.13.16.1/32."
        : null;
}
