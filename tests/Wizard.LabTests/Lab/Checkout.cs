using System.Runtime.CompilerServices;

namespace Wizard.LabTests.Lab;

/// <summary>A copy of the checkout with its built program, so that nothing is written into the one that is worked in.</summary>
public sealed class Checkout : IDisposable
{
    private static readonly string[] Parts = ["Makefile", "build.sh", "Directory.Build.props", "Directory.Packages.props", "src", "templates", "env-dist", "bin"];
    private readonly Lazy<string> _folder = new(Copy);

    /// <summary>Where it is.</summary>
    public string Folder => _folder.Value;

    /// <summary>The program.</summary>
    public string Program => Path.Combine(Folder, "bin", "wizard");

    /// <summary>The checkout that the tests were built from.</summary>
    public static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", "..", ".."));

    public void Dispose()
    {
        if (_folder.IsValueCreated) Directory.Delete(_folder.Value, recursive: true);
    }

    private static string Copy()
    {
        if (!File.Exists(Path.Combine(Source(), "bin", "wizard")))
            throw new InvalidOperationException("bin/wizard is missing: build it with ./build.sh, these tests run it.");
        var folder = Directory.CreateTempSubdirectory("wizard-checkout-").FullName;
        foreach (var part in Parts) CopyPart(Path.Combine(Source(), part), Path.Combine(folder, part));
        // newer than every source: make must not build again
        File.SetLastWriteTimeUtc(Path.Combine(folder, "bin", "wizard"), DateTime.UtcNow);
        return folder;
    }

    private static void CopyPart(string from, string to)
    {
        if (File.Exists(from)) File.Copy(from, to);
        if (!Directory.Exists(from)) return;
        Directory.CreateDirectory(to);
        foreach (var entry in Directory.EnumerateFileSystemEntries(from).Where(entry => !IsBuilt(entry))) CopyPart(entry, Path.Combine(to, Path.GetFileName(entry)));
    }

    private static bool IsBuilt(string path) => Path.GetFileName(path) is "obj" or "bin";
}
