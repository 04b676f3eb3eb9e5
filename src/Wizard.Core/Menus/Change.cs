using Wizard.Env;
using Wizard.Installing;
using Wizard.Projects;

namespace Wizard.Menus;

/// <summary>What a flow ends in: values for settings of one deployment, made only when the flow is over.</summary>
/// <param name="Deployment">The deployment as the flow found it.</param>
/// <param name="Values">The new values by name, in normal form.</param>
public sealed record Change(Deployment Deployment, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Clear-text passwords that the administrator asked to keep, a line each; empty for none.</summary>
    public IReadOnlyList<string> KeptPasswords { get; init; } = [];

    /// <summary>Files of the deployment, by their paths in its folder, readable by their owner only; null for one that goes.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>?> Files { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>?>();

    /// <summary>Nothing changes.</summary>
    public static Change None(Deployment deployment) => new(deployment, new Dictionary<string, string>());

    /// <summary>Checks and saves the change.</summary>
    /// <returns>What changed, line by line, secrets masked; empty where nothing did.</returns>
    /// <exception cref="UserError">A value is refused, or the file was changed meanwhile; nothing was written.</exception>
    public IReadOnlyList<string> Make(Session session)
    {
        if (Values.Count == 0) return []; // else whoever only looked at a menu would have configured the project
        var document = Values.Aggregate(Deployment.File.Document, (all, value) => all.With(value.Key, value.Value));
        RequireNoFaults(Deployment, document);
        var lines = Changes.Variables(Deployment.Catalogue, Deployment.File.Document, document).ToList();
        if (session.DryRun) return lines;
        // first what the settings name, last what they name no more: a crash in between leaves both
        foreach (var (path, content) in Files.Where(file => file.Value is not null)) AtomicFile.Write(Path.Combine(Deployment.Paths.Folder, path), content!.Value.Span);
        session.Machine.Store.Save(Deployment, document);
        foreach (var path in Files.Where(file => file.Value is null).Select(file => Path.Combine(Deployment.Paths.Folder, file.Key)).Where(File.Exists)) File.Delete(path);
        PasswordFile.Keep(Deployment.Paths.Passwords, KeptPasswords);
        return lines;
    }

    /// <summary>Objects to values that are refused. Faults that stood there before are not this change's: they are told when something is installed.</summary>
    /// <exception cref="UserError">Names them.</exception>
    internal static void RequireNoFaults(Deployment deployment, EnvDocument document)
    {
        var faults = deployment.With(document).Faults().Except(deployment.Values.Faults()).ToList();
        if (faults.Count > 0) throw new UserError(string.Join('\n', faults), "Nothing was changed.");
    }
}
