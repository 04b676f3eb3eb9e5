using System.Text.Json;
using Wizard.Projects;
using Wizard.Settings.Routes;

namespace Wizard.Menus.Traefik.Routing;

/// <summary>One line of `wizard route list`.</summary>
/// <param name="From">A domain, or an entrypoint.</param>
/// <param name="Kind">What is routed, as in <c>layer 7</c> or <c>application</c>.</param>
/// <param name="To">Where it goes.</param>
/// <param name="State"><c>live</c>, <c>not installed</c>, or <c>off</c>.</param>
internal sealed record RouteLine(string From, string Kind, string To, string State);

/// <summary>Every route of a context: those to other servers, and the applications' own.</summary>
internal static class RouteTable
{
    private static readonly RouteLayer[] Layers = [RouteLayer.Seven, RouteLayer.Four];

    /// <summary>All of them, as they are configured.</summary>
    public static IReadOnlyList<RouteLine> All(Session session) => [.. Layers.SelectMany(layer => Of(session, layer)), .. Applications(session)];

    /// <summary>The application that is configured to be reached by a name; null where there is none.</summary>
    public static DeploymentId? Owner(Session session, string host) =>
        ApplicationHosts(session).FirstOrDefault(application => application.Host == host).Deployment?.Id;

    /// <summary>The lines as words, the columns one below the other.</summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<RouteLine> lines)
    {
        if (lines.Count == 0) return ["None yet. Make one: `wizard route set DESTINATION DOMAIN`."];
        var widths = new[] { lines.Max(line => line.From.Length), lines.Max(line => line.Kind.Length), lines.Max(line => line.To.Length) };
        return [.. lines.Select(line => $"{line.From.PadRight(widths[0])}  {line.Kind.PadRight(widths[1])}  {line.To.PadRight(widths[2])}  {line.State}".TrimEnd())];
    }

    /// <summary>The lines as JSON.</summary>
    public static IReadOnlyList<string> Json(IReadOnlyList<RouteLine> lines)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var line in lines)
            {
                json.WriteStartObject();
                json.WriteString("from", line.From);
                json.WriteString("kind", line.Kind);
                json.WriteString("to", line.To);
                json.WriteString("state", line.State);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }

    private static IEnumerable<RouteLine> Of(Session session, RouteLayer layer)
    {
        var deployment = session.Open(TraefikMenu.Project);
        var installed = session.Machine.Store.OpenApplied(deployment.Id);
        var destinations = Destination.AllOf(deployment.Values).DistinctBy(destination => destination.Name).ToDictionary(destination => destination.Name);
        return from route in ProxyRoute.AllOf(deployment.Values, layer)
               let target = route.Destination is { } name ? destinations.GetValueOrDefault(name)?.ToString() ?? $"{name} (unknown)" : $"{route.Server}"
               let kind = layer == RouteLayer.Seven ? "layer 7" : "layer 4"
               select new RouteLine(route.From, kind, target, State(deployment, installed, layer, route));
    }

    private static string State(Deployment deployment, Deployment? installed, RouteLayer layer, ProxyRoute route)
    {
        if (!deployment.Values.Flag(ProxyRoute.SwitchOf(layer))) return "off";
        return installed is not null && Resolved(installed, layer, route) is { } live && live == Resolved(deployment, layer, route) ? "live" : "not installed";
    }

    private static ServerAddress? Resolved(Deployment deployment, RouteLayer layer, ProxyRoute route)
    {
        if (!deployment.Values.Flag(ProxyRoute.SwitchOf(layer))) return null;
        var found = ProxyRoute.AllOf(deployment.Values, layer).FirstOrDefault(other => other.From == route.From);
        return found?.Server ?? Destination.AllOf(deployment.Values).FirstOrDefault(destination => destination.Name == found?.Destination)?.Server;
    }

    private static IEnumerable<RouteLine> Applications(Session session) =>
        from application in ApplicationHosts(session)
        let installed = session.Machine.Store.OpenApplied(application.Deployment.Id)
        let isLive = installed?.Values[application.Setting] == application.Host
        select new RouteLine(application.Host, "application", $"{application.Deployment.Id}", isLive ? "live" : "not installed");

    private static IEnumerable<(Deployment Deployment, string Setting, string Host)> ApplicationHosts(Session session) =>
        from deployment in session.Machine.Store.Configured(session.Machine.Context)
        where deployment.Catalogue.Route is not null
        let setting = $"{deployment.Catalogue.Prefix}_TRAEFIK_HOST"
        let host = deployment.Values[setting]
        where host.Length > 0
        orderby host
        select (deployment, setting, host);
}
