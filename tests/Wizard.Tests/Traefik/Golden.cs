using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Traefik;

/// <summary>Files that rendering is compared with. WIZARD_UPDATE_GOLDEN=1 writes them anew; without, a missing one fails.</summary>
internal static partial class Golden
{
    public static void Matches(string name, RenderedFiles files)
    {
        foreach (var path in new[] { Volume.StaticFile, Volume.DynamicFile })
            if (files.Text(path) is { } text) Matches($"{name}.{path}", text, path == Volume.StaticFile ? KeyCheck.Static() : KeyCheck.Dynamic());
    }

    private static void Matches(string file, string text, KeyCheck keys)
    {
        Assert.Empty(keys.Faults(text));
        var (path, actual) = (Folder(file), Hashes().Replace(text, match => new string('0', match.Length)));
        if (Environment.GetEnvironmentVariable("WIZARD_UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{file} is missing: run with WIZARD_UPDATE_GOLDEN=1 and read what it wrote.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden", file);

    // test certificates are made anew in each run, and so are the hashes of what they are in
    [GeneratedRegex(@"(?<=step-ca-)[0-9a-f]{12}|(?<=wizard_content_)[0-9a-f]{16}|(?<=data/ca\.example\.com-)[0-9a-f]{8}")]
    private static partial Regex Hashes();
}
