namespace Wizard.Projects;

/// <summary>Where templates/ and env-dist/ are.</summary>
/// <param name="Folder">The folder that holds both.</param>
/// <param name="IsCheckout">True for a checkout, false for an installed share/wizard.</param>
public sealed record SharedFiles(string Folder, bool IsCheckout)
{
    /// <summary>Walks up from the program's own folder to a checkout, else looks into share/wizard beside its bin.</summary>
    /// <param name="programFolder">Where the executable is.</param>
    /// <param name="trusted">True where a folder belongs to root or to the user who runs the program: others' templates would run as this user.</param>
    /// <exception cref="UserError">There is none, or it belongs to somebody else.</exception>
    public static SharedFiles Find(string programFolder, Func<string, bool> trusted)
    {
        var checkout = Ancestors(programFolder).Where(Holds).Select(folder => new SharedFiles(folder, IsCheckout: true));
        var installed = new[] { Path.GetFullPath(Path.Combine(programFolder, "..", "share", "wizard")) }.Where(Holds).Select(folder => new SharedFiles(folder, IsCheckout: false));
        var found = checkout.Concat(installed).FirstOrDefault()
            ?? throw new UserError($"The folders templates/ and env-dist/ are nowhere above {programFolder}.", "Run the program from its checkout, or install it with its share/wizard folder.");
        return new[] { found.Folder, found.Templates, found.EnvDist }.All(trusted)
            ? found
            : throw new UserError($"{found.Folder} belongs to somebody else: its templates could make this machine run anything.", $"Run `chown -R $(id -un) {found.Folder}` if you trust it, or use your own copy.");
    }

    /// <summary>One folder per project.</summary>
    public string Templates => Path.Combine(Folder, "templates");

    /// <summary>One file of settings per project.</summary>
    public string EnvDist => Path.Combine(Folder, "env-dist");

    private static bool Holds(string folder) => Directory.Exists(Path.Combine(folder, "templates")) && Directory.Exists(Path.Combine(folder, "env-dist"));

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
