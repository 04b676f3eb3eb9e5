using Wizard.Env;
using Wizard.Installing;
using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Menus.Lifecycle;

/// <summary>A whole .env in place of the present one: an edit, or an older version. It is checked, shown and saved as any change of settings.</summary>
/// <param name="Deployment">The deployment as it is.</param>
/// <param name="Document">What shall be its .env.</param>
internal sealed record DocumentChange(Deployment Deployment, EnvDocument Document)
{
    /// <summary>What changes, line by line, secrets masked; never empty.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Changes.Variables(Deployment.Catalogue, Deployment.File.Document, Document).DefaultIfEmpty("Only comments, blank lines or the order of the lines."),
        .. Document.Names.Except(Deployment.File.Document.Names).Where(name => Deployment.Catalogue.Find(name) is null).Select(Unknown),
    ];

    /// <summary>Objects to values that are refused.</summary>
    /// <exception cref="UserError">Names every fault that the present settings do not have, too.</exception>
    public void RequireNoFaults() => Change.RequireNoFaults(Deployment, Document);

    /// <summary>Saves it, where this is no dry run.</summary>
    /// <exception cref="UserError">The file was changed by somebody else meanwhile; nothing was written.</exception>
    public void Save(Session session)
    {
        if (!session.DryRun) session.Machine.Store.Save(Deployment, Document);
    }

    private string Unknown(string name)
    {
        var near = Nearest.To(name, Deployment.Catalogue.Settings.Select(setting => setting.Name));
        return $"ATTENTION: {name} is no setting of {Deployment.Id.Project}.{(near is null ? "" : $" Did you mean {near}?")}";
    }
}
