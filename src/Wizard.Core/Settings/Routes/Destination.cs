using System.Text.RegularExpressions;
using Wizard.Settings.Types;

namespace Wizard.Settings.Routes;

/// <summary>A server with a name, so that routes can name it: <c>pi:10.13.16.2:443:2</c>.</summary>
/// <param name="Name">Lower-case letters, digits and hyphens.</param>
/// <param name="Server">Where it is.</param>
public sealed partial record Destination(string Name, ServerAddress Server)
{
    /// <summary>The setting that holds them.</summary>
    public const string Setting = "TRAEFIK_DESTINATIONS";

    /// <summary>As it stands in the setting.</summary>
    public string ToSetting() => Fields.Join([Name, .. Server.ToFields()]);

    /// <summary>As a person reads it.</summary>
    public override string ToString() => $"{Name} ({Server})";

    /// <summary>Reads one.</summary>
    /// <returns>The destination, or what is wrong.</returns>
    public static (Destination? Destination, string? Fault) Read(string text)
    {
        if (Fields.Split(text) is not [var name, var host, var port, var proxyProtocol])
            return (null, $"{Shown.Text(text)} is not name:address:port:proxy_protocol");
        if (NameFault(name) is { } wrong) return (null, wrong);
        var (server, fault) = ServerAddress.Read(host, port, proxyProtocol);
        return server is null ? (null, fault) : (new Destination(name, server), null);
    }

    /// <summary>All of a setting's value that its type has accepted; what it would refuse is left out.</summary>
    public static IReadOnlyList<Destination> AllOf(Values values) =>
        [.. values.List(Setting).Select(member => Read(member).Destination).OfType<Destination>()];

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    public static string? NameFault(string name) => Grammar().IsMatch(name)
        ? null
        : $"{Shown.Text(name)} is no name of a destination: it has lower-case letters, digits and hyphens, begins with a letter, and is 63 long at most";

    // an address is never taken for a name
    [GeneratedRegex(@"^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex Grammar();
}
