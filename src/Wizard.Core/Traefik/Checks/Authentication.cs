using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Tells whether a router asks who somebody is.</summary>
internal static class Authentication
{
    private static readonly string[] Passwords = ["basicAuth", "digestAuth"];

    /// <summary>True where one of its middlewares asks for a password or a certificate, or has another service ask.</summary>
    public static bool IsAsked(YamlMappingNode root, RouterNode router) => MiddlewaresOf(root, router).Any(Asks);

    /// <summary>The middlewares of a router, those of chains included.</summary>
    public static IEnumerable<YamlNode> MiddlewaresOf(YamlMappingNode root, RouterNode router)
    {
        var (seen, queue) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(router.Middlewares));
        while (queue.TryDequeue(out var name))
        {
            if (!seen.Add(name) || root.At(router.Section, "middlewares", Bare(name)) is not { } body) continue;
            foreach (var member in body.TextsAt("chain", "middlewares")) queue.Enqueue(member);
            yield return body;
        }
    }

    /// <summary>A name without the provider that is this file.</summary>
    public static string Bare(string name) => name.EndsWith("@file", StringComparison.Ordinal) ? name[..^"@file".Length] : name;

    private static bool Asks(YamlNode middleware) =>
        Passwords.Any(kind => middleware.TextsAt(kind, "users").Any(user => user.Contains(':', StringComparison.Ordinal)) || middleware.At(kind, "usersFile") is not null)
        || middleware.TextAt("forwardAuth", "address") is { Length: > 0 }
        || middleware.At("plugin", MtlsPlugin.Name) is not null;
}
