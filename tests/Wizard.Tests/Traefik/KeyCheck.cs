using System.Runtime.CompilerServices;
using Wizard.Traefik.Checks;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wizard.Tests.Traefik;

/// <summary>Checks a file against the keys that Traefik knows: it refuses a whole file over one that it does not.</summary>
internal sealed class KeyCheck(KnownKeys keys)
{
    public static KeyCheck Static() => new(new KnownKeys(Lines("static.txt")));

    public static KeyCheck Dynamic() => new(KnownKeys.Dynamic());

    public IReadOnlyList<string> Faults(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            return [$"cannot be read: {error.Message}"];
        }
        return [.. stream.Documents.SelectMany(document => keys.Faults(document.RootNode))];
    }

    private static string[] Lines(string file, [CallerFilePath] string here = "") => File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "Keys", file));
}
