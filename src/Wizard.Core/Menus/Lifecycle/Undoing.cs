using Wizard.Env;
using Wizard.Menus.StepCa;
using Wizard.Projects;

namespace Wizard.Menus.Lifecycle;

/// <summary>The way back to an older version of the settings.</summary>
/// <param name="Change">What is saved.</param>
/// <param name="KeptOut">The revoked names that the older version admitted, and that stay kept out.</param>
internal sealed record Undoing(DocumentChange Change, IReadOnlyList<string> KeptOut)
{
    /// <summary>What changes, line by line; first who stays out.</summary>
    public IReadOnlyList<string> Lines => [.. KeptOut.Select(name => $"{name} was revoked, and stays kept out."), .. Change.Lines];

    /// <summary>Looks at an older version.</summary>
    /// <exception cref="UserError">It admits a name that was revoked, and its list cannot exclude names; or nobody can tell what was revoked.</exception>
    public static Undoing To(Session session, Deployment present, EnvDocument older)
    {
        var names = SentrySettings.Of(present.Catalogue) is { } sentry ? ComingBack(session, present, older, sentry).ToList() : [];
        var document = names.Aggregate(older, (all, name) => Without(present, all, name));
        return new(new(present, document), names);
    }

    /// <summary>The same, where it means the same now.</summary>
    /// <exception cref="UserError">A name was revoked meanwhile that would come back.</exception>
    public Undoing Again(Session session)
    {
        if (To(session, Change.Deployment, Change.Document).KeptOut.Count == 0) return this;
        throw new UserError("A certificate was revoked meanwhile, and the older settings admit its name. Nothing was changed.", "Go back again: it is kept out then.");
    }

    /// <summary>The revoked names that other settings would let in, and the present ones do not.</summary>
    /// <exception cref="UserError">Nobody can tell what was revoked.</exception>
    public static IReadOnlyList<string> Revoked(Session session, Deployment present, EnvDocument other) =>
        SentrySettings.Of(present.Catalogue) is { } sentry && other.Names.Union(present.File.Document.Names).Any(name => sentry.Owns(name) && other[name] != present.File.Document[name])
            ? [.. ComingBack(session, present, other, sentry)]
            : [];

    // A name that the present settings admit does not come back: somebody wants it there.
    private static IEnumerable<string> ComingBack(Session session, Deployment present, EnvDocument older, SentrySettings sentry)
    {
        var (now, then) = (new AllowList(present, sentry), ListOf(present, older));
        var isAsked = present.Values.Flag(sentry.MtlsAuth);
        return Revoked(session).Where(name => then.Admits(name) && !(isAsked && now.Admits(name)));
    }

    private static EnvDocument Without(Deployment present, EnvDocument document, string name) =>
        ListOf(present, document).Without(name).Values.Aggregate(document, (all, value) => all.With(value.Key, value.Value));

    private static AllowList ListOf(Deployment present, EnvDocument document) =>
        new(present with { File = present.File with { Document = document } }, SentrySettings.Of(present.Catalogue)!);

    private static IEnumerable<string> Revoked(Session session) =>
        Authorities(session).SelectMany(id => KnownAuthority.Folder(session, id).Revocations()).Select(revocation => revocation.Name).Distinct();

    // those that were issued for an authority elsewhere lie in the folder of a step-ca that has no settings
    private static IEnumerable<DeploymentId> Authorities(Session session) =>
        session.Machine.Store.Found(session.Machine.Context).Where(id => id.Project.Value == "step-ca")
            .Append(session.Machine.Id("step-ca", InstanceName.Default)).Append(session.Id("step-ca")).Distinct();
}
