using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>A router as it stands in a dynamic configuration.</summary>
internal sealed partial record RouterNode(string Section, string Name, YamlNode Body)
{
    private static readonly string[] Sections = ["http", "tcp", "udp"];

    /// <summary>Where it stands, for messages.</summary>
    public string Where => $"{Volume.DynamicFile}: {Section}.routers.{Name}";

    /// <summary>The deployment that it belongs to: the first two parts of its name. The administrator's own have no underscore.</summary>
    public string Owner => IsOwn ? Own : string.Join('_', Name.Split('_').Take(2));

    /// <summary>What to do about it.</summary>
    public string Again => IsOwn ? $"mend {Own}" : $"install {Owner} again";

    /// <summary>What messages call the administrator's own configuration.</summary>
    public const string Own = "your own YAML";

    /// <summary>True for one of the administrator's own.</summary>
    public bool IsOwn => !Name.Contains('_', StringComparison.Ordinal);

    public string Rule => Body.TextAt("rule") ?? "";

    /// <summary>The names that its rule waits for, in lower case and without the dot that may end them.</summary>
    public IReadOnlyList<string> Hosts => [.. Host().Matches(Rule).Select(match => match.Groups[1].Value.Trim().ToLowerInvariant().TrimEnd('.'))];

    /// <summary>True where its rule is one host and nothing else: only then do its TLS options apply for sure.</summary>
    public bool IsOneHost => OneHost().IsMatch(Rule);

    public IEnumerable<string> Middlewares => Body.TextsAt("middlewares");

    /// <summary>Who answers TLS for its hosts: TLS options, passed through, or nobody.</summary>
    public string Tls => this switch
    {
        _ when Body.At("tls") is null => "none",
        _ when Body.TextAt("tls", "passthrough") == "true" => "passthrough",
        _ => Body.TextAt("tls", "options") ?? Names.DefaultTls,
    };

    /// <summary>All of a configuration.</summary>
    public static IEnumerable<RouterNode> AllOf(YamlMappingNode root) =>
        from section in Sections
        from router in root.EntriesAt(section, "routers")
        select new RouterNode(section, router.Name, router.Body);

    [GeneratedRegex(@"Host(?:SNI)?\s*\(\s*[`""']([^`""']*)[`""']\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    [GeneratedRegex(@"^Host(?:SNI)?\(`[a-z0-9.-]+`\)\z")]
    private static partial Regex OneHost();
}
