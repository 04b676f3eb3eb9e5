using Wizard.Settings;

namespace Wizard.Projects;

/// <summary>The projects there are: a folder in templates/ plus a file in env-dist/, of the program and of the administrator.</summary>
/// <param name="folders">Each holds templates/ and env-dist/; of a name that stands twice the first one counts.</param>
public sealed class ProjectLibrary(IReadOnlyList<string> folders)
{
    private readonly Dictionary<string, Catalogue> _catalogues = [];

    /// <summary>The names of all projects, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. folders.SelectMany(Names_).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The project of that name.</summary>
    /// <exception cref="UsageError">There is none; offers the nearest name.</exception>
    public ProjectName Require(string name)
    {
        if (Names.Contains(name)) return ProjectName.Parse(name);
        var near = Nearest.To(name, Names);
        throw new UsageError($"There is no project {ProjectName.Parse(name)}.", near is null ? $"The projects are: {string.Join(", ", Names)}." : $"Did you mean {near}?");
    }

    /// <summary>The folder with the project's compose.yaml and whatever ships with it.</summary>
    public string Template(ProjectName project) => Path.Combine(Home(project.Value), "templates", project.Value);

    /// <summary>The project's settings.</summary>
    public Catalogue Catalogue(ProjectName project) => Read(project.Value, Home(project.Value));

    /// <summary>The settings of a context.</summary>
    public Catalogue ContextCatalogue() => Read("context", folders[0]);

    private Catalogue Read(string name, string home)
    {
        if (_catalogues.TryGetValue(name, out var known)) return known;
        var path = Path.Combine(home, "env-dist", $"{name}.env-dist");
        return _catalogues[name] = Settings.Catalogue.Parse(name, File.ReadAllText(path), path);
    }

    private string Home(string name) => folders.FirstOrDefault(folder => IsProject(folder, name)) ?? throw new UsageError($"There is no project {name}.", "Run `wizard` to see the projects.");

    private static IEnumerable<string> Names_(string folder) => Directory.Exists(Path.Combine(folder, "templates"))
        ? Directory.EnumerateDirectories(Path.Combine(folder, "templates")).Select(path => Path.GetFileName(path)).Where(name => IsProject(folder, name))
        : [];

    private static bool IsProject(string folder, string name) =>
        File.Exists(Path.Combine(folder, "templates", name, "compose.yaml")) && File.Exists(Path.Combine(folder, "env-dist", $"{name}.env-dist"));
}
