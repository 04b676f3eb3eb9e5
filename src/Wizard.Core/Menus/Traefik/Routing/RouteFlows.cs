using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Settings.Routes;

namespace Wizard.Menus.Traefik.Routing;

/// <summary>The lists of routes and destinations.</summary>
internal static class RouteFlows
{
    /// <summary>Layer 7: domains.</summary>
    public static Task<Change> TlsAsync(Session session, IPrompter prompter, CancellationToken cancellation) =>
        ChangeAsync(session, RouteLayer.Seven, prompter, cancellation);

    /// <summary>Layer 4: entrypoints.</summary>
    public static Task<Change> EntryPointsAsync(Session session, IPrompter prompter, CancellationToken cancellation) =>
        ChangeAsync(session, RouteLayer.Four, prompter, cancellation);

    /// <summary>Named servers. One that a route names cannot be removed or renamed: the render would refuse the route.</summary>
    public static async Task<Change> DestinationsAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var deployment = session.Open(TraefikMenu.Project);
        var editor = new ListEditor<Destination>("traefik.destinations", "Servers that routes can name:", "destination")
        {
            Show = destination => $"{destination}",
            AskAsync = async (others, present, token) =>
            {
                var questions = new RouteQuestions(session, prompter);
                var name = await questions.NameAsync(others, present?.Name ?? "", token).ConfigureAwait(false);
                return new(name, await questions.ServerAsync(name, present?.Server, isUdp: false, token).ConfigureAwait(false));
            },
        };
        var edited = await editor.RunAsync(Destination.AllOf(deployment.Values), prompter, cancellation).ConfigureAwait(false);
        RequireNamed(deployment.Values, edited);
        return new(deployment, new Dictionary<string, string> { [Destination.Setting] = string.Join(',', edited.Select(destination => destination.ToSetting())) });
    }

    /// <summary>The values of a layer's routes; the layer is on where there are any.</summary>
    public static Dictionary<string, string> Values(RouteLayer layer, IReadOnlyList<ProxyRoute> routes) => new()
    {
        [ProxyRoute.SwitchOf(layer)] = routes.Count > 0 ? "true" : "false",
        [ProxyRoute.SettingOf(layer)] = string.Join(',', routes.Select(route => route.ToSetting())),
    };

    /// <summary>The routes of a layer as the administrator leaves them.</summary>
    public static Task<IReadOnlyList<ProxyRoute>> EditedAsync(Session session, RouteLayer layer, IPrompter prompter, CancellationToken cancellation)
    {
        var (id, title) = layer == RouteLayer.Seven
            ? ("traefik.routes.7", "TLS connections are handed on as they are, by the name that the client asks for:")
            : ("traefik.routes.4", "All connections of an entrypoint are handed on to one server:");
        var editor = new ListEditor<ProxyRoute>(id, title, "route")
        {
            Show = route => $"{route}",
            AskAsync = (others, present, token) => AskAsync(session, layer, others, present, prompter, token),
        };
        return editor.RunAsync(ProxyRoute.AllOf(session.Open(TraefikMenu.Project).Values, layer), prompter, cancellation);
    }

    private static async Task<Change> ChangeAsync(Session session, RouteLayer layer, IPrompter prompter, CancellationToken cancellation)
    {
        var deployment = session.Open(TraefikMenu.Project);
        var edited = await EditedAsync(session, layer, prompter, cancellation).ConfigureAwait(false);
        return new(deployment, Values(layer, edited));
    }

    private static async Task<ProxyRoute> AskAsync(Session session, RouteLayer layer, IReadOnlyList<ProxyRoute> others, ProxyRoute? present, IPrompter prompter, CancellationToken cancellation)
    {
        var questions = new RouteQuestions(session, prompter);
        if (layer == RouteLayer.Seven)
        {
            var domain = await questions.DomainAsync(others, present?.From ?? "", cancellation).ConfigureAwait(false);
            return await ToAsync(session, questions, domain, present, isUdp: false, prompter, cancellation).ConfigureAwait(false);
        }

        var entryPoint = await questions.EntryPointAsync(others, present?.From, cancellation).ConfigureAwait(false);
        return await ToAsync(session, questions, entryPoint.Name, present, entryPoint.IsUdp, prompter, cancellation).ConfigureAwait(false);
    }

    private static async Task<ProxyRoute> ToAsync(Session session, RouteQuestions questions, string from, ProxyRoute? present, bool isUdp, IPrompter prompter, CancellationToken cancellation)
    {
        var known = Destination.AllOf(session.Open(TraefikMenu.Project).Values).Where(destination => !isUdp || destination.Server.ProxyProtocol == 0).ToList();
        if (known.Count == 0) return new(from, null, await questions.ServerAsync("the server", present?.Server, isUdp, cancellation).ConfigureAwait(false));
        var question = new ChoiceQuestion("traefik.route.destination", $"Where shall {from} go?", [.. known.Select(destination => new Option($"{destination}")), new("Another address")])
        {
            Selected = present?.Destination is { } name ? Math.Max(0, known.FindIndex(destination => destination.Name == name)) : present is null ? 0 : known.Count,
        };
        var chosen = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        return chosen < known.Count ? new(from, known[chosen].Name, null) : new(from, null, await questions.ServerAsync("the server", present?.Server, isUdp, cancellation).ConfigureAwait(false));
    }

    private static void RequireNamed(Values values, IReadOnlyList<Destination> edited)
    {
        var used = from layer in new[] { RouteLayer.Seven, RouteLayer.Four }
                   from route in ProxyRoute.AllOf(values, layer)
                   where route.Destination is { } name && edited.All(destination => destination.Name != name)
                   select route;
        if (used.FirstOrDefault() is { } left)
            throw new UserError($"The route of {left.From} goes to {left.Destination}, which would be there no more.", "Remove or change that route first. Nothing was changed.");
    }
}
