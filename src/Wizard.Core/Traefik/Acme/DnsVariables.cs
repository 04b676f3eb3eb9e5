using System.Text.RegularExpressions;
using Wizard.Settings;

namespace Wizard.Traefik.Acme;

/// <summary>The variables of a provider of DNS: which ones may become Traefik's environment.</summary>
public static partial class DnsVariables
{
    // What Traefik's process itself, Go and lego's client of the authority read: no provider's, and some of them say whom Traefik trusts.
    private static readonly string[] Reserved = ["PATH", "HOME", "HOSTNAME", "USER", "SHELL", "TZ", "ZONEINFO", "NO_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
    private static readonly string[] Families = ["TRAEFIK_", "LEGO_", "SSL_", "GODEBUG", "GOGC", "GOMAXPROCS", "GOMEMLIMIT", "GOTRACEBACK", "LD_", "DOCKER_"];

    /// <summary>What is wrong with a variable for a provider; null where nothing is.</summary>
    /// <param name="code">The provider's code.</param>
    /// <param name="provider">What is known of it; null for one that the list lacks, which may have any variable that is nobody else's.</param>
    /// <param name="name">The variable's name.</param>
    public static string? Refuse(string code, DnsProvider? provider, string name) => provider switch
    {
        null when !Grammar().IsMatch(name) => "A variable's name is made of capital letters, digits and _, for example API_TOKEN.",
        null when IsReserved(name) => $"{name} is no provider's variable: it would change Traefik itself. Enter one that lego's page of the provider names.",
        null => null,
        _ when provider.Variables.Contains(name) => null,
        _ => $"{code} knows no variable {name}{(Nearest.To(name, provider.Variables) is { } near ? $" (did you mean {near}?)" : $"; it knows {string.Join(", ", provider.Variables)}")}.",
    };

    private static bool IsReserved(string name) => Reserved.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.Ordinal));

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{0,127}\z")]
    private static partial Regex Grammar();
}
