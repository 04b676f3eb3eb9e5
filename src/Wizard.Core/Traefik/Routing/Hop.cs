using Wizard.Settings.Routes;

namespace Wizard.Traefik.Routing;

/// <summary>A route whose destination is known.</summary>
/// <param name="From">A domain, or an entrypoint.</param>
/// <param name="To">The server.</param>
public sealed record Hop(string From, ServerAddress To);
