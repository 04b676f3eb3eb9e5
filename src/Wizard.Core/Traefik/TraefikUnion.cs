using System.Text;

namespace Wizard.Traefik;

/// <summary>All that Traefik's volume holds: what every applied deployment of a context brought.</summary>
public sealed class TraefikUnion
{
    private const string Wizard = "the wizard";

    private TraefikUnion(RenderedFiles files, string marker) => (Files, Marker) = (files, marker);

    /// <summary>The files of the volume, without the way to the API.</summary>
    public RenderedFiles Files { get; }

    /// <summary>The name of a middleware that is made of the content's hash: where Traefik's API lists NAME@file, Traefik took exactly this content.</summary>
    public string Marker { get; }

    /// <summary>Merges the parts. The order of the parts does not matter.</summary>
    /// <param name="parts">Who brought which files.</param>
    /// <exception cref="UserError">Two bring the same name or the same file with another content; names both.</exception>
    public static TraefikUnion Of(IEnumerable<(string Owner, RenderedFiles Files)> parts)
    {
        var sorted = parts.OrderBy(part => part.Owner, StringComparer.Ordinal).ToList();
        var tree = new DynamicTree();
        foreach (var (owner, files) in sorted)
            if (files.Text(Volume.DynamicFile) is { } text) tree.Add(owner, Volume.DynamicFile, text);
        var unmarked = Others(sorted).With(Volume.DynamicFile, Yaml.Bytes(tree.ToYaml()));
        var marker = Names.Marker(unmarked.Hash[..16]);
        tree.Add(Wizard, Volume.DynamicFile, Text(MarkerOf(marker)));
        return new TraefikUnion(unmarked.With(Volume.DynamicFile, Yaml.Bytes(tree.ToYaml())), marker);
    }

    /// <summary>The files with a way to the API on the control entrypoint, for one user. The hash is new for each shipping and no part of the content's hash.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="bcrypt">The bcrypt hash of the user's password.</param>
    public RenderedFiles WithControl(string user, string bcrypt)
    {
        var tree = new DynamicTree();
        tree.Add("the deployments", Volume.DynamicFile, Files.Text(Volume.DynamicFile)!);
        tree.Add(Wizard, Volume.DynamicFile, Text(Control(BasicUser.Parse("The control user", $"{user}:{bcrypt}"))));
        return Files.With(Volume.DynamicFile, Yaml.Bytes(tree.ToYaml()));
    }

    /// <summary>True where a dynamic.yml is this one, shipped with whatever password of the control user.</summary>
    /// <param name="text">What the file holds.</param>
    /// <param name="user">The user's name.</param>
    public bool IsIn(string text, string user) =>
        text.Contains(Marker, StringComparison.Ordinal) && BasicUser.HashesOf(user, text).Any(hash => WithControl(user, hash).Text(Volume.DynamicFile) == text);

    private static RenderedFiles Others(List<(string Owner, RenderedFiles Files)> parts)
    {
        var (all, owners) = (RenderedFiles.Empty, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (owner, files) in parts)
            foreach (var (path, bytes) in files.Where(file => file.Key != Volume.DynamicFile))
            {
                if (all.Find(path) is { } present && !present.Span.SequenceEqual(bytes.Span))
                    throw new UserError(
                        $"{owners[path]} and {owner} both bring {path}, with another content.",
                        $"Install {owner} again.");
                (all, owners[path]) = (all.With(path, bytes.Span), owner);
            }
        return all;
    }

    private static string Text(DynamicConfiguration configuration) => Encoding.UTF8.GetString(Yaml.Bytes(configuration.ToYaml()));

    private static DynamicConfiguration MarkerOf(string name) =>
        new() { HttpMiddlewares = DynamicConfiguration.Empty<Middleware>().Add(name, new Marker(name)) };

    private static DynamicConfiguration Control(BasicUser user) => new()
    {
        HttpMiddlewares = DynamicConfiguration.Empty<Middleware>().Add(Names.ControlUsers, new AskPassword([$"{user.Name}:{user.Hash}"], null)),
        HttpRouters = DynamicConfiguration.Empty<Router>().Add(Names.ControlRouter, new Router
        {
            EntryPoint = StaticConfiguration.Control,
            Rule = "PathPrefix(`/api`)",
            Middlewares = [Names.ControlUsers],
            Service = "api@internal",
        }),
    };
}
