using Wizard.Settings;
using Wizard.Settings.Routes;

namespace Wizard.Menus.Traefik.Routing;

/// <summary>What one command does to the routes of a layer. It is done twice: to the settings that are saved, and to those that were installed, so that nothing else that was saved becomes live with it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Set">Routes that are new, or go elsewhere from now on.</param>
/// <param name="Removed">The domains or entrypoints whose routes go.</param>
/// <param name="Known">The destinations that the routes may name.</param>
internal sealed record RouteEdit(RouteLayer Layer, IReadOnlyList<ProxyRoute> Set, IReadOnlyList<string> Removed, IReadOnlyList<Destination> Known)
{
    /// <summary>The edit after which the routes are others than before.</summary>
    public static RouteEdit Between(RouteLayer layer, IReadOnlyList<ProxyRoute> before, IReadOnlyList<ProxyRoute> after, IReadOnlyList<Destination> known) =>
        new(layer, [.. after.Except(before)], [.. before.Select(route => route.From).Except(after.Select(route => route.From))], known);

    /// <summary>The values of the settings after it.</summary>
    /// <exception cref="UserError">The layer is off and holds other routes, which would become live as well.</exception>
    public Dictionary<string, string> OnSaved(Values saved)
    {
        var left = ProxyRoute.AllOf(saved, Layer).Where(route => !Removed.Contains(route.From) && Set.All(other => other.From != route.From)).ToList();
        if (!saved.Flag(ProxyRoute.SwitchOf(Layer)) && Set.Count > 0 && left.Count > 0)
            throw new UserError(
                $"{ProxyRoute.SwitchOf(Layer)} is false, and these routes would become live as well: {string.Join(", ", left)}.",
                $"Remove them (`wizard route remove {string.Join(' ', left.Select(route => route.From))}`), or switch the layer on with `make traefik reconfigure var={ProxyRoute.SwitchOf(Layer)}=true`.");
        return After(ProxyRoute.AllOf(saved, Layer), Set, saved.Flag(ProxyRoute.SwitchOf(Layer)) || Set.Count > 0, Destination.AllOf(saved), Named);
    }

    /// <summary>The values of the settings that were installed, after it. A destination that was installed with another address keeps it for the routes that it had.</summary>
    public Dictionary<string, string> OnInstalled(Values installed)
    {
        var (isOn, there) = (installed.Flag(ProxyRoute.SwitchOf(Layer)), Destination.AllOf(installed));
        var moved = Named.Where(destination => there.Any(other => other.Name == destination.Name && other != destination)).ToDictionary(destination => destination.Name, destination => destination.Server);
        var set = Set.Select(route => route.Destination is { } name && moved.TryGetValue(name, out var server) ? new ProxyRoute(route.From, null, server) : route).ToList();
        return After(isOn ? ProxyRoute.AllOf(installed, Layer) : [], set, isOn || set.Count > 0, there, Named.Where(destination => !moved.ContainsKey(destination.Name)));
    }

    private IEnumerable<Destination> Named => Known.Where(destination => Set.Any(route => route.Destination == destination.Name));

    // a route that is replaced stays at its place in the list
    private Dictionary<string, string> After(IReadOnlyList<ProxyRoute> routes, IReadOnlyList<ProxyRoute> set, bool isOn, IReadOnlyList<Destination> there, IEnumerable<Destination> named)
    {
        var kept = routes.Where(route => !Removed.Contains(route.From)).Select(route => set.FirstOrDefault(other => other.From == route.From) ?? route).ToList();
        kept.AddRange(set.Where(route => kept.All(other => other.From != route.From)));
        var destinations = there.Concat(named.Where(destination => there.All(other => other.Name != destination.Name)));
        return new(RouteFlows.Values(Layer, kept))
        {
            [ProxyRoute.SwitchOf(Layer)] = isOn && kept.Count > 0 ? "true" : "false",
            [Destination.Setting] = string.Join(',', destinations.Select(destination => destination.ToSetting())),
        };
    }
}
