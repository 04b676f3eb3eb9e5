using System.Net;
using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>An entrypoint of the administrator's own: a member of an entrypoints setting, <c>name:host:port:protocol:proxies:https</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Listen">Where it listens.</param>
/// <param name="Proxies">The proxies whose PROXY protocol header is believed; TCP only.</param>
/// <param name="UsesHttps">HTTP routers on it get TLS; TCP only.</param>
public sealed record CustomEntryPoint(string Name, ListenAddress Listen, IReadOnlyList<IPNetwork> Proxies, bool UsesHttps)
{
    /// <summary>The setting that holds them.</summary>
    public const string Setting = "TRAEFIK_CUSTOM_ENTRYPOINTS";

    /// <summary>The members of the setting.</summary>
    /// <exception cref="UserError">One of them is none.</exception>
    public static IReadOnlyList<CustomEntryPoint> ListOf(Values values) => [.. values.List(Setting).Select(member => Parse(member))];

    /// <summary>Reads a member; null where it is none, and the fault says why.</summary>
    public static CustomEntryPoint? TryParse(string text, out string? fault)
    {
        var reader = new CustomEntryPointReader(text);
        var entryPoint = reader.Read();
        fault = reader.Fault;
        return entryPoint;
    }

    /// <summary>What is wrong with a name, whatever it stands for; null for nothing.</summary>
    public static string? NameFault(string name) =>
        !EntryPointNames.IsName(name)
            ? $"{Shown.Text(name)} is no name of an entrypoint: it is made of the letters a to z, digits and _"
            : EntryPointNames.IsReserved(name) ? $"the name {name} is reserved: choose another one" : null;

    /// <summary>True for a network that leaves no address of its family out: whoever connects could then forge an address.</summary>
    public static bool IsEverybody(IPNetwork network) => network.PrefixLength == 0;

    /// <summary>The member as it stands in the setting.</summary>
    public override string ToString()
    {
        var host = Listen.Host.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{Listen.Host}]" : $"{Listen.Host}";
        var proxies = string.Join('-', Proxies.Select(proxy => proxy.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{proxy}]" : $"{proxy}"));
        return $"{Name}:{host}:{Listen.Port}:{(Listen.Protocol == Protocol.Udp ? "udp" : "tcp")}:{proxies}:{(UsesHttps ? "true" : "false")}";
    }

    private static CustomEntryPoint Parse(string member) => TryParse(member, out var fault)
        ?? throw new UserError($"{Setting}: {fault}.", $"Write it anew: `make traefik config`, or `make traefik reconfigure var={Setting}=telnet:0.0.0.0:23:tcp::false`.");
}
