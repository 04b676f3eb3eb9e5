using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Settings.Routes;

namespace Wizard.Menus.Traefik.Routing;

/// <summary>`wizard route set|list|remove`: saved, and live at once where Traefik is installed.</summary>
internal static class RouteVerbs
{
    private const string SetUsage = "wizard route set DESTINATION DOMAIN, or wizard route set DOMAIN ADDRESS PORT [--layer4|--layer7] [--proxy-protocol true|false]";

    /// <summary>Sets a route: DESTINATION DOMAIN, or DOMAIN ADDRESS PORT; asks where no word says it.</summary>
    public static async Task SetAsync(VerbCall call, CancellationToken cancellation)
    {
        var edit = call.Words switch
        {
            [] => await AskedAsync(call, cancellation).ConfigureAwait(false),
            [var destination, var domain] => await NamedAsync(call, destination, domain, cancellation).ConfigureAwait(false),
            [var from, var address, var port] => Explicit(call, from, address, port),
            _ => throw new UsageError($"route set takes two or three words, and got {call.Words.Count}.", $"It reads: {SetUsage}"),
        };
        if (edit is not null) await MakeAsync(call, [edit], cancellation).ConfigureAwait(false);
    }

    /// <summary>Lists every route, the applications' too.</summary>
    public static Task ListAsync(VerbCall call, CancellationToken cancellation)
    {
        RequireNoWords(call, "list");
        var lines = RouteTable.All(call.Session);
        return call.AnswerAsync("Routes", call.Session.Json ? RouteTable.Json(lines) : RouteTable.Words(lines), cancellation);
    }

    /// <summary>Removes the routes of domains or entrypoints; asks which where no word says it.</summary>
    public static async Task RemoveAsync(VerbCall call, CancellationToken cancellation)
    {
        var edits = call.Words.Count > 0
            ? Without(call.Session, call.Words)
            : await call.ConverseAsync(async (prompter, token) => Without(call.Session, await WhichAsync(call.Session, prompter, token).ConfigureAwait(false)), cancellation).ConfigureAwait(false);
        await MakeAsync(call, edits, cancellation).ConfigureAwait(false);
    }

    private static async Task<RouteEdit> AskedAsync(VerbCall call, CancellationToken cancellation)
    {
        RequireNoProxyProtocol(call, "it is asked for");
        var (values, layer) = (call.Session.Open(TraefikMenu.Project).Values, call.Session.Route.Layer ?? RouteLayer.Seven);
        var after = await call.ConverseAsync((prompter, token) => RouteFlows.EditedAsync(call.Session, layer, prompter, token), cancellation).ConfigureAwait(false);
        return RouteEdit.Between(layer, ProxyRoute.AllOf(values, layer), after, Destination.AllOf(values));
    }

    // A machine that answers for the domain itself needs no route to itself.
    private static async Task<RouteEdit?> NamedAsync(VerbCall call, string name, string domain, CancellationToken cancellation)
    {
        if (call.Session.Route.Layer == RouteLayer.Four) throw new UsageError("A layer 4 route is set by its entrypoint.", "It reads: wizard route set ENTRYPOINT ADDRESS PORT --layer4");
        RequireNoProxyProtocol(call, "the destination says it");
        var known = Destination.AllOf(call.Session.Open(TraefikMenu.Project).Values);
        var route = Read(RouteLayer.Seven, domain, name);
        if (known.Any(destination => destination.Name == name)) return Set(call.Session, RouteLayer.Seven, route, known);
        if (RouteTable.Owner(call.Session, route.From) is { } owner)
        {
            await call.AnswerAsync("Routes", [$"{route.From} needs no route: {owner} of this machine is reached by it."], cancellation).ConfigureAwait(false);
            return null;
        }

        var server = await call.ConverseAsync((prompter, token) => NewDestinationAsync(call.Session, name, known, prompter, token), cancellation).ConfigureAwait(false);
        return Set(call.Session, RouteLayer.Seven, route, [.. known, new(name, server)]);
    }

    private static Task<ServerAddress> NewDestinationAsync(Session session, string name, IReadOnlyList<Destination> known, IPrompter prompter, CancellationToken cancellation)
    {
        var near = Nearest.To(name, known.Select(destination => destination.Name));
        return new RouteQuestions(session, prompter).ServerAsync($"{name}, which is a new destination{(near is null ? "" : $" (did you mean {near}?)")}", null, isUdp: false, cancellation);
    }

    private static RouteEdit Explicit(VerbCall call, string from, string address, string port)
    {
        var layer = call.Session.Route.Layer ?? RouteLayer.Seven;
        var proxyProtocol = call.Session.Route.ProxyProtocol == true ? "2" : "0";
        return Set(call.Session, layer, Read(layer, from, address, port, proxyProtocol), []);
    }

    private static ProxyRoute Read(RouteLayer layer, params string[] fields)
    {
        var (route, fault) = ProxyRoute.Read([.. fields.Select(WithoutBrackets)], layer);
        return route ?? throw new UsageError($"{fault}.", $"It reads: {SetUsage}");
    }

    // an IPv6 address may be written as in a URL
    private static string WithoutBrackets(string field) => field.StartsWith('[') && field.EndsWith(']') ? field[1..^1] : field;

    private static RouteEdit Set(Session session, RouteLayer layer, ProxyRoute route, IReadOnlyList<Destination> known) =>
        layer == RouteLayer.Seven && RouteTable.Owner(session, route.From) is { } owner
            ? throw new UserError($"{owner} of this machine is reached by {route.From}.", $"Give {owner} another name first (`{owner.CommandOf("config")}`). Nothing was changed.")
            : new(layer, [route], [], known);

    private static RouteEdit[] Without(Session session, IReadOnlyList<string> names)
    {
        var values = session.Open(TraefikMenu.Project).Values;
        var all = new[] { RouteLayer.Seven, RouteLayer.Four }.ToDictionary(layer => layer, layer => ProxyRoute.AllOf(values, layer));
        foreach (var name in names) RequireRoute(session, name, all.Values.SelectMany(routes => routes));
        return [.. all.Where(layer => layer.Value.Any(route => names.Contains(route.From))).Select(layer => new RouteEdit(layer.Key, [], names, []))];
    }

    private static void RequireRoute(Session session, string name, IEnumerable<ProxyRoute> all)
    {
        if (all.Any(route => route.From == name)) return;
        if (RouteTable.Owner(session, name) is { } owner) throw new UserError($"{name} is the name of {owner}, which brings its route itself.", $"To take it away: {owner.CommandOf("uninstall")}");
        var near = Nearest.To(name, all.Select(route => route.From));
        throw new UserError($"There is no route for {name}.", near is null ? "`wizard route list` shows all of them." : $"Did you mean {near}?");
    }

    private static async Task<IReadOnlyList<string>> WhichAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var lines = RouteTable.All(session).Where(line => line.Kind != "application").ToList();
        if (lines.Count == 0) throw new UserError("There is no route that could be removed.", "Applications bring their routes themselves: uninstall the application.");
        var question = new SeveralQuestion("traefik.route.remove", "Mark the routes to remove.", [.. lines.Select(line => $"{line.From} -> {line.To}")]);
        return [.. (await prompter.ChooseSeveralAsync(question, cancellation).ConfigureAwait(false)).Select(index => lines[index].From)];
    }

    private static async Task MakeAsync(VerbCall call, IReadOnlyList<RouteEdit> edits, CancellationToken cancellation)
    {
        var deployment = call.Session.Open(TraefikMenu.Project);
        var saved = new Change(deployment, Merged(edits, edit => edit.OnSaved(deployment.Values))).Make(call.Session);
        if (call.Session.DryRun)
        {
            await call.AnswerAsync("Routes", saved.Count == 0 ? ["Nothing would change."] : ["This would be saved and made live:", .. saved], cancellation).ConfigureAwait(false);
            return;
        }

        await call.DoAsync("Routes", async (log, token) =>
        {
            log(saved.Count == 0 ? "It is configured already." : "Saved:");
            foreach (var line in saved) log(line);
            if (await new Installer(call.Session.Machine).ApplyAsync(call.Id, installed => Merged(edits, edit => edit.OnInstalled(installed)), log, token).ConfigureAwait(false)) log("Live. No container was touched.");
        }, cancellation).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Merged(IReadOnlyList<RouteEdit> edits, Func<RouteEdit, Dictionary<string, string>> values) =>
        edits.SelectMany(edit => values(edit)).DistinctBy(value => value.Key).ToDictionary(value => value.Key, value => value.Value);

    private static void RequireNoProxyProtocol(VerbCall call, string why)
    {
        if (call.Session.Route.ProxyProtocol is not null) throw new UsageError($"--proxy-protocol needs an address and a port; without them {why}.", $"It reads: {SetUsage}");
    }

    private static void RequireNoWords(VerbCall call, string verb)
    {
        if (call.Words.Count > 0) throw new UsageError($"route {verb} takes no further word.", $"It reads: wizard route {verb}");
    }
}
