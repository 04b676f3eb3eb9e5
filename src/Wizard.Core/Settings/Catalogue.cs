namespace Wizard.Settings;

/// <summary>The settings of one project, as its env-dist file declares them.</summary>
public sealed class Catalogue
{
    /// <summary>Reads an env-dist file.</summary>
    /// <exception cref="UserError">A decorator is unknown or wrong; names file and line.</exception>
    public static Catalogue Parse(string project, string text, string path) => new CatalogueReader(project, text, path).Read();

    /// <summary>The project's name, as in <c>step-ca</c>.</summary>
    public string Project { get; init; } = "";

    /// <summary>What every setting's name starts with, as in <c>STEP_CA</c>; empty for the context.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How Traefik reaches the project: <c>http</c>, <c>tls-passthrough</c>, or null for not at all (<c>@route</c>).</summary>
    public string? Route { get; init; }

    /// <summary>The comment above the first setting.</summary>
    public string Help { get; init; } = "";

    /// <summary>The settings, in the order of the file.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    internal string NewText { private get; init; } = "";

    /// <summary>The setting of that name, or null.</summary>
    public Setting? Find(string name) => Settings.FirstOrDefault(setting => setting.Name == name);

    /// <summary>The setting of that name.</summary>
    /// <exception cref="UsageError">There is none; offers the nearest name.</exception>
    public Setting Require(string name) => Find(name) ?? throw Unknown(name);

    /// <summary>The text of a new .env file: the env-dist text without its decorator lines and its header's separator, so that it documents itself.</summary>
    public string NewEnvFile() => NewText;

    private UsageError Unknown(string name)
    {
        var nearest = Nearest.To(name, Settings.Select(setting => setting.Name));
        return new UsageError(
            $"{Project} has no setting {name}.",
            nearest is null ? $"Its settings stand in env-dist/{Project}.env-dist." : $"Did you mean {nearest}?");
    }
}
