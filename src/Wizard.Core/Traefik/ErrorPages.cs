using System.Globalization;
using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>The pages that are shown where a service is away or a host is nobody's.</summary>
/// <param name="Port">The port on 127.0.0.1 at which their container answers.</param>
public sealed record ErrorPages(int Port)
{
    /// <summary>The first version that can keep cookies and passwords from the error pages (errorRequestHeaders).</summary>
    private static readonly Version KeepsHeaders = new(3, 7, 0);

    /// <summary>What the settings say; null where there are none.</summary>
    /// <exception cref="UserError">Their port is taken.</exception>
    internal static ErrorPages? From(Values values)
    {
        var prefix = values.Catalogue.Prefix;
        if (!values.Strictly($"{prefix}_ERROR_PAGES_ENABLED")) return null;
        var port = EntryPoint.PortOf(values, $"{prefix}_ERROR_PAGES_PORT");
        return Taken(values, port) ? throw new UserError(
            $"{prefix}_ERROR_PAGES_PORT is the port of an entrypoint.",
            $"Set {prefix}_ERROR_PAGES_PORT to another one.") : new(port);
    }

    /// <summary>Why they cannot be had with a version of Traefik; null where they can.</summary>
    internal static UserError? RefusalOf(Version? version) => version >= KeepsHeaders ? null : new(
        $"TRAEFIK_ERROR_PAGES_ENABLED needs Traefik {KeepsHeaders} or newer, told by its tag or label: an older one would send cookies and passwords to the error pages.",
        "Set TRAEFIK_IMAGE to a newer Traefik, or TRAEFIK_ERROR_PAGES_ENABLED to false.");

    /// <summary>What the compose file needs beside the settings: how many containers, and whether the image is fetched.</summary>
    /// <remarks>Not a profile of compose's: what one has started is not removed when it is switched off.</remarks>
    public static IReadOnlyDictionary<string, string> Environment(bool enabled) => new Dictionary<string, string>
    {
        ["TRAEFIK_ERROR_PAGES_SCALE"] = enabled ? "1" : "0",
        ["TRAEFIK_ERROR_PAGES_PULL_POLICY"] = enabled ? "missing" : "never",
    };

    /// <summary>Where they answer.</summary>
    internal string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    private static bool Taken(Values values, int port) =>
        port == EntryPoint.PortOf(values, $"{values.Catalogue.Prefix}_CONTROL_ENTRYPOINT_PORT") || EntryPoint.AllOf(values).Any(entryPoint => entryPoint.Port == port);
}
