namespace Wizard.Projects;

/// <summary>The folder that holds the state of every context, and the paths in it.</summary>
/// <param name="Path">An absolute path.</param>
public sealed record StateRoot(string Path)
{
    /// <summary>The context's own settings, in its folder.</summary>
    internal const string ContextFile = "context.env";

    /// <summary>Chooses the folder: $WIZARD_HOME, else deploy/ in the checkout that the program runs from, else $XDG_DATA_HOME/wizard.</summary>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="checkout">The checkout's folder, or null where the program is installed.</param>
    /// <exception cref="UserError">None of them is known.</exception>
    public static StateRoot Choose(Func<string, string?> environment, string? checkout)
    {
        if (environment("WIZARD_HOME") is { Length: > 0 } home) return new(System.IO.Path.GetFullPath(home));
        if (checkout is not null) return new(System.IO.Path.Combine(checkout, "deploy"));
        // a relative one must be ignored, says its specification
        if (environment("XDG_DATA_HOME") is { } data && System.IO.Path.IsPathRooted(data)) return new(System.IO.Path.Combine(data, "wizard"));
        return environment("HOME") is { Length: > 0 } user
            ? new(System.IO.Path.Combine(user, ".local", "share", "wizard"))
            : throw new UserError("There is no folder for the state: neither WIZARD_HOME nor HOME is set.", "Set WIZARD_HOME to a folder of yours.");
    }

    /// <summary>The same folder, where nobody else could have put something there; one that is not there yet is made when it is needed.</summary>
    /// <param name="trusted">True where a folder belongs to root or to the user who runs the program.</param>
    /// <exception cref="UserError">It belongs to somebody else, or everybody may write to it.</exception>
    public StateRoot Trusted(Func<string, bool> trusted) => !Directory.Exists(Path) || trusted(Path)
        ? this
        : throw new UserError($"{Path} belongs to somebody else, or everybody may write to it: it is no place for keys and passwords.", "Set WIZARD_HOME to a folder of your own, or mend its owner and mode (chown, chmod go-w).");

    /// <summary>The administrator's own projects, laid out like the checkout: templates/ and env-dist/.</summary>
    public string OwnProjects => System.IO.Path.Combine(Path, "projects");

    /// <summary>The folder of a context.</summary>
    public string Context(ContextName context) => System.IO.Path.Combine(Path, context.Value);

    /// <summary>A file that is there while Traefik has not yet confirmed what was last shipped to it.</summary>
    public string UnconfirmedFile(ContextName context) => System.IO.Path.Combine(Context(context), ".unconfirmed");

    /// <summary>The paths of a deployment; the context's own settings are in its folder.</summary>
    public DeploymentPaths Of(DeploymentId id) => id.Project.Value == ProjectLibrary.Context
        ? new(Context(id.Context)) { EnvFile = System.IO.Path.Combine(Context(id.Context), ContextFile) }
        : new(System.IO.Path.Combine(Context(id.Context), id.Project.Value, id.Instance.Value));
}

/// <summary>Where one deployment keeps what.</summary>
/// <param name="Folder">The deployment's folder.</param>
public sealed record DeploymentPaths(string Folder)
{
    /// <summary>The settings: the only source of truth, hand-editable.</summary>
    public string EnvFile { get; init; } = Path.Combine(Folder, ".env");

    /// <summary>What the settings mean now: a preview, remade at will.</summary>
    public string Rendered => Path.Combine(Folder, "rendered");

    /// <summary>What the last install shipped; written by install and uninstall of this deployment only.</summary>
    public string Applied => Path.Combine(Folder, "applied");

    /// <summary>The settings as the last install took them.</summary>
    public string AppliedEnvFile => Path.Combine(Applied, ".env");

    /// <summary>What ran when the last install had come to its end; missing while an install is under way, and after one that was killed or failed.</summary>
    public string CompletionFile => Path.Combine(Applied, ".complete");

    /// <summary>The administrator's own YAML, in Traefik's deployment, and the PEM files that it names.</summary>
    public string Own => Path.Combine(Folder, "own");

    /// <summary>Certificates and keys that were issued here.</summary>
    public string Certificates => Path.Combine(Folder, "certs");

    /// <summary>The last 20 versions of the settings.</summary>
    public string History => Path.Combine(Folder, "history");

    /// <summary>Passwords that the administrator asked to keep in clear text.</summary>
    public string Passwords => Path.Combine(Folder, "passwords.txt");
}
