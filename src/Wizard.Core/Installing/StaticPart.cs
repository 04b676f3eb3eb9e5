using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>What Traefik reads only when it starts: its static configuration and its plugins.</summary>
internal static class StaticPart
{
    private static readonly string[] ReadAnew = ["trust/", "tls/", "own/"]; // with dynamic.yml, which names what lies there

    /// <summary>Those of the files; none for an application.</summary>
    public static RenderedFiles Of(RenderedFiles files) =>
        files.Only(path => path != Volume.DynamicFile && !ReadAnew.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)));
}
