using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Menus.StepCa;

/// <summary>Which client certificates one application admits.</summary>
/// <param name="Deployment">The application.</param>
/// <param name="Sentry">Its family of settings.</param>
internal sealed record AllowList(Deployment Deployment, SentrySettings Sentry)
{
    /// <summary>Which application.</summary>
    public DeploymentId Id => Deployment.Id;

    /// <summary>The setting that holds the names.</summary>
    public string Setting => Sentry.AuthorizedCerts;

    /// <summary>The names.</summary>
    public ClientNames Names => ClientNames.Parse(Deployment.Values.List(Setting));

    /// <summary>True where a client of that name may enter.</summary>
    public bool Admits(string name) => Admits(Names, name);

    /// <summary>The change after which it may not: its entry goes, and it is kept out, so that no wildcard ever lets it in again.</summary>
    /// <exception cref="UserError">The setting's type cannot say that.</exception>
    public Change Without(string name)
    {
        var fewer = IsForEverybody ? Names : Names.Without(name);
        // a project may declare a plain list of hosts, which knows no exclusions: taking an entry out of it may be enough
        var after = new[] { fewer.Excluding(name), fewer }.FirstOrDefault(names => IsAccepted(names) && !Admits(names, name)) ?? throw CannotExclude(name);
        return new(Deployment, new Dictionary<string, string> { [Setting] = after.ToSetting() });
    }

    /// <summary>The same, where these are the settings that were installed: then mutual TLS may have been off.</summary>
    public bool AdmitsAsInstalled(string name) => !Deployment.Values.Flag(Sentry.MtlsAuth) || Admits(name);

    /// <summary>As a person reads it.</summary>
    public override string ToString() => $"{Id} ({(IsForEverybody ? "every name" : Names)})";

    private bool IsForEverybody => Deployment.Values.Flag(Sentry.AllowAll);

    private bool Admits(ClientNames names, string name) => IsForEverybody ? !names.Excludes(name) : names.Admits(name);

    private bool IsAccepted(ClientNames names) => Deployment.Catalogue.Require(Setting).Check(names.ToSetting()).Refusal is null;

    private UserError CannotExclude(string name) => new(
        $"{Id} goes on admitting {name}: {Setting} is of the type {Deployment.Catalogue.Require(Setting).Type.Name}, which cannot exclude a name.",
        $"Write @type=client-names above {Setting} in the env-dist of {Id.Project}, and revoke the name again; or name there who may enter, without a *.");
}

/// <summary>The applications of a context that ask for client certificates.</summary>
internal static class AllowLists
{
    /// <summary>All of them.</summary>
    public static IEnumerable<AllowList> All(Session session) =>
        from deployment in session.Machine.Store.Configured(session.Machine.Context)
        let sentry = SentrySettings.Of(deployment.Catalogue)
        where sentry is not null && deployment.Values.Flag(sentry.MtlsAuth)
        select new AllowList(deployment, sentry);

    /// <summary>The applications that admit the name as they are installed, and not any more as they are configured.</summary>
    public static IEnumerable<DeploymentId> NotInstalled(Session session, string name) =>
        from list in All(session)
        let installed = session.Machine.Store.OpenApplied(list.Id)
        where installed is not null && new AllowList(installed, list.Sentry).AdmitsAsInstalled(name) && !list.Admits(name)
        select list.Id;
}
