using Wizard.Settings;
using Wizard.Settings.Routes;

namespace Wizard.Traefik.Routing;

/// <summary>Where Traefik hands connections on to, beside the applications of its own machine.</summary>
/// <param name="ByDomain">TLS connections, by the name that the client asks for.</param>
/// <param name="ByEntryPoint">Raw connections and packets, by entrypoint.</param>
public sealed record Hops(IReadOnlyList<Hop> ByDomain, IReadOnlyList<Hop> ByEntryPoint)
{
    /// <summary>Reads the settings; a layer that is switched off has no routes.</summary>
    /// <exception cref="UserError">A route is of another form, names no known destination, or an entrypoint that cannot carry it.</exception>
    internal static Hops From(Values values, IReadOnlyList<EntryPoint> entryPoints)
    {
        var destinations = Read(values, Destination.Setting, Destination.Read).DistinctBy(destination => destination.Name).ToDictionary(destination => destination.Name, destination => destination.Server);
        var hops = new Hops(Of(values, RouteLayer.Seven, destinations), Of(values, RouteLayer.Four, destinations));
        foreach (var hop in hops.ByEntryPoint) RequireCarried(hop, entryPoints);
        if (hops.ByDomain.Count > 0 && entryPoints.All(entryPoint => entryPoint.Name != StaticConfiguration.WebSecure))
            throw new UserError($"{ProxyRoute.SettingOf(RouteLayer.Seven)} needs the entrypoint {StaticConfiguration.WebSecure}, which is not enabled.", "Set TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED to true.");
        return hops;
    }

    private static IReadOnlyList<Hop> Of(Values values, RouteLayer layer, Dictionary<string, ServerAddress> destinations) =>
        values.Strictly(ProxyRoute.SwitchOf(layer))
            ? [.. Read(values, ProxyRoute.SettingOf(layer), text => ProxyRoute.Read(text, layer)).Select(route => Resolve(route, layer, destinations))]
            : [];

    private static IEnumerable<T> Read<T>(Values values, string setting, Func<string, (T? Value, string? Fault)> read)
        where T : class =>
        values.List(setting).Select(text => read(text) is { Value: { } value } ? value : throw new UserError($"{setting}: {read(text).Fault}.", $"Correct {setting}."));

    private static Hop Resolve(ProxyRoute route, RouteLayer layer, Dictionary<string, ServerAddress> destinations)
    {
        if (route.Server is { } server) return new(route.From, server);
        return destinations.TryGetValue(route.Destination!, out var named)
            ? new(route.From, named)
            : throw new UserError(
                $"{ProxyRoute.SettingOf(layer)} sends {route.From} to {route.Destination}, which {Destination.Setting} does not hold.",
                $"Add {route.Destination} to {Destination.Setting} (`make traefik config` > Config > Advanced Routing), or correct the route.");
    }

    private static void RequireCarried(Hop hop, IReadOnlyList<EntryPoint> entryPoints)
    {
        var setting = ProxyRoute.SettingOf(RouteLayer.Four);
        if (EntryPointNames.IsForHttp(hop.From))
            throw new UserError($"{setting} uses the entrypoint {hop.From}, which carries other routes.", $"Correct {setting}: name an entrypoint that carries nothing else.");
        var entryPoint = entryPoints.FirstOrDefault(entryPoint => entryPoint.Name == hop.From) ?? throw new UserError(
            $"{setting} uses the entrypoint {hop.From}, which is not there or not enabled.",
            $"Enable it (`make traefik config` > Config > Entrypoints), or correct {setting}.");
        if (entryPoint.Protocol == Protocol.Udp && hop.To.ProxyProtocol != 0)
            throw new UserError($"{setting} asks for the PROXY protocol on the entrypoint {hop.From}, which is for UDP.", $"Set the last field of that route in {setting} to 0.");
    }
}
