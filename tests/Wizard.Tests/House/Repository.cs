namespace Wizard.Tests.House;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The C# files below one of its folders, without what the compiler wrote.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Wizard.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
