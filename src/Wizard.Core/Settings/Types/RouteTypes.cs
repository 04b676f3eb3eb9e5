using Wizard.Settings.Routes;

namespace Wizard.Settings.Types;

/// <summary>Members with colons between their fields, the first of which names the member: it stands there once.</summary>
/// <param name="name">The word after <c>@type=</c>.</param>
/// <param name="accepts">What is right, as it ends the sentence "must be ...".</param>
/// <param name="example">A value that is accepted.</param>
public abstract class KeyedListType(string name, string accepts, string example) : ListType(name, accepts, example)
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var verdict = base.CheckLine(line);
        if (verdict.Value is null) return verdict;
        var twice = verdict.Value.Split(',').GroupBy(member => member.Split(':')[0]).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? verdict : Refuse($"{Shown.Text(twice.Key)} stands there twice");
    }
}

/// <summary>Named servers.</summary>
public sealed class DestinationsType() : KeyedListType("destinations", "name:address:port:proxy_protocol, comma separated, IPv6 addresses in brackets", "pi:10.13.16.2:443:2")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) =>
        Destination.Read(member) is { Destination: { } destination } ? Verdict.Accept(destination.ToSetting()) : Refuse(Destination.Read(member).Fault!);
}

/// <summary>Routes of TLS connections, by domain.</summary>
public sealed class TlsRoutesType() : KeyedListType(
    "tls-routes",
    "domain:destination or domain:address:port:proxy_protocol, comma separated, IPv6 addresses in brackets",
    "ca.pi.example.com:pi,www.example.com:10.13.16.5:8443:0")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) =>
        ProxyRoute.Read(member, RouteLayer.Seven) is { Route: { } route } ? Verdict.Accept(route.ToSetting()) : Refuse(ProxyRoute.Read(member, RouteLayer.Seven).Fault!);
}

/// <summary>Routes of TCP connections and UDP packets, by entrypoint.</summary>
public sealed class EntryPointRoutesType() : KeyedListType(
    "entrypoint-routes",
    "entrypoint:destination or entrypoint:address:port:proxy_protocol, comma separated, IPv6 addresses in brackets",
    "ssh:10.13.16.2:22:0")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) =>
        ProxyRoute.Read(member, RouteLayer.Four) is { Route: { } route } ? Verdict.Accept(route.ToSetting()) : Refuse(ProxyRoute.Read(member, RouteLayer.Four).Fault!);
}
