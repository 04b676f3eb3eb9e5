namespace Wizard.Tests.Settings;

/// <summary>Where the checkout is that the tests were built from.</summary>
internal static class Places
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, "Wizard.sln")) ? directory.FullName : Find(directory.Parent!);
}
