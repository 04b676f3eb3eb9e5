using System.Text.RegularExpressions;
using Wizard.Env;
using Wizard.Projects;

namespace Wizard.Menus.Import;

/// <summary>A .env file of d.rymcg.tech, as it was read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Document">What stands in it.</param>
internal sealed partial record ImportedFile(string Path, EnvDocument Document)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UserError">It is not there, cannot be read, or has a syntax error.</exception>
    public static ImportedFile Read(string path)
    {
        var file = EnvFile.Load(path, "");
        return file.Hash is null ? throw new UserError($"There is no file {path}.", "Correct the path; the files are called .env_CONTEXT_INSTANCE.") : new(path, file.Document);
    }

    /// <summary>The context and the instance that its name tells; what was named on the command line counts more.</summary>
    /// <exception cref="UserError">Nothing tells them.</exception>
    public (ContextName Context, InstanceName Instance) Place(string? context, string? instance)
    {
        var match = context is null ? Name().Match(FileName) : Regex.Match(FileName, $@"^\.env_(?<context>{Regex.Escape(context)})_(?<instance>.+)\z");
        var (told, named) = (context ?? Told(match, "context"), instance ?? Told(match, "instance"));
        return told is not null && named is not null
            ? (ContextName.Parse(told), InstanceName.Parse(named))
            : throw new UserError($"The name of {Path} does not tell the context and the instance: it is not .env_CONTEXT_INSTANCE.", "Name them: wizard import FILE --context NAME --instance NAME");
    }

    /// <summary>The project: its folder's name, else what most of its variables begin with.</summary>
    /// <exception cref="UserError">It is none of the projects'.</exception>
    public ProjectName Project(ProjectLibrary library)
    {
        var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? "");
        if (library.Names.Contains(folder)) return ProjectName.Parse(folder);
        var best = library.Names.Select(ProjectName.Parse).Select(project => (Project: project, Count: Count(library.Catalogue(project).Prefix))).MaxBy(found => found.Count);
        return best.Count > 0 ? best.Project : throw new UserError($"{Path} belongs to none of the projects: {string.Join(", ", library.Names)}.", "Put it into a folder that is called like its project.");
    }

    private string FileName => System.IO.Path.GetFileName(Path);

    private int Count(string prefix) => Document.Names.Count(name => name.StartsWith($"{prefix}_", StringComparison.Ordinal));

    private static string? Told(Match match, string group) => match.Success ? match.Groups[group].Value : null;

    // an instance has no underscore, a context may have one
    [GeneratedRegex(@"^\.env_(?<context>.+)_(?<instance>[^_]+)\z")]
    private static partial Regex Name();
}
