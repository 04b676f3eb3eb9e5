using System.Security.Cryptography.X509Certificates;
using Wizard.Pki;
using Wizard.Pki.Files;
using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Menus.StepCa;

/// <summary>The certificate authority that a session speaks to.</summary>
/// <param name="Trust">Where it answers, and its root.</param>
/// <param name="Policy">What it was installed with; null where it was not installed from here.</param>
internal sealed record KnownAuthority(CaTrust Trust, CaPolicy? Policy)
{
    private const string Certificates = AuthorityQuestions.Certificates;

    /// <summary>Finds it: its address in its settings, else in ~/.step; its root in ~/.step, else in Traefik's settings, else in its container.</summary>
    /// <exception cref="UserError">Nobody knows its root; says how to come by it.</exception>
    /// <remarks>The two files first: each was compared with a fingerprint before it was written, and a container takes tenths of seconds to be asked.</remarks>
    public static async Task<KnownAuthority> FindAsync(Session session, CancellationToken cancellation)
    {
        var (store, id) = (session.Machine.Store, session.Id("step-ca"));
        var installed = store.OpenApplied(id);
        var deployment = installed ?? store.Open(id);
        var bootstrapped = Step(session).Read();
        if (!deployment.IsConfigured) return new(bootstrapped ?? throw Unknown("A certificate authority", id), Policy: null);
        var policy = installed is null ? null : CaPolicy.From(installed.Values);
        var url = new Uri(AddressOf(deployment.Values));
        if (bootstrapped is not null && IsSame(bootstrapped.Url, url)) return new(bootstrapped, policy);
        if (OfTraefik(session.Open("traefik").Values, url) is { } root) return new(new(url, root), policy);
        var local = await LocalStepCa.FindAsync(session, cancellation).ConfigureAwait(false) ?? throw Unknown($"{url.GetLeftPart(UriPartial.Authority)}", id);
        return new(new(url, local.Certificates.Root), policy);
    }

    /// <summary>The address that the settings of a step-ca deployment say: STEP_CA_TRAEFIK_HOST and STEP_CA_PUBLIC_HTTPS_PORT.</summary>
    public static string AddressOf(Values values)
    {
        var port = values["STEP_CA_PUBLIC_HTTPS_PORT"];
        return $"https://{values["STEP_CA_TRAEFIK_HOST"]}{(port == "443" ? "" : $":{port}")}";
    }

    /// <summary>The folder of the step command.</summary>
    public static StepFolder Step(Session session) => new(session.StepPath, session.Clock, Ownership.IsTrusted);

    /// <summary>The certificates that were issued from a deployment.</summary>
    /// <remarks>Its own lock, not that of the context: an install holds that for minutes, and what was signed must not be lost to it.</remarks>
    public static CertificateFolder Folder(Session session, DeploymentId id) =>
        new(session.Machine.Store.Root.Of(id).Certificates, session.Machine.Store.Root.Of(id).Folder, session.Clock);

    /// <summary>Asks it for certificates, and keeps them.</summary>
    public CertificateIssuer Issuer(Session session) => new(Trust, Folder(session, session.Id("step-ca")), session.Clock);

    private static X509Certificate2? OfTraefik(Values traefik, Uri url)
    {
        if (!Uri.TryCreate(traefik[AuthorityQuestions.Endpoint], UriKind.Absolute, out var endpoint) || !IsSame(endpoint, url)) return null;
        if (traefik.Catalogue.Require(Certificates).Check(traefik[Certificates]).Refusal is not null || traefik.List(Certificates) is not [var root, ..]) return null;
        var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(root));
        return CaCertificates.FingerprintOf(certificate) == traefik[AuthorityQuestions.Fingerprint] ? certificate : null;
    }

    private static bool IsSame(Uri one, Uri other) => one.GetLeftPart(UriPartial.Authority).Equals(other.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    private static UserError Unknown(string what, DeploymentId id) => new($"{what} is not known here yet: its root certificate is missing.", $"Run `{id.CommandOf("client-bootstrap")}` first.");
}
