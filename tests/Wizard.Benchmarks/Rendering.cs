using BenchmarkDotNet.Attributes;
using Wizard.Settings;
using Wizard.Traefik;
using Wizard.Traefik.Checks;

namespace Wizard.Benchmarks;

/// <summary>Settings of Traefik and an application to YAML, merged and checked: what every `config-render` does.</summary>
[MemoryDiagnoser]
public class Rendering
{
    private static readonly RenderedFiles Plugin = RenderedFiles.Empty.With("src/wizard.local/mtls/.traefik.yml", "displayName: mtls\n");
    private readonly Values _traefik = ValuesOf("traefik", []);
    private readonly Values _whoami = ValuesOf("whoami", new() { ["WHOAMI_TRAEFIK_HOST"] = "whoami.pi.example.com" });

    [Benchmark]
    public int RenderMergeAndCheck()
    {
        var settings = TraefikSettings.From(_traefik, null);
        var application = TraefikRenderer.Application(Application.From(_whoami, "whoami_default"), settings);
        var union = TraefikUnion.Of([("traefik_default", TraefikRenderer.Traefik(settings, Plugin)), ("whoami_default", application)]);
        return TraefikCheck.Faults(union.Files).Count;
    }

    private static Values ValuesOf(string project, Dictionary<string, string> written)
    {
        var path = Path.Combine(Checkout(AppContext.BaseDirectory), "env-dist", $"{project}.env-dist");
        return new(Catalogue.Parse(project, File.ReadAllText(path), path), written.GetValueOrDefault, _ => null);
    }

    private static string Checkout(string folder) => File.Exists(Path.Combine(folder, "Wizard.sln")) ? folder : Checkout(Path.GetDirectoryName(folder)!);
}
