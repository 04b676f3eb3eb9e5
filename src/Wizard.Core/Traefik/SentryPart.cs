using System.Collections.Immutable;

namespace Wizard.Traefik;

/// <summary>One middleware for each group of people, which applications refer to by name, and the way to forward-auth that they ask on.</summary>
/// <remarks>The way leads through Traefik's own control entrypoint: an address inside forward-auth's network changes with its container, and a published port would be a second way in.</remarks>
internal static class SentryPart
{
    private const string Service = "forward-auth_default@docker";

    public static DynamicConfiguration Of(TraefikSettings settings)
    {
        // without a member oauth2-proxy would take the list for no condition at all
        var groups = settings.Groups.All.Where(group => group.Members.Count > 0).ToList();
        return groups.Count == 0 ? new() : new()
        {
            HttpMiddlewares = groups.ToImmutableSortedDictionary(group => Names.Group(group.Name), Middleware (group) => new AskSignIn(Address(settings, group.Members), Knows(settings)), StringComparer.Ordinal),
            HttpRouters = DynamicConfiguration.Empty<Router>().Add(Names.SignInRouter, new Router { EntryPoint = StaticConfiguration.Control, Rule = "Path(`/`)", Service = Service }),
        };
    }

    // oauth2-proxy answers on / with 202, with 403 where the address is not in the list, and with a redirect to the provider where nobody is signed in
    private static string Address(TraefikSettings settings, IEnumerable<string> members) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.ControlPort}/?allowed_emails={string.Join(',', members.Select(Uri.EscapeDataString))}");

    private static bool Knows(TraefikSettings settings) => settings.Version is { } version && version >= AskSignIn.KnowsLimit;
}
