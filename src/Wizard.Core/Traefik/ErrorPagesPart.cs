using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Error pages, on the entrypoint of all applications: none of them is installed again for them.</summary>
/// <remarks>
/// Only what Traefik itself says of a service that is away is replaced (502, 503, 504): an application's own answers are its own, and the
/// 403 of mutual TLS has the words that say why. The service is an address and not one of Docker's: that would be gone with its container,
/// and with it every router of the entrypoint.
/// </remarks>
internal static class ErrorPagesPart
{
    private const int Teapot = 418; // what noop@internal answers
    private const int NotFound = 404;
    private const string Page = "/{status}"; // as HTML, JSON or text, by what the client accepts

    public static DynamicConfiguration Of(TraefikSettings settings) => settings.ErrorPages is not { } pages ? new() : new()
    {
        HttpServices = DynamicConfiguration.Empty<Service>().Add(Names.ErrorPages, new HttpService([pages.Url])),
        HttpMiddlewares = DynamicConfiguration.Empty<Middleware>()
            .Add(Names.ErrorPages, new ShowPage("502-504", null))
            .Add(Names.UnknownHosts, new ShowPage($"{Teapot}", NotFound)),
        HttpRouters = settings.EntryPoints.Any(entryPoint => entryPoint.Name == StaticConfiguration.WebSecure)
            ? DynamicConfiguration.Empty<Router>().Add(Names.UnknownHosts, UnknownHosts)
            : DynamicConfiguration.Empty<Router>(),
    };

    // It hands on no request, its body or headers: it answers by itself, and the page is fetched without them.
    private static Router UnknownHosts => new()
    {
        EntryPoint = StaticConfiguration.WebSecure,
        Rule = "PathPrefix(`/`)",
        Priority = 1,
        Middlewares = [Names.UnknownHosts],
        Service = "noop@internal",
        TlsOptions = Names.DefaultTls,
    };

    private sealed record ShowPage(string Status, int? Instead) : Middleware
    {
        // the one header that is sent along: left out, Traefik would send them all
        private static readonly string[] Sent = ["Accept"];

        public override YamlMappingNode ToYaml() => Yaml.Map(("errors", Yaml.Map(
            ("status", Yaml.List([Status])),
            ("statusRewrites", Instead is { } code ? Yaml.Map((Status, Yaml.Number(code))) : null),
            ("service", Yaml.Text(Names.ErrorPages)),
            ("query", Yaml.Text(Page)),
            ("errorRequestHeaders", Yaml.List(Sent)))));
    }
}
