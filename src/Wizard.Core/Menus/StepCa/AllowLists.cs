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
    public bool Admits(string name) => IsForEverybody ? Names.Excluding(name) != Names : Names.Admits(name);

    /// <summary>The change after which it may not: its entry goes, and it is kept out, so that no wildcard ever lets it in again.</summary>
    public Change Without(string name)
    {
        var fewer = IsForEverybody ? Names : Names.Without(name);
        var values = new[] { fewer.Excluding(name), fewer }.Select(names => names.ToSetting());
        // a project may declare a plain list of hosts, which knows no exclusions
        var type = Deployment.Catalogue.Require(Setting);
        return new(Deployment, new Dictionary<string, string> { [Setting] = values.FirstOrDefault(value => type.Check(value).Refusal is null) ?? fewer.Excluding(name).ToSetting() });
    }

    /// <summary>As a person reads it.</summary>
    public override string ToString() => $"{Id} ({(IsForEverybody ? "every name" : Names)})";

    private bool IsForEverybody => Deployment.Values.Flag(Sentry.AllowAll);
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
}
