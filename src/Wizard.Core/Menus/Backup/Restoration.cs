using System.Text;
using Wizard.Env;
using Wizard.Menus.Lifecycle;
using Wizard.Pki.Files;
using Wizard.Projects;
using Wizard.Projects.Backup;

namespace Wizard.Menus.Backup;

/// <summary>A backup as it may come into a context that has gone on since: what was revoked here stays revoked, and kept out.</summary>
/// <param name="Plan">What is done.</param>
/// <param name="Remarks">Whom the backup admits, and who is kept out all the same.</param>
internal sealed record Restoration(RestorePlan Plan, IReadOnlyList<string> Remarks)
{
    /// <summary>Looks what a restore would do.</summary>
    /// <exception cref="UserError">A file cannot go where it belongs, a revoked name cannot be kept out, or nobody can tell what was revoked.</exception>
    public static Restoration Of(Session session, StateArchive archive)
    {
        var (folder, remarks) = (session.Machine.Store.Root.Context(session.Machine.Context), new List<string>());
        var files = archive.Files.Select(file => file.Path.Split('/') switch
        {
            [_, _, "certs", RevocationFile.Name] => file with { Content = RevocationFile.Merged(file.Content, Path.Combine(folder, file.Path)) },
            [var project, var instance, ".env"] when session.Machine.Store.Library.Names.Contains(project) => KeepingOut(session, file, project, instance, remarks),
            _ => file,
        });
        return new(RestorePlan.Of(archive with { Files = [.. files] }, folder), remarks);
    }

    private static StateFile KeepingOut(Session session, StateFile file, string project, string instance, List<string> remarks)
    {
        var id = new DeploymentId(session.Machine.Context, ProjectName.Parse(project), InstanceName.Parse(instance));
        if (Parsed(file) is not { } document) return file;
        var undoing = Undoing.To(session, session.Machine.Store.OpenToMend(id), document);
        if (undoing.KeptOut.Count == 0) return file; // as it was packed, byte for byte
        remarks.AddRange(undoing.KeptOut.Select(name => $"ATTENTION: {id} admits {name} in the backup. It was revoked since, and stays kept out."));
        return file with { Content = Encoding.UTF8.GetBytes(undoing.Change.Document.ToString()) };
    }

    // one with a syntax error comes back as it was: it lets nobody in
    private static EnvDocument? Parsed(StateFile file)
    {
        try
        {
            return EnvFile.Parse(file.Content, file.Path);
        }
        catch (UserError)
        {
            return null;
        }
    }
}
