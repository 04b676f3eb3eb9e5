using System.Collections.Concurrent;
using Wizard.Settings;

namespace Wizard.Projects;

/// <summary>The projects there are: a folder in templates/ plus a file in env-dist/, of the program and of the administrator.</summary>
/// <param name="folders">Each holds templates/ and env-dist/; of a name that stands twice the first one counts.</param>
public sealed class ProjectLibrary(IReadOnlyList<string> folders)
{
    private readonly ConcurrentDictionary<string, Catalogue> _catalogues = []; // several contexts are looked at at once

    /// <summary>Not a project, but configured like one: the settings of the context itself.</summary>
    public const string Context = "context";

    /// <summary>The names of all projects, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => field ??= [.. folders.SelectMany(Projects).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The project of that name, or the context.</summary>
    /// <exception cref="UsageError">There is none; offers the nearest name.</exception>
    public ProjectName Require(string name)
    {
        if (name == Context || Names.Contains(name)) return ProjectName.Parse(name);
        if (name == "help") throw new UsageError("There is no project help.", "`wizard --help` shows the options, and `wizard PROJECT` the verbs of a project.");
        var near = Nearest.To(name, Names);
        throw new UsageError($"There is no project {ProjectName.Parse(name)}.", near is null ? $"The projects are: {string.Join(", ", Names)}." : $"Did you mean {near}?");
    }

    /// <summary>The folder with the project's compose.yaml and whatever ships with it.</summary>
    public string Template(ProjectName project) => Path.Combine(folders.First(folder => IsProject(folder, project.Value)), "templates", project.Value);

    /// <summary>The settings of a project, or of the context.</summary>
    /// <exception cref="UserError">Its env-dist file is wrong.</exception>
    public Catalogue Catalogue(ProjectName project)
    {
        if (_catalogues.TryGetValue(project.Value, out var known)) return known;
        var path = folders.Select(folder => EnvDist(folder, project.Value)).First(File.Exists);
        return _catalogues[project.Value] = Settings.Catalogue.Parse(project.Value, File.ReadAllText(path), path);
    }

    private static IEnumerable<string> Projects(string folder) => Directory.Exists(Path.Combine(folder, "templates"))
        ? Directory.EnumerateDirectories(Path.Combine(folder, "templates")).Select(path => Path.GetFileName(path)).Where(name => name != Context && IsProject(folder, name))
        : [];

    private static bool IsProject(string folder, string name) =>
        File.Exists(Path.Combine(folder, "templates", name, "compose.yaml")) && File.Exists(EnvDist(folder, name));

    private static string EnvDist(string folder, string name) => Path.Combine(folder, "env-dist", $"{name}.env-dist");
}
